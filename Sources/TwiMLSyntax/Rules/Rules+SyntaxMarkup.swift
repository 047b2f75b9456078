package import Diagnostics

extension Rule {
  /// The document is not well-formed XML.
  package static let malformedXML = unparsed(
    "malformed-xml", "the document is not well-formed XML",
    finds: "The document breaks a rule of XML for which twimlc has no rule of its own.",
    remedy: """
      Correct the place that the message names. If a program writes XML by joining strings, let it \
      use an XML library instead.
      """,
    wrong: #"<Response><Say>Hello</Say><!ELEMENT Say ANY></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An unescaped '&'.
  package static let bareAmpersand = unparsed(
    "bare-ampersand", "an '&' is not escaped",
    finds: """
      In XML, '&' begins a reference such as '&amp;'. Here it is an ordinary character, as between \
      the parameters of a URL, or the ';' at the end of the reference is missing.
      """,
    remedy: """
      Write '&amp;' in text and in attributes. Kazoo then reads '&'. In CDATA, write '&' itself.
      """,
    section: "2.4",
    fix: .either(
      safe: "writes '&amp;' for '&'",
      unsafe: "adds the ';' that is missing after a name such as '&lt'",
      none: "an '&' in the text of an entity"),
    wrong: #"<Response><Play>http://example.com/a?b=1&c=2</Play></Response>"#,
    right: #"<Response><Play>http://example.com/a?b=1&amp;c=2</Play></Response>"#)

  /// An unescaped '<'.
  package static let bareLessThan = unparsed(
    "bare-less-than", "a '<' is not escaped",
    finds: """
      In XML, '<' begins a tag. Here it is an ordinary character, such as the sign for "less \
      than".
      """,
    remedy: "Write '&lt;' in text and in attributes.",
    section: "2.4",
    fix: .safe("writes '&lt;' for '<'", none: "a '<' outside of the root element"),
    wrong: #"<Response><Say>1 < 2</Say></Response>"#,
    right: #"<Response><Say>1 &lt; 2</Say></Response>"#)

  /// The document uses an entity that it does not declare.
  package static let undeclaredEntity = unparsed(
    "undeclared-entity", "the document uses an entity that it does not declare",
    finds: """
      The document uses an entity, such as '&nbsp;', that it does not declare. XML itself knows \
      only amp, lt, gt, quot and apos. Other names, such as nbsp and eacute, belong to HTML.
      """,
    remedy: "Write the character itself, or its number, such as '&#233;' for '&eacute;'.",
    section: "4.1",
    fix: .safe(
      "writes the number of the character that has this name in HTML, or '&amp;' for '&AMP;'",
      none: "a name that HTML does not have"),
    wrong: #"<Response><Say>Caf&eacute;</Say></Response>"#,
    right: #"<Response><Say>Caf&#233;</Say></Response>"#)

  /// A character reference to an invalid character.
  package static let invalidCharacterReference = unparsed(
    "invalid-character-reference", "a character reference is not a valid character",
    finds: """
      A reference such as '&#233;' or '&#xE9;' gives the number of a character. Here it is not a \
      number, or it is the number of a character that XML forbids, such as a control character.
      """,
    remedy: "Write the number of the right character, or remove the reference.",
    section: "4.1",
    wrong: #"<Response><Say>Hello&#0;</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// ']]>' outside a CDATA section.
  package static let cdataEndInText = unparsed(
    "cdata-end-in-text", "']]>' stands outside a CDATA section",
    finds: """
      The characters ']]>' end a CDATA section. Here no CDATA section is open, and XML forbids \
      these characters in text.
      """,
    remedy: "If the characters belong to the text, write ']]&gt;'. Otherwise remove them.",
    section: "2.4",
    fix: .safe("writes ']]&gt;' for ']]>'"),
    wrong: #"<Response><Say>Hello]]></Say></Response>"#,
    right: #"<Response><Say>Hello]]&gt;</Say></Response>"#)

  /// A comment is not closed.
  package static let unterminatedComment = unparsed(
    "unterminated-comment", "a comment is not closed",
    finds: """
      A comment ends with '-->'. This one has no end, so the rest of the document is part of it.
      """,
    remedy: "Write '-->' where the comment ends.",
    section: "2.5",
    wrong: #"<Response><Say>Hello</Say><!-- a note </Response>"#,
    right: #"<Response><Say>Hello</Say><!-- a note --></Response>"#)

  /// '--' inside a comment.
  package static let doubleHyphenInComment = unparsed(
    "double-hyphen-in-comment", "'--' stands inside a comment",
    finds: """
      The text of a comment contains '--', which XML forbids. A row of hyphens does so, and so \
      does a comment inside a comment.
      """,
    remedy: "Write other characters for '--', such as a comma or '='.",
    section: "2.5",
    wrong: #"<Response><!-- a -- b --><Say>Hello</Say></Response>"#,
    right: #"<Response><!-- a, b --><Say>Hello</Say></Response>"#)

  /// A CDATA section is not closed.
  package static let unterminatedCDATA = unparsed(
    "unterminated-cdata", "a CDATA section is not closed",
    finds: """
      A CDATA section ends with ']]>'. This one has no end, so the rest of the document is part of \
      its text.
      """,
    remedy: "Write ']]>' where the section ends.",
    section: "2.7",
    wrong: #"<Response><Say>Say: <![CDATA[Hello</Say></Response>"#,
    right: #"<Response><Say>Say: <![CDATA[Hello]]></Say></Response>"#)

  /// A processing instruction is not closed.
  package static let unterminatedInstruction = unparsed(
    "unterminated-processing-instruction", "a processing instruction is not closed",
    finds: """
      A processing instruction begins with '<?' and ends with '?>'. This one has no end, so the \
      rest of the document is part of it.
      """,
    remedy: "Write '?>' where the instruction ends.",
    section: "2.6",
    wrong: #"<Response><?note one <Say>Hello</Say></Response>"#,
    right: #"<Response><?note one?><Say>Hello</Say></Response>"#)
}
