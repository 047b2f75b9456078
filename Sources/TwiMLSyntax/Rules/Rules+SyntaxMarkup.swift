package import Diagnostics

extension Rule {
  /// The document is not well-formed XML.
  package static let malformedXML = unparsed(
    "malformed-xml", "the document is not well-formed XML",
    finds: "The XML is broken in a way that has no rule of its own.",
    remedy: """
      Correct it at the place that the message names. If a program writes XML by joining strings, \
      let an XML library write it.
      """,
    wrong: #"<Response><Say>Hello</Say><!ELEMENT Say ANY></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An unescaped '&'.
  package static let bareAmpersand = unparsed(
    "bare-ampersand", "an '&' is not escaped",
    finds: """
      '&' begins a reference such as '&amp;'. Here it stands for itself, as between the parameters \
      of a URL.
      """,
    remedy: """
      Write '&amp;', in text and in attributes alike; Kazoo gets '&'. In CDATA it is written as it \
      is.
      """,
    section: "2.4",
    fix: .either(
      safe: "the '&' stands for itself, and is written as XML writes it",
      unsafe: "what looks like a reference without its ';' may be text"),
    wrong: #"<Response><Play>http://example.com/a?b=1&c=2</Play></Response>"#,
    right: #"<Response><Play>http://example.com/a?b=1&amp;c=2</Play></Response>"#)

  /// An unescaped '<'.
  package static let bareLessThan = unparsed(
    "bare-less-than", "a '<' is not escaped",
    finds: "'<' begins a tag and nothing else. Here it stands for itself.",
    remedy: "Write '&lt;', in text and in attributes alike.",
    section: "2.4",
    fix: .safe("the '<' stands for itself, and is written as XML writes it"),
    wrong: #"<Response><Say>1 < 2</Say></Response>"#,
    right: #"<Response><Say>1 &lt; 2</Say></Response>"#)

  /// The document uses an entity that it does not declare.
  package static let undeclaredEntity = unparsed(
    "undeclared-entity", "the document uses an entity that it does not declare",
    finds: """
      XML has the names amp, lt, gt, quot and apos. The many names of HTML, such as nbsp and \
      eacute, are not among them.
      """,
    remedy: "Write the character itself, or its number, such as '&#160;'.",
    section: "4.1",
    fix: .safe(
      "the character is the one that HTML has by that name, or that the bytes stand for in UTF-8"),
    wrong: #"<Response><Say>Caf&eacute;</Say></Response>"#,
    right: #"<Response><Say>Caf&#233;</Say></Response>"#)

  /// A character reference to an invalid character.
  package static let invalidCharacterReference = unparsed(
    "invalid-character-reference", "a character reference is not a valid character",
    finds: """
      A reference such as '&#233;' or '&#xE9;' consists of digits between '&#' and ';', and names \
      a character that XML allows: no control characters, no surrogates, nothing above U+10FFFF.
      """,
    remedy: "Write the number of the character that is meant, or remove the reference.",
    section: "4.1",
    wrong: #"<Response><Say>Hello&#0;</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// ']]>' outside a CDATA section.
  package static let cdataEndInText = unparsed(
    "cdata-end-in-text", "']]>' stands outside a CDATA section",
    finds: "']]>' ends a CDATA section. In text, where no section is open, XML forbids it.",
    remedy: "Write ']]&gt;'.",
    section: "2.4",
    fix: .safe("the characters stand for themselves, and are written as XML writes them"),
    wrong: #"<Response><Say>Hello]]></Say></Response>"#,
    right: #"<Response><Say>Hello]]&gt;</Say></Response>"#)

  /// A comment is not closed.
  package static let unterminatedComment = unparsed(
    "unterminated-comment", "a comment is not closed",
    finds: """
      A comment runs to the next '-->'. There is none, so all that follows is part of the comment.
      """,
    remedy: "Write '-->' where the comment ends.",
    section: "2.5",
    wrong: #"<Response><Say>Hello</Say><!-- a note </Response>"#,
    right: #"<Response><Say>Hello</Say><!-- a note --></Response>"#)

  /// '--' inside a comment.
  package static let doubleHyphenInComment = unparsed(
    "double-hyphen-in-comment", "'--' stands inside a comment",
    finds: """
      Two hyphens may only stand at the end of a comment. A row of hyphens, or a comment inside a \
      comment, breaks the document.
      """,
    remedy: "Write the comment without '--', with '=' or a single hyphen for example.",
    section: "2.5",
    wrong: #"<Response><!-- a -- b --><Say>Hello</Say></Response>"#,
    right: #"<Response><!-- a, b --><Say>Hello</Say></Response>"#)

  /// A CDATA section is not closed.
  package static let unterminatedCDATA = unparsed(
    "unterminated-cdata", "a CDATA section is not closed",
    finds: """
      A CDATA section runs to the next ']]>'. There is none, so all that follows is text.
      """,
    remedy: "Write ']]>' where the section ends.",
    section: "2.7",
    wrong: #"<Response><Say>Say: <![CDATA[Hello</Say></Response>"#,
    right: #"<Response><Say>Say: <![CDATA[Hello]]></Say></Response>"#)

  /// A processing instruction is not closed.
  package static let unterminatedInstruction = unparsed(
    "unterminated-processing-instruction", "a processing instruction is not closed",
    finds: "What begins with '<?' ends at the next '?>'. There is none.",
    remedy: "Write '?>' where it ends.",
    section: "2.6",
    wrong: #"<Response><?note one <Say>Hello</Say></Response>"#,
    right: #"<Response><?note one?><Say>Hello</Say></Response>"#)
}
