package import Diagnostics

extension Rule {
  /// Kazoo's XML parser does not know the declared encoding.
  package static let unknownEncoding = unparsed(
    "unknown-encoding", "the declared encoding is unknown to Kazoo's XML parser",
    because: """
      Kazoo's parser, xmerl, knows fewer names than others: 'UTF8' without the hyphen, \
      windows-1252 and most of ISO-8859 are not among them, and UTF-16 over bytes that are \
      UTF-8 cannot be decoded. A byte order mark makes it read UTF-8 regardless.
      """, section: "4.3.3",
    fix: .safe("the bytes are UTF-8, whatever the declaration says"),
    wrong: #"<?xml version="1.0" encoding="UTF8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// The document is in UTF-8 but its declaration says otherwise.
  package static let misdeclaredEncoding = Rule(
    id: "misdeclared-encoding", severity: .error, canBeSilenced: false,
    summary: "the document is in UTF-8 but its declaration says otherwise",
    explanation: """
      Kazoo believes the declaration and takes each byte for a character: 'é' is spoken, \
      dialed or requested as 'Ã©'. Under ISO-8859-1 every parser does the same, so that is a \
      warning; under US-ASCII other parsers refuse the document.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")], twilioErrors: [12100],
    fix: .safe("the bytes are UTF-8, whatever the declaration says"),
    wrong: #"<?xml version="1.0" encoding="US-ASCII"?><Response><Say>Café</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Café</Say></Response>"#)

  /// The document's characters were read wrongly by whatever wrote it.
  package static let misreadText = Rule(
    id: "misread-text", severity: .warning,
    summary: "UTF-8 was read as Latin-1 before it was written into the document",
    explanation: """
      Every character beyond ASCII is one of those that bytes of UTF-8 look like when a program reads \
      them as Latin-1 or windows-1252: 'Ã©' for 'é', 'â€™' for an apostrophe. The document is \
      well-formed, and Kazoo speaks what stands there. A database connection or a file is read with \
      the wrong encoding. A document with a single correct character beyond ASCII is not reported.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.3.3")],
    fix: .safe("all characters beyond ASCII turn into valid UTF-8"),
    wrong: #"<Response><Say language="fr">Le cafÃ© est fermÃ©</Say></Response>"#,
    right: #"<Response><Say language="fr">Le café est fermé</Say></Response>"#)

  /// The document holds a character that XML forbids.
  package static let invalidCharacter = unparsed(
    "invalid-character", "the document holds a character that XML forbids",
    because: """
      XML allows no control characters but tab, line feed and carriage return, nor U+FFFE, \
      U+FFFF or NUL: not in text, not in CDATA, not as a reference. They come from terminals, \
      fixed-width records and truncated buffers.
      """, section: "2.2",
    wrong: "<Response><Say>Hel\u{1}lo</Say></Response>",
    right: #"<Response><Say>Hello</Say></Response>"#)
}
