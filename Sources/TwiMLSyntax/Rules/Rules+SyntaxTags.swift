package import Diagnostics

extension Rule {
  /// Kazoo's XML parser refuses a name, because of a character in it or its length.
  package static let unsupportedName = unparsed(
    "unsupported-name", "Kazoo's XML parser refuses a name",
    finds: """
      The name of an element, an attribute or an entity has a character that Kazoo's XML parser \
      does not accept in names. The parser follows an old edition of XML 1.0, the fourth: it \
      refuses letters that came after Unicode 2.0, characters above U+FFFF, ligatures such as 'ﬁ', \
      and the invisible character U+FEFF, which often comes with copied text. It also refuses \
      names of more than 255 characters.
      """,
    remedy: """
      Type the name again in ASCII letters. Make a name of more than 255 characters shorter.
      """,
    section: "2.3 of the fourth edition",
    wrong: "<Response><Say voice\u{FEFF}=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// An element is not closed.
  package static let missingEndTag = unparsed(
    "missing-end-tag", "an element is not closed",
    finds: "An element has no end tag, and its start tag does not end with '/>'.",
    remedy: "Write the end tag where the element ends, or '/>' at the end of the start tag.",
    section: "3",
    fix: .unsafe(
      "writes '/>' if nothing stands between the start tag and the end of the element around it",
      none: "an element that text or another element follows"),
    wrong: #"<Response><Say>Hello</Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag has another name than its start tag.
  package static let mismatchedEndTag = unparsed(
    "mismatched-end-tag", "an end tag has another name than its start tag",
    finds: """
      The start tag and the end tag of an element have different names. Upper and lower case \
      count.
      """,
    remedy: "Write the same name in both tags.",
    section: "3",
    fix: .unsafe("changes the end tag to the name in the start tag"),
    wrong: #"<Response><Say>Hello</say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An end tag closes nothing.
  package static let strayEndTag = unparsed(
    "stray-end-tag", "an end tag closes nothing",
    finds: """
      No element of this name is open at the end tag: it was closed before, or it was never \
      opened. An end tag after </Response> is the rule content-after-root.
      """,
    remedy: "Remove the end tag, or write the start tag that is missing.",
    section: "3",
    fix: .unsafe(
      "removes the end tag if it closes the last element again, and otherwise writes an empty element such as <Pause/> for it",
      none: "an end tag after an element that '/>' has closed"),
    wrong: #"<Response><Say>Hello</Say></Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A tag is not closed with '>'.
  package static let unterminatedTag = unparsed(
    "unterminated-tag", "a tag is not closed with '>'",
    finds: "The next tag begins, or the document ends, before this tag is closed.",
    remedy: """
      Write '>' or '/>' at the end of the tag. The cause can also be a missing quote before it.
      """,
    section: "3.1",
    wrong: "<Response><Say>Hello</Say><Hangup</Response>",
    right: "<Response><Say>Hello</Say><Hangup/></Response>")

  /// A character has no place in a tag.
  package static let strayCharacter = unparsed(
    "stray-character", "an unexpected character in a tag",
    finds: """
      A tag contains a character that XML does not allow there. Outside of the values in quotes, a \
      tag has only its name, the names of attributes, '=', and white space after a name or value. \
      A no-break space, which often comes with text copied from a web page, is not white space for \
      XML.
      """,
    remedy: "Remove the character, or write a space for it.",
    section: "3.1",
    fix: .safe(
      "writes a space for a no-break space, or removes white space after '<', '</' or the '/' of '/>'",
      none: "other characters"),
    wrong: "<Response><Say\u{A0}voice=\"man\">Hello</Say></Response>",
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no quotes.
  package static let unquotedValue = unparsed(
    "unquoted-attribute-value", "the value of an attribute has no quotes",
    finds: "HTML allows values without quotes, XML does not.",
    remedy: """
      Write the value in quotes, as in loop="2".
      """,
    section: "3.1",
    fix: .safe("writes the value in quotes", none: "a value with a quote in it"),
    wrong: #"<Response><Say loop=2>Hello</Say></Response>"#,
    right: #"<Response><Say loop="2">Hello</Say></Response>"#)

  /// A value in typographic quotes.
  package static let typographicQuotes = unparsed(
    "typographic-quotes", "a value stands in typographic quotes",
    finds: """
      The value has the curly quotes that word processors and web pages write. XML accepts only \
      straight quotes.
      """,
    remedy: "Write straight quotes.",
    section: "2.3",
    fix: .safe("writes straight quotes", none: "a value without a closing curly quote"),
    wrong: #"<Response><Say voice=“man”>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// The value of an attribute has no closing quote.
  package static let unterminatedValue = unparsed(
    "unterminated-attribute-value", "the value of an attribute has no closing quote",
    finds: """
      The parser reads the value up to the next quote of the same kind, across tags and lines, so \
      it does not understand what follows.
      """,
    remedy: "Write the closing quote where the value ends.",
    section: "2.3",
    wrong: #"<Response><Say voice="man>Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// No white space between two attributes.
  package static let missingAttributeSpace = unparsed(
    "missing-attribute-space", "no white space stands between two attributes",
    finds: "An attribute begins directly after the value of the attribute before it.",
    remedy: "Write a space between them.",
    section: "3.1",
    fix: .safe("writes a space between them"),
    wrong: #"<Response><Say voice="man"loop="2">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man" loop="2">Hello</Say></Response>"#)

  /// An attribute has no value.
  package static let attributeWithoutValue = unparsed(
    "attribute-without-value", "an attribute has no value",
    finds: """
      The name of the attribute stands there without '=' and a value. HTML reads this as true, XML \
      does not allow it.
      """,
    remedy: """
      Write the value, as in playBeep="true".
      """,
    section: "3.1",
    wrong: #"<Response><Record playBeep/></Response>"#,
    right: #"<Response><Record playBeep="true"/></Response>"#)

  /// An element has an attribute twice.
  package static let duplicateAttribute = unparsed(
    "duplicate-attribute", "an element has an attribute twice",
    finds: """
      An attribute can stand only once in a tag. Names that differ in upper and lower case are \
      different attributes.
      """,
    remedy: "Remove one of the two.",
    section: "3.1",
    wrong: #"<Response><Say loop="2" loop="3">Hello</Say></Response>"#,
    right: #"<Response><Say loop="3">Hello</Say></Response>"#)

  /// Elements are nested too deeply.
  package static let nestingTooDeep = Rule(
    id: "nesting-too-deep", severity: .error, canBeSilenced: false,
    summary: "elements are nested too deeply",
    finds: """
      The document has more than 256 levels of elements inside each other. TwiML needs only a few, \
      so the document was made by mistake or as an attack.
      """,
    caller: """
      Kazoo's XML parser has no such limit: Kazoo runs the verbs of the document. Other XML \
      parsers refuse it at some depth. twimlc does not check what is deeper.
      """,
    remedy: "Look in the program for the loop that writes start tags without end tags.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say>Hello" + String(repeating: "<a>", count: 255)
        + String(repeating: "</a>", count: 255) + "</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An element has too many attributes.
  package static let tooManyAttributes = Rule(
    id: "too-many-attributes", severity: .error, canBeSilenced: false,
    summary: "an element has too many attributes",
    finds: "One tag has more than 256 attributes. No element of TwiML has more than a few dozen.",
    caller: """
      Kazoo uses the attributes that it knows, and the call works. Other XML parsers become slow \
      or refuse the document. twimlc does not check the attributes after the 256th.
      """,
    remedy: "Look in the program for the loop that writes the attributes.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: Example(
      stringLiteral: "<Response><Say"
        + (0..<257).map { " a\($0)=\"\"" }.joined() + ">Hello</Say></Response>"),
    right: #"<Response><Say>Hello</Say></Response>"#)
}
