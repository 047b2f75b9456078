package import Diagnostics

extension Rule {
  /// Kazoo's XML parser refuses a name, because of a character in it or its length.
  package static let unsupportedName = unparsed(
    "unsupported-name", "a name is refused by Kazoo's XML parser",
    finds: """
      Kazoo's parser reads names by the fourth edition of XML 1.0: no characters that are younger \
      than Unicode 2.0 or above U+FFFF, no compatibility characters, and not the invisible U+FEFF \
      that comes with copied text. A name also has at most 255 characters, as an Erlang atom.
      """,
    remedy: "Write the name again by hand, in ASCII letters.",
    section: "2.3",
    wrong: "<Response><Say voice\u{FEFF}=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// An element is not closed.
  package static let missingEndTag = unparsed(
    "missing-end-tag", "an element is not closed",
    finds: """
      Every element ends with an end tag of its name, or with '/>' in its only tag. This one has \
      neither.
      """,
    remedy: "Write the end tag where the element ends.",
    section: "3",
    fix: .unsafe("the element may have been meant to hold what follows it"),
    wrong: #"<Response><Say>Hello</Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag has another name than its start tag.
  package static let mismatchedEndTag = unparsed(
    "mismatched-end-tag", "an end tag has another name than its start tag",
    finds: """
      The names in the start tag and the end tag of an element are the same to the letter, upper \
      and lower case included.
      """,
    remedy: "Write the same name in both tags.",
    section: "3",
    fix: .unsafe("the start tag may be the one that is wrong"),
    wrong: #"<Response><Say>Hello</say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag closes nothing.
  package static let strayEndTag = unparsed(
    "stray-end-tag", "an end tag closes nothing",
    finds: """
      An end tag without an open element of its name: the element was closed before, or never \
      opened.
      """,
    remedy: "Remove the end tag, or write the start tag that is missing.",
    section: "3",
    fix: .unsafe("the start tag may be the one that is missing"),
    wrong: #"<Response><Say>Hello</Say></Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A tag is not closed with '>'.
  package static let unterminatedTag = unparsed(
    "unterminated-tag", "a tag is not closed with '>'",
    finds: "The next tag begins, or the document ends, before this tag is closed.",
    remedy: "Write '>' or '/>' at its end. Look for a quote that is missing as well.",
    section: "3.1",
    wrong: #"<Response><Say voice="man"<Pause/></Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// A character has no place in a tag.
  package static let strayCharacter = unparsed(
    "stray-character", "an unexpected character in a tag",
    finds: """
      A tag consists of the name and of attributes with their values in quotes, with white space \
      between them: blanks, tabs and line breaks, not the no-break spaces that come with text \
      copied from a web page.
      """,
    remedy: "Remove the character, or write a blank for it.",
    section: "3.1",
    fix: .safe("only white space is removed"),
    wrong: "<Response><Say\u{A0}voice=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no quotes.
  package static let unquotedValue = unparsed(
    "unquoted-attribute-value", "the value of an attribute has no quotes",
    finds: "HTML lets you leave the quotes of a value out, XML does not.",
    remedy: """
      Write the value in quotes: loop="2".
      """,
    section: "3.1",
    fix: .safe("only the quotation marks are added"),
    wrong: #"<Response><Say loop=2>Hello</Say></Response>"#,
    right: #"<Response><Say loop="2">Hello</Say></Response>"#)

  /// A value in typographic quotes.
  package static let typographicQuotes = unparsed(
    "typographic-quotes", "a value stands in typographic quotes",
    finds: """
      Word processors and web pages turn straight quotes into curly ones. To XML these are \
      ordinary characters, so the value has no quotes.
      """,
    remedy: "Write straight quotes.",
    section: "2.3",
    fix: .safe("only the quotation marks change"),
    wrong: #"<Response><Say voice=“man”>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no closing quote.
  package static let unterminatedValue = unparsed(
    "unterminated-attribute-value", "the value of an attribute has no closing quote",
    finds: """
      A value runs to the next quote of the kind that opened it, across tags and lines, so what \
      follows is misread.
      """,
    remedy: "Write the closing quote where the value ends.",
    section: "2.3",
    wrong: #"<Response><Say voice="man>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// No white space between two attributes.
  package static let missingAttributeSpace = unparsed(
    "missing-attribute-space", "no white space stands between two attributes",
    finds: "Two attributes without white space between them.",
    remedy: "Write a blank between them.",
    section: "3.1",
    fix: .safe("white space between attributes means nothing"),
    wrong: #"<Response><Say voice="man"loop="2">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man" loop="2">Hello</Say></Response>"#)

  /// An attribute has no value.
  package static let attributeWithoutValue = unparsed(
    "attribute-without-value", "an attribute has no value",
    finds: """
      An attribute without '=' and a value. HTML takes the name alone for true, XML does not.
      """,
    remedy: """
      Write the value: playBeep="true".
      """,
    section: "3.1",
    wrong: #"<Response><Record playBeep/></Response>"#,
    right: #"<Response><Record playBeep="true"/></Response>"#)

  /// An element has an attribute twice.
  package static let duplicateAttribute = unparsed(
    "duplicate-attribute", "an element has an attribute twice",
    finds: """
      The name of an attribute may stand once in a tag. Names that differ in case are different \
      names.
      """,
    remedy: "Keep the one that is meant.",
    section: "3.1",
    wrong: #"<Response><Say loop="2" loop="3">Hello</Say></Response>"#,
    right: #"<Response><Say loop="3">Hello</Say></Response>"#)

  /// Elements are nested too deeply.
  package static let nestingTooDeep = Rule(
    id: "nesting-too-deep", severity: .error, canBeSilenced: false,
    summary: "elements are nested too deeply",
    finds: """
      More than 256 levels of elements. No TwiML needs more than a few, so such a document was \
      made by mistake or to do harm.
      """,
    caller: """
      Kazoo's parser has no limit, and runs what it knows. Other XML parsers refuse the document \
      at a depth of their own. twimlc does not check what is deeper.
      """,
    remedy: "Look for the loop that writes start tags without end tags.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say>Hello" + String(repeating: "<a>", count: 255)
        + String(repeating: "</a>", count: 255) + "</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An element has too many attributes.
  package static let tooManyAttributes = Rule(
    id: "too-many-attributes", severity: .error, canBeSilenced: false,
    summary: "an element has too many attributes",
    finds: """
      More than 256 attributes in one tag. No element of TwiML has more than a few dozen.
      """,
    caller: """
      Kazoo reads the attributes that it knows. XML parsers compare each attribute with every \
      other one, so thousands of them make them slow. twimlc does not check what follows the \
      limit.
      """,
    remedy: "Look for the loop that writes attributes.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say"
        + (0..<257).map { " a\($0)=\"\"" }.joined() + ">Hello</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)
}
