package import Diagnostics

extension Rule {
  /// Kazoo's XML parser does not know the declared encoding.
  package static let unknownEncoding = unparsed(
    "unknown-encoding", "the declared encoding is unknown to Kazoo's XML parser",
    finds: """
      Kazoo's XML parser, xmerl, knows few names of encodings. 'UTF8' without the hyphen, \
      windows-1252 and most of ISO-8859 are not among them, and bytes in UTF-8 cannot be read as \
      the declared UTF-16.
      """,
    remedy: """
      Write encoding="UTF-8", or leave it out, and send UTF-8. A byte order mark makes Kazoo read \
      UTF-8 whatever the declaration says.
      """,
    section: "4.3.3",
    fix: .safe("the bytes are UTF-8, whatever the declaration says"),
    wrong: #"<?xml version="1.0" encoding="UTF8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// The document is in UTF-8 but its declaration says otherwise.
  package static let misdeclaredEncoding = Rule(
    id: "misdeclared-encoding", severity: .error, canBeSilenced: false,
    summary: "the document is in UTF-8 but its declaration says otherwise",
    finds: """
      The declaration says ISO-8859-1 or US-ASCII and the bytes are UTF-8. Under ISO-8859-1 every \
      parser reads wrong characters, so that is a warning; under US-ASCII other parsers refuse the \
      document.
      """,
    caller: """
      Kazoo takes each byte for a character: 'é' is spoken, dialed or requested as 'Ã©'.
      """,
    remedy: """
      Write encoding="UTF-8", or remove the declaration.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")], twilioErrors: [12100],
    fix: .safe("the bytes are UTF-8, whatever the declaration says"),
    wrong: #"<?xml version="1.0" encoding="US-ASCII"?><Response><Say>Café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Café</Say></Response>"#)

  /// Something read the document's characters wrongly before it wrote them.
  package static let misreadText = Rule(
    id: "misread-text", severity: .warning,
    summary: "UTF-8 was read as Latin-1 before it was written into the document",
    finds: """
      Every character beyond ASCII is one of those that bytes of UTF-8 look like when a program \
      reads them as Latin-1 or windows-1252: 'Ã©' for 'é', 'â€™' for an apostrophe. A document with \
      a single correct character beyond ASCII is not reported.
      """,
    caller: "The document is well-formed, and the caller hears the wrong characters.",
    remedy: """
      Read the text in UTF-8 where it comes from: a database connection or a file is read with the \
      wrong encoding.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")],
    fix: .safe("all characters beyond ASCII turn into valid UTF-8"),
    wrong: #"<Response><Say language="fr">Le cafÃ© est fermÃ©</Say></Response>"#,
    right: #"<Response><Say language="fr">Le café est fermé</Say></Response>"#)

  /// The document contains a character that XML forbids.
  package static let invalidCharacter = unparsed(
    "invalid-character", "the document holds a character that XML forbids",
    finds: """
      XML allows no control characters but tab, line feed and carriage return, nor U+FFFE, U+FFFF \
      or NUL: not in text, not in CDATA, not as a reference. They come from terminals, fixed-width \
      records and truncated buffers.
      """,
    remedy: "Remove the character, where the text comes from if possible.",
    section: "2.2",
    wrong: "<Response><Say>Hel\u{1}lo</Say></Response>",
    right: #"<Response><Say>Hello</Say></Response>"#)
}
