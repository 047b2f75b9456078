package import Diagnostics

extension Rule {
  /// The XML declaration is not at the beginning.
  package static let lateXMLDeclaration = unparsed(
    "late-xml-declaration", "the XML declaration is not at the beginning",
    finds: """
      Not even white space may stand before '<?xml'. A blank line before the opening tag of a PHP \
      script is enough.
      """,
    remedy: """
      Remove what stands before the declaration, or the declaration itself: UTF-8 needs none.
      """,
    section: "2.8",
    fix: .either(
      safe: "only white space is removed",
      unsafe: "the declaration is removed, and with it the encoding that it names"),
    wrong: "\n<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>",
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The XML declaration is not well-formed.
  package static let malformedXMLDeclaration = unparsed(
    "malformed-xml-declaration", "the XML declaration is not well-formed",
    finds: """
      The declaration is '<?xml' in lower case, a version, then an encoding and standalone if they \
      are wanted, in this order, each in quotes and with a space between them, and '?>'.
      """,
    remedy: """
      Write <?xml version="1.0" encoding="UTF-8"?>, or leave it out: the document is then UTF-8.
      """,
    section: "2.8",
    fix: .safe("there is no other word that it can be"),
    wrong: #"<?xml encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// There is no such version of XML.
  package static let unknownXMLVersion = Rule(
    id: "unknown-xml-version", severity: .error, canBeSilenced: false,
    summary: "there is no such version of XML",
    finds: "The declaration names a version other than 1.0 and 1.1.",
    caller: """
      Kazoo's parser takes any version that is made of letters, digits and '.', '_', ':' and '-', \
      and runs the document. Twilio and other parsers refuse what is not 1.x.
      """,
    remedy: """
      Write version="1.0".
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.8")], twilioErrors: [12100],
    fix: .safe("Kazoo reads every document as XML 1.0"),
    wrong: #"<?xml version="2.0"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The document type declaration is not well-formed.
  package static let malformedDocumentType = unparsed(
    "malformed-doctype", "the document type declaration is not well-formed",
    finds: "A DOCTYPE is written in upper case, stands before the root element and is closed.",
    remedy: "Remove it: TwiML needs no DOCTYPE.",
    section: "2.8",
    fix: .safe("there is no other word that it can be"),
    wrong: #"<!doctype Response><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document names a DTD that is elsewhere.
  package static let externalDTD = Rule(
    id: "external-dtd", severity: .error, canBeSilenced: false,
    summary: "the document names a DTD that is elsewhere",
    finds: "A DOCTYPE with SYSTEM or PUBLIC and the name of a file. twimlc does not read it.",
    caller: """
      Kazoo's parser looks for the file on the Kazoo server. As long as it is missing there, \
      nothing of the document runs. A DTD at an http address is not fetched by Kazoo, but by other \
      parsers.
      """,
    remedy: "Remove the DOCTYPE.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.2.2")], twilioErrors: [12100],
    wrong: #"<!DOCTYPE Response SYSTEM "twiml.dtd"><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An entity is a file on the server.
  package static let externalEntity = Rule(
    id: "external-entity", severity: .error, canBeSilenced: false,
    summary: "an entity is a file on the server",
    finds: """
      An entity that is declared with SYSTEM or PUBLIC. twimlc never opens the file: it counts as \
      empty, unless --entity tells trace what it holds.
      """,
    caller: """
      Kazoo's parser reads the file on the Kazoo server and puts its text into the document, so \
      the caller hears what the file holds. If it is missing, nothing of the document runs. Anyone \
      who can write TwiML can read files that way.
      """,
    remedy: "Write the text into the document.",
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
    finds: """
      An entity that contains itself, or entities that grow to more than ten times the size of the \
      document. twimlc, like other parsers, stops there; a trace goes on to a mebibyte.
      """,
    caller: """
      Kazoo expands entities without a limit: a few hundred bytes can fill the memory of the \
      server. An entity that contains itself is refused, and nothing runs.
      """,
    remedy: "Write the text where it belongs, without entities.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.4")], twilioErrors: [12100],
    wrong:
      #"<!DOCTYPE Response [<!ENTITY a "&b;"><!ENTITY b "&a;">]><Response><Say>&a;</Say></Response>"#,
    right:
      #"<!DOCTYPE Response [<!ENTITY a "&b;"><!ENTITY b "Hello">]><Response><Say>&a;</Say></Response>"#
  )

  /// An element begins in one entity and ends in another.
  package static let unbalancedEntity = unparsed(
    "unbalanced-entity", "an element begins in one entity and ends in another",
    finds: """
      An element that begins in the text of an entity ends in it as well. Here one does not.
      """,
    remedy: "Put whole elements into an entity, or write the tags where they belong.",
    section: "4.3.2",
    wrong: #"<!DOCTYPE Response [<!ENTITY say "<Say>">]><Response>&say;Hello</Say></Response>"#,
    right: #"<!DOCTYPE Response [<!ENTITY say "<Say>Hello</Say>">]><Response>&say;</Response>"#)

  /// A processing instruction has a name that begins with xml.
  package static let reservedInstruction = unparsed(
    "reserved-instruction", "a processing instruction has a name that begins with xml",
    finds: """
      Names that begin with 'xml' are reserved. Of such processing instructions Kazoo's XML parser \
      takes xml-stylesheet alone.
      """,
    remedy: "Remove the instruction.",
    section: "2.6",
    wrong: #"<?xml-model href="twiml.rng"?><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)
}
