package import Diagnostics

extension Rule {
  /// The document is not well-formed XML.
  package static let malformedXML = unparsed(
    "malformed-xml", "the document is not well-formed XML",
    because: """
      The XML is broken in a way that has no rule of its own.
      """,
    wrong: #"<Response><Say>Hello</Say><!ELEMENT Say ANY></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// '&' stands for itself.
  package static let bareAmpersand = unparsed(
    "bare-ampersand", "an '&' is not escaped",
    because: """
      '&' begins a reference such as '&amp;'. For the character itself, most often between the \
      parameters of a URL, write '&amp;' in text and in attributes alike; Kazoo gets '&'. In \
      CDATA it is written as it is.
      """, section: "2.4",
    fix: .either(
      safe: "the '&' stands for itself, and is written as XML writes it",
      unsafe: "what looks like a reference without its ';' may be text"),
    wrong: #"<Response><Play>http://example.com/a?b=1&c=2</Play></Response>"#,
    right: #"<Response><Play>http://example.com/a?b=1&amp;c=2</Play></Response>"#)

  /// '<' stands for itself.
  package static let bareLessThan = unparsed(
    "bare-less-than", "a '<' is not escaped",
    because: """
      '<' begins a tag and nothing else. For the character itself write '&lt;', in text and in \
      attributes alike.
      """, section: "2.4",
    fix: .safe("the '<' stands for itself, and is written as XML writes it"),
    wrong: #"<Response><Say>1 < 2</Say></Response>"#,
    right: #"<Response><Say>1 &lt; 2</Say></Response>"#)

  /// The document uses an entity that it does not declare.
  package static let undeclaredEntity = unparsed(
    "undeclared-entity", "the document uses an entity that it does not declare",
    because: """
      XML knows amp, lt, gt, quot and apos; the many names of HTML, such as nbsp and eacute, \
      are not among them. Write the character itself, or its number: '&#160;'.
      """, section: "4.1",
    fix: .safe(
      "the character is the one that HTML has by that name, or that the bytes stand for in UTF-8"),
    wrong: #"<Response><Say>Caf&eacute;</Say></Response>"#,
    right: #"<Response><Say>Caf&#233;</Say></Response>"#)

  /// A character reference stands for no character.
  package static let invalidCharacterReference = unparsed(
    "invalid-character-reference", "a character reference is not a valid character",
    because: """
      '&#233;' and '&#xE9;' are digits between '&#' and ';', and name a character that XML \
      allows: no control characters, no surrogates, nothing above U+10FFFF.
      """, section: "4.1",
    wrong: #"<Response><Say>Hello&#0;</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// ']]>' stands outside a CDATA section.
  package static let cdataEndInText = unparsed(
    "cdata-end-in-text", "']]>' stands outside a CDATA section",
    because: """
      The end of a CDATA section may not stand in text, where it would be an end without a \
      beginning: write ']]&gt;'.
      """, section: "2.4",
    fix: .safe("the characters stand for themselves, and are written as XML writes them"),
    wrong: #"<Response><Say>Hello]]></Say></Response>"#,
    right: #"<Response><Say>Hello]]&gt;</Say></Response>"#)

  /// A comment is not closed.
  package static let unterminatedComment = unparsed(
    "unterminated-comment", "a comment is not closed",
    because: """
      A comment runs to the next '-->', so all that follows is part of it.
      """, section: "2.5",
    wrong: #"<Response><Say>Hello</Say><!-- a note </Response>"#,
    right: #"<Response><Say>Hello</Say><!-- a note --></Response>"#)

  /// '--' stands inside a comment.
  package static let doubleHyphenInComment = unparsed(
    "double-hyphen-in-comment", "'--' stands inside a comment",
    because: """
      Two hyphens may only stand at the end of a comment, so a row of hyphens or a comment \
      inside a comment breaks the document.
      """, section: "2.5",
    wrong: #"<Response><!-- a -- b --><Say>Hello</Say></Response>"#,
    right: #"<Response><!-- a, b --><Say>Hello</Say></Response>"#)

  /// A CDATA section is not closed.
  package static let unterminatedCDATA = unparsed(
    "unterminated-cdata", "a CDATA section is not closed",
    because: """
      A CDATA section runs to the next ']]>', so all that follows is text.
      """, section: "2.7",
    wrong: #"<Response><Say>Say: <![CDATA[Hello</Say></Response>"#,
    right: #"<Response><Say>Say: <![CDATA[Hello]]></Say></Response>"#)

  /// A processing instruction is not closed.
  package static let unterminatedInstruction = unparsed(
    "unterminated-processing-instruction", "a processing instruction is not closed",
    because: """
      What begins with '<?' ends at the next '?>'.
      """, section: "2.6",
    wrong: #"<Response><?note one <Say>Hello</Say></Response>"#,
    right: #"<Response><?note one?><Say>Hello</Say></Response>"#)
}
