package import Diagnostics

extension Rule {
  /// The XML declaration is not at the beginning.
  package static let lateXMLDeclaration = unparsed(
    "late-xml-declaration", "the XML declaration is not at the beginning",
    because: """
      Not even white space may stand before '<?xml': anywhere else it is a processing \
      instruction of a forbidden name. A blank line before the opening tag of a PHP script is \
      enough.
      """, section: "2.8",
    fix: .either(
      safe: "only white space is removed",
      unsafe: "the declaration is removed, and with it the encoding that it names"),
    wrong: "\n<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>",
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The XML declaration is not well-formed.
  package static let malformedXMLDeclaration = unparsed(
    "malformed-xml-declaration", "the XML declaration is not well-formed",
    because: """
      The declaration is '<?xml' in lower case, a version, then at will an encoding and \
      standalone, in this order, each in quotes and apart from the next, and '?>'. It can be \
      left out: the document is then UTF-8.
      """, section: "2.8",
    fix: .safe("there is no other word that it can be"),
    wrong: #"<?xml encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// There is no such version of XML.
  package static let unknownXMLVersion = Rule(
    id: "unknown-xml-version", severity: .error, canBeSilenced: false,
    summary: "there is no such version of XML",
    explanation: """
      XML is at 1.0, and at 1.1 for those who need it. Kazoo's parser takes any version that is \
      made of letters, digits and '.', '_', ':' and '-', even one that is empty, and runs the \
      document; Twilio and other parsers refuse what is not 1.x.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.8")], twilioErrors: [12100],
    fix: .safe("Kazoo reads every document as XML 1.0"),
    wrong: #"<?xml version="2.0"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The document type declaration is not well-formed.
  package static let malformedDocumentType = unparsed(
    "malformed-doctype", "the document type declaration is not well-formed",
    because: """
      TwiML needs no DOCTYPE. One that is there must be written in upper case, stand before \
      the root element and be closed.
      """, section: "2.8",
    fix: .safe("there is no other word that it can be"),
    wrong: #"<!doctype Response><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document names a DTD that is elsewhere.
  package static let externalDTD = Rule(
    id: "external-dtd", severity: .error, canBeSilenced: false,
    summary: "the document names a DTD that is elsewhere",
    explanation: """
      Kazoo's parser looks for the DTD in the file system of the Kazoo server. When the file \
      is missing, which it is, nothing of the document is parsed; when it is there, it is \
      read. A DTD behind http: is not fetched by Kazoo, but by other parsers. twimlc reads \
      none of it.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.2.2")], twilioErrors: [12100],
    wrong: #"<!DOCTYPE Response SYSTEM "twiml.dtd"><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An entity is a file on the server.
  package static let externalEntity = Rule(
    id: "external-entity", severity: .error, canBeSilenced: false,
    summary: "an entity is a file on the server",
    explanation: """
      Kazoo's parser reads the files that a document names as entities from the Kazoo server \
      and puts their text in place of the references, so the caller hears what the file holds; \
      a missing file makes the document fail. Anyone who can write TwiML can read files that \
      way. twimlc never opens one: it counts as empty, unless --entity tells trace what it \
      holds.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.2.2")], twilioErrors: [12100],
    wrong:
      #"<!DOCTYPE Response [<!ENTITY greeting SYSTEM "greeting.txt">]><Response><Say>Hello &greeting;</Say></Response>"#,
    right:
      #"<!DOCTYPE Response [<!ENTITY greeting "and welcome">]><Response><Say>Hello &greeting;</Say></Response>"#
  )

  /// Entities expand without end or to too much text.
  package static let entityExpansion = Rule(
    id: "entity-expansion", severity: .error, canBeSilenced: false,
    summary: "entities expand without end or to too much text",
    explanation: """
      Kazoo expands the entities that a document declares, without a limit: a few hundred \
      bytes can fill the memory of the server. An entity that contains itself is refused by \
      every parser. twimlc, like others, stops at ten times the size of the document; a trace \
      goes on to a mebibyte.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.4")], twilioErrors: [12100],
    wrong:
      #"<!DOCTYPE Response [<!ENTITY a "&b;"><!ENTITY b "&a;">]><Response><Say>&a;</Say></Response>"#,
    right:
      #"<!DOCTYPE Response [<!ENTITY a "&b;"><!ENTITY b "Hello">]><Response><Say>&a;</Say></Response>"#
  )

  /// An element begins in one entity and ends in another.
  package static let unbalancedEntity = unparsed(
    "unbalanced-entity", "an element begins in one entity and ends in another",
    because: """
      What an entity stands for must be whole: an element that begins in it ends in it.
      """, section: "4.3.2",
    wrong: #"<!DOCTYPE Response [<!ENTITY say "<Say>">]><Response>&say;Hello</Say></Response>"#,
    right: #"<!DOCTYPE Response [<!ENTITY say "<Say>Hello</Say>">]><Response>&say;</Response>"#)

  /// A processing instruction has a name that begins with xml.
  package static let reservedInstruction = unparsed(
    "reserved-instruction", "a processing instruction has a name that begins with xml",
    because: """
      Names that begin with 'xml' are reserved. Of such processing instructions Kazoo's XML \
      parser takes xml-stylesheet alone.
      """, section: "2.6",
    wrong: #"<?xml-model href="twiml.rng"?><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)
}
