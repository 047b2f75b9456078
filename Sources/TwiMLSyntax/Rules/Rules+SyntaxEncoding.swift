package import Diagnostics

extension Rule {
  /// Kazoo's XML parser does not know the declared encoding.
  package static let unknownEncoding = unparsed(
    "unknown-encoding", "the declared encoding is unknown to Kazoo's XML parser",
    finds: """
      The XML declaration names an encoding that Kazoo's XML parser (xmerl) does not know. It \
      knows only UTF-8, UTF-16, US-ASCII, ISO-8859-1, ISO-8859-15 and other names of these, but \
      not 'UTF8' without a hyphen. The bytes of the document are UTF-8, so one that declares \
      UTF-16 is refused too.
      """,
    remedy: """
      Write encoding="UTF-8", or leave the encoding out. Send the document in UTF-8.
      """,
    section: "4.3.3",
    fix: .safe(
      "changes the declared encoding to UTF-8, in which the bytes are; other bytes are not-utf8"),
    wrong: #"<?xml version="1.0" encoding="UTF8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// The document is in UTF-8 but its declaration says otherwise.
  package static let misdeclaredEncoding = Rule(
    id: "misdeclared-encoding", severity: .error, canBeSilenced: false,
    summary: "the document is in UTF-8 but its declaration says otherwise",
    finds: """
      The XML declaration says US-ASCII, ISO-8859-1 or ISO-8859-15, but the document has \
      characters outside of ASCII in UTF-8. With US-ASCII this is an error, because other parsers \
      refuse the document; with the others it is a warning.
      """,
    caller: """
      Kazoo reads each byte of the text between tags as one character: 'é' is spoken, dialed or \
      requested as 'Ã©'. Kazoo reads the values of attributes correctly.
      """,
    remedy: """
      Write encoding="UTF-8", or remove the declaration.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")], twilioErrors: [12100],
    fix: .safe("changes the declared encoding to UTF-8, which is the encoding of the bytes"),
    wrong: #"<?xml version="1.0" encoding="US-ASCII"?><Response><Say>Café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Café</Say></Response>"#)

  /// Something read the document's characters wrongly before it wrote them.
  package static let misreadText = Rule(
    id: "misread-text", severity: .warning,
    summary: "UTF-8 was read as Latin-1 before it was written into the document",
    finds: """
      A program read UTF-8 as Latin-1 or windows-1252 before it wrote the document, so that the \
      document has 'Ã©' instead of 'é', or 'â€™' instead of an apostrophe. The rule reports a \
      document only if all its characters outside of ASCII look like this.
      """,
    caller: "Kazoo runs the document, and the caller hears the wrong characters.",
    remedy: """
      Find the place where the program reads the text, such as a database connection or a file, \
      and read it there as UTF-8.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")],
    fix: .safe("writes the characters that were meant, such as 'é' for 'Ã©'"),
    wrong: #"<Response><Say language="fr">Le cafÃ© est fermÃ©</Say></Response>"#,
    right: #"<Response><Say language="fr">Le café est fermé</Say></Response>"#)

  /// The document contains a character that XML forbids.
  package static let invalidCharacter = unparsed(
    "invalid-character", "the document contains a character that XML forbids",
    finds: """
      XML forbids the control characters below U+0020, except tab, line feed and carriage return, \
      and the characters U+FFFE and U+FFFF, in text, attributes and CDATA. (A reference such as \
      '&#1;' is the rule invalid-character-reference.) Such characters come from terminals, from records of \
      fixed width and from data that was cut off.
      """,
    remedy: "Remove the character, if possible in the data that the text comes from.",
    section: "2.2",
    wrong: "<Response><Say>Hel\u{1}lo</Say></Response>",
    right: #"<Response><Say>Hello</Say></Response>"#)
}
