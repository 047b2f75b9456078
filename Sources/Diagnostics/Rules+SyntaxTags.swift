extension Rule {
  /// An element is not closed.
  public static let missingEndTag = Rule(
    id: "missing-end-tag", severity: .error,
    summary: "an element is not closed",
    explanation: """
      Every element ends with an end tag of its name, or with '/>' in its only tag. Kazoo's \
      XML parser then refuses the whole document, so nothing of it runs: Pivot fails, and on \
      the first request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag has another name than its start tag.
  public static let mismatchedEndTag = Rule(
    id: "mismatched-end-tag", severity: .error,
    summary: "an end tag has another name than its start tag",
    explanation: """
      The names in both tags are the same to the letter, upper and lower case included. \
      Kazoo's XML parser then refuses the whole document, so nothing of it runs: Pivot fails, \
      and on the first request of a call the callflow goes on to the '_' child of its pivot \
      action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag closes nothing.
  public static let strayEndTag = Rule(
    id: "stray-end-tag", severity: .error,
    summary: "an end tag closes nothing",
    explanation: """
      There is no open element of that name: it was closed before, or never opened. Kazoo's \
      XML parser then refuses the whole document, so nothing of it runs: Pivot fails, and on \
      the first request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A tag is not closed with '>'.
  public static let unterminatedTag = Rule(
    id: "unterminated-tag", severity: .error,
    summary: "a tag is not closed with '>'",
    explanation: """
      The next tag begins, or the document ends, before the tag is closed. Kazoo's XML parser \
      then refuses the whole document, so nothing of it runs: Pivot fails, and on the first \
      request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: #"<Response><Say voice="man"<Pause/></Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// A character has no place in a tag.
  public static let strayCharacter = Rule(
    id: "stray-character", severity: .error,
    summary: "a character has no place in a tag",
    explanation: """
      In a tag there are the name and the attributes with their values in quotes, with white \
      space between them: blanks, tabs and line breaks, not the no-break spaces that come with \
      text copied from a web page. Kazoo's XML parser then refuses the whole document, so \
      nothing of it runs: Pivot fails, and on the first request of a call the callflow goes on \
      to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: "<Response><Say\u{A0}voice=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no quotes.
  public static let unquotedValue = Rule(
    id: "unquoted-attribute-value", severity: .error,
    summary: "the value of an attribute has no quotes",
    explanation: """
      HTML lets them out, XML does not. Kazoo's XML parser then refuses the whole document, so \
      nothing of it runs: Pivot fails, and on the first request of a call the callflow goes on \
      to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: #"<Response><Say loop=2>Hello</Say></Response>"#,
    right: #"<Response><Say loop="2">Hello</Say></Response>"#)

  /// A value stands in typographic quotes.
  public static let typographicQuotes = Rule(
    id: "typographic-quotes", severity: .error,
    summary: "a value stands in typographic quotes",
    explanation: """
      Word processors and web pages turn the quotes of a program into curly ones, which are \
      ordinary characters to XML: the value has no quotes at all. Kazoo's XML parser then \
      refuses the whole document, so nothing of it runs: Pivot fails, and on the first request \
      of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.3")], twilioErrors: [12100],
    wrong: #"<Response><Say voice=“man”>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no closing quote.
  public static let unterminatedValue = Rule(
    id: "unterminated-attribute-value", severity: .error,
    summary: "the value of an attribute has no closing quote",
    explanation: """
      A value runs to the next quote of the kind that opened it, across tags and lines, so all \
      that follows is misread. Kazoo's XML parser then refuses the whole document, so nothing \
      of it runs: Pivot fails, and on the first request of a call the callflow goes on to the \
      '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.3")], twilioErrors: [12100],
    wrong: #"<Response><Say voice="man>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// No white space stands between two attributes.
  public static let missingAttributeSpace = Rule(
    id: "missing-attribute-space", severity: .error,
    summary: "no white space stands between two attributes",
    explanation: """
      Attributes are kept apart by white space. Kazoo's XML parser then refuses the whole \
      document, so nothing of it runs: Pivot fails, and on the first request of a call the \
      callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: #"<Response><Say voice="man"loop="2">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man" loop="2">Hello</Say></Response>"#)

  /// An attribute has no value.
  public static let attributeWithoutValue = Rule(
    id: "attribute-without-value", severity: .error,
    summary: "an attribute has no value",
    explanation: """
      HTML takes the name alone for true, XML does not: write the value. Kazoo's XML parser \
      then refuses the whole document, so nothing of it runs: Pivot fails, and on the first \
      request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: #"<Response><Record playBeep/></Response>"#,
    right: #"<Response><Record playBeep="true"/></Response>"#)

  /// An element has an attribute twice.
  public static let duplicateAttribute = Rule(
    id: "duplicate-attribute", severity: .error,
    summary: "an element has an attribute twice",
    explanation: """
      The name of an attribute may stand once in a tag; names that differ in case are \
      different names. Kazoo's XML parser then refuses the whole document, so nothing of it \
      runs: Pivot fails, and on the first request of a call the callflow goes on to the '_' \
      child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("3.1")], twilioErrors: [12100],
    wrong: #"<Response><Say loop="2" loop="3">Hello</Say></Response>"#,
    right: #"<Response><Say loop="3">Hello</Say></Response>"#)

  /// Elements are nested too deeply.
  public static let nestingTooDeep = Rule(
    id: "nesting-too-deep", severity: .error,
    summary: "elements are nested too deeply",
    explanation: """
      No TwiML needs more than a few levels, so a document that is nested hundreds deep was \
      made by mistake or to do harm. XML parsers refuse it at a depth of their own; twimlc \
      does at 256, Kazoo's has no limit.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say>Hello" + String(repeating: "<a>", count: 255)
        + String(repeating: "</a>", count: 255) + "</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An element has too many attributes.
  public static let tooManyAttributes = Rule(
    id: "too-many-attributes", severity: .error,
    summary: "an element has too many attributes",
    explanation: """
      No element of TwiML has more than a few dozen attributes. XML parsers compare each with \
      every other, so thousands of them make a parser slow; twimlc stops at 256.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say"
        + (0..<257).map { " a\($0)=\"\"" }.joined() + ">Hello</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)
}
