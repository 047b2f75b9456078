package import Diagnostics

extension Rule {
  /// Kazoo's XML parser does not take a name, for a character in it or for its length.
  package static let unsupportedName = unparsed(
    "unsupported-name", "a name is refused by Kazoo's XML parser",
    because: """
      Kazoo's parser reads names by the fourth edition of XML 1.0: no characters that are \
      younger than Unicode 2.0 or above U+FFFF, no compatibility characters, and not the \
      invisible U+FEFF that comes with copied text. Other parsers follow the fifth edition and \
      accept nearly everything. It also makes an Erlang atom of each name, which can have 255 \
      characters.
      """, section: "2.3",
    wrong: "<Response><Say voice\u{FEFF}=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// An element is not closed.
  package static let missingEndTag = unparsed(
    "missing-end-tag", "an element is not closed",
    because: """
      Every element ends with an end tag of its name, or with '/>' in its only tag.
      """, section: "3",
    fix: .unsafe("the element may have been meant to hold what follows it"),
    wrong: #"<Response><Say>Hello</Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag has another name than its start tag.
  package static let mismatchedEndTag = unparsed(
    "mismatched-end-tag", "an end tag has another name than its start tag",
    because: """
      The names in both tags are the same to the letter, upper and lower case included.
      """, section: "3",
    fix: .unsafe("the start tag may be the one that is wrong"),
    wrong: #"<Response><Say>Hello</say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag closes nothing.
  package static let strayEndTag = unparsed(
    "stray-end-tag", "an end tag closes nothing",
    because: """
      There is no open element of that name: it was closed before, or never opened.
      """, section: "3",
    fix: .unsafe("the start tag may be the one that is missing"),
    wrong: #"<Response><Say>Hello</Say></Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A tag is not closed with '>'.
  package static let unterminatedTag = unparsed(
    "unterminated-tag", "a tag is not closed with '>'",
    because: """
      The next tag begins, or the document ends, before the tag is closed.
      """, section: "3.1",
    wrong: #"<Response><Say voice="man"<Pause/></Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// A character has no place in a tag.
  package static let strayCharacter = unparsed(
    "stray-character", "an unexpected character in a tag",
    because: """
      In a tag there are the name and the attributes with their values in quotes, with white \
      space between them: blanks, tabs and line breaks, not the no-break spaces that come with \
      text copied from a web page.
      """, section: "3.1",
    fix: .safe("only white space is removed"),
    wrong: "<Response><Say\u{A0}voice=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no quotes.
  package static let unquotedValue = unparsed(
    "unquoted-attribute-value", "the value of an attribute has no quotes",
    because: """
      HTML lets you leave the quotes out, XML does not.
      """, section: "3.1",
    fix: .safe("only the quotation marks are added"),
    wrong: #"<Response><Say loop=2>Hello</Say></Response>"#,
    right: #"<Response><Say loop="2">Hello</Say></Response>"#)

  /// A value stands in typographic quotes.
  package static let typographicQuotes = unparsed(
    "typographic-quotes", "a value stands in typographic quotes",
    because: """
      Word processors and web pages turn the quotes of a program into curly ones, which are \
      ordinary characters to XML: the value has no quotes at all.
      """, section: "2.3",
    fix: .safe("only the quotation marks change"),
    wrong: #"<Response><Say voice=“man”>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no closing quote.
  package static let unterminatedValue = unparsed(
    "unterminated-attribute-value", "the value of an attribute has no closing quote",
    because: """
      A value runs to the next quote of the kind that opened it, across tags and lines, so all \
      that follows is misread.
      """, section: "2.3",
    wrong: #"<Response><Say voice="man>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// No white space stands between two attributes.
  package static let missingAttributeSpace = unparsed(
    "missing-attribute-space", "no white space stands between two attributes",
    because: """
      Attributes are kept apart by white space.
      """, section: "3.1",
    fix: .safe("white space between attributes means nothing"),
    wrong: #"<Response><Say voice="man"loop="2">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man" loop="2">Hello</Say></Response>"#)

  /// An attribute has no value.
  package static let attributeWithoutValue = unparsed(
    "attribute-without-value", "an attribute has no value",
    because: """
      HTML takes the name alone for true, XML does not: write the value.
      """, section: "3.1",
    wrong: #"<Response><Record playBeep/></Response>"#,
    right: #"<Response><Record playBeep="true"/></Response>"#)

  /// An element has an attribute twice.
  package static let duplicateAttribute = unparsed(
    "duplicate-attribute", "an element has an attribute twice",
    because: """
      The name of an attribute may stand once in a tag; names that differ in case are \
      different names.
      """, section: "3.1",
    wrong: #"<Response><Say loop="2" loop="3">Hello</Say></Response>"#,
    right: #"<Response><Say loop="3">Hello</Say></Response>"#)

  /// Elements are nested too deeply.
  package static let nestingTooDeep = Rule(
    id: "nesting-too-deep", severity: .error, canBeSilenced: false,
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
  package static let tooManyAttributes = Rule(
    id: "too-many-attributes", severity: .error, canBeSilenced: false,
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
