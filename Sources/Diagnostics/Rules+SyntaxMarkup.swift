extension Rule {
  /// The document is not well-formed XML.
  public static let malformedXML = Rule(
    id: "malformed-xml", severity: .error,
    summary: "the document is not well-formed XML",
    explanation: """
      The XML is broken in a way that has no rule of its own. Kazoo's XML parser then refuses \
      the whole document, so nothing of it runs: Pivot fails, and on the first request of a \
      call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say><!ELEMENT Say ANY></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// '&' stands for itself.
  public static let bareAmpersand = Rule(
    id: "bare-ampersand", severity: .error,
    summary: "'&' stands for itself",
    explanation: """
      '&' begins a reference such as '&amp;'. For the character itself, most often between the \
      parameters of a URL, write '&amp;' in text and in attributes alike; Kazoo gets '&'. In \
      CDATA it is written as it is. Kazoo's XML parser then refuses the whole document, so \
      nothing of it runs: Pivot fails, and on the first request of a call the callflow goes on \
      to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.4")], twilioErrors: [12100],
    wrong: #"<Response><Play>http://example.com/a?b=1&c=2</Play></Response>"#,
    right: #"<Response><Play>http://example.com/a?b=1&amp;c=2</Play></Response>"#)

  /// '<' stands for itself.
  public static let bareLessThan = Rule(
    id: "bare-less-than", severity: .error,
    summary: "'<' stands for itself",
    explanation: """
      '<' begins a tag and nothing else. For the character itself write '&lt;', in text and in \
      attributes alike. Kazoo's XML parser then refuses the whole document, so nothing of it \
      runs: Pivot fails, and on the first request of a call the callflow goes on to the '_' \
      child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.4")], twilioErrors: [12100],
    wrong: #"<Response><Say>1 < 2</Say></Response>"#,
    right: #"<Response><Say>1 &lt; 2</Say></Response>"#)

  /// The document uses an entity that it does not declare.
  public static let undeclaredEntity = Rule(
    id: "undeclared-entity", severity: .error,
    summary: "the document uses an entity that it does not declare",
    explanation: """
      XML knows amp, lt, gt, quot and apos; the many names of HTML, such as nbsp and eacute, \
      are not among them. Write the character itself, or its number: '&#160;'. Kazoo's XML \
      parser then refuses the whole document, so nothing of it runs: Pivot fails, and on the \
      first request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Caf&eacute;</Say></Response>"#,
    right: #"<Response><Say>Caf&#233;</Say></Response>"#)

  /// A character reference stands for no character.
  public static let invalidCharacterReference = Rule(
    id: "invalid-character-reference", severity: .error,
    summary: "a character reference stands for no character",
    explanation: """
      '&#233;' and '&#xE9;' are digits between '&#' and ';', and name a character that XML \
      allows: no control characters, no surrogates, nothing above U+10FFFF. Kazoo's XML parser \
      then refuses the whole document, so nothing of it runs: Pivot fails, and on the first \
      request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello&#0;</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// ']]>' stands outside a CDATA section.
  public static let cdataEndInText = Rule(
    id: "cdata-end-in-text", severity: .error,
    summary: "']]>' stands outside a CDATA section",
    explanation: """
      The end of a CDATA section may not stand in text, where it would be an end without a \
      beginning: write ']]&gt;'. Kazoo's XML parser then refuses the whole document, so \
      nothing of it runs: Pivot fails, and on the first request of a call the callflow goes on \
      to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.4")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello]]></Say></Response>"#,
    right: #"<Response><Say>Hello]]&gt;</Say></Response>"#)

  /// A comment is not closed.
  public static let unterminatedComment = Rule(
    id: "unterminated-comment", severity: .error,
    summary: "a comment is not closed",
    explanation: """
      A comment runs to the next '-->', so all that follows is part of it. Kazoo's XML parser \
      then refuses the whole document, so nothing of it runs: Pivot fails, and on the first \
      request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.5")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say><!-- a note </Response>"#,
    right: #"<Response><Say>Hello</Say><!-- a note --></Response>"#)

  /// '--' stands inside a comment.
  public static let doubleHyphenInComment = Rule(
    id: "double-hyphen-in-comment", severity: .error,
    summary: "'--' stands inside a comment",
    explanation: """
      Two hyphens may only stand at the end of a comment, so a row of hyphens or a comment \
      inside a comment breaks the document. Kazoo's XML parser then refuses the whole \
      document, so nothing of it runs: Pivot fails, and on the first request of a call the \
      callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.5")], twilioErrors: [12100],
    wrong: #"<Response><!-- a -- b --><Say>Hello</Say></Response>"#,
    right: #"<Response><!-- a, b --><Say>Hello</Say></Response>"#)

  /// A CDATA section is not closed.
  public static let unterminatedCDATA = Rule(
    id: "unterminated-cdata", severity: .error,
    summary: "a CDATA section is not closed",
    explanation: """
      A CDATA section runs to the next ']]>', so all that follows is text. Kazoo's XML parser \
      then refuses the whole document, so nothing of it runs: Pivot fails, and on the first \
      request of a call the callflow goes on to the '_' child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.7")], twilioErrors: [12100],
    wrong: #"<Response><Say>Say: <![CDATA[Hello</Say></Response>"#,
    right: #"<Response><Say>Say: <![CDATA[Hello]]></Say></Response>"#)

  /// A processing instruction is not closed.
  public static let unterminatedInstruction = Rule(
    id: "unterminated-processing-instruction", severity: .error,
    summary: "a processing instruction is not closed",
    explanation: """
      What begins with '<?' runs to the next '?>'. PHP code that was sent instead of run looks \
      like this. Kazoo's XML parser then refuses the whole document, so nothing of it runs: \
      Pivot fails, and on the first request of a call the callflow goes on to the '_' child of \
      its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.6")], twilioErrors: [12100],
    wrong: #"<Response><?php echo 1; <Say>Hello</Say></Response>"#,
    right: #"<Response><?php echo 1; ?><Say>Hello</Say></Response>"#)
}
