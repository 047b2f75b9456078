package import Diagnostics

extension Rule {
  /// The XML declaration is not at the beginning.
  package static let lateXMLDeclaration = unparsed(
    "late-xml-declaration", "the XML declaration is not at the beginning",
    finds: """
      White space, a comment or an element stands before '<?xml'. Not even white space can stand \
      there: a blank line before the opening tag of a PHP script is enough. Text before it is the \
      rule text-before-xml.
      """,
    remedy: """
      Remove what stands before the declaration. Or remove the declaration: a document in UTF-8 \
      does not need it.
      """,
    section: "2.8",
    fix: .either(
      safe: "removes white space before the declaration",
      unsafe:
        "removes a declaration after a comment or tag, and with it the encoding that it names"),
    wrong: "\n<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>",
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The XML declaration is not well-formed.
  package static let malformedXMLDeclaration = unparsed(
    "malformed-xml-declaration", "the XML declaration is not well-formed",
    finds: """
      The declaration begins with '<?xml' in lower case. A version follows, then, if needed, an \
      encoding and standalone, each with its value in quotes and with a space before it. The end \
      is '?>'. This declaration is different.
      """,
    remedy: """
      Write <?xml version="1.0" encoding="UTF-8"?>, or leave the declaration out: the document is \
      then UTF-8.
      """,
    section: "2.8",
    fix: .safe(
      "writes '<?xml' in lower case, adds the missing version, or writes straight quotes",
      none: "other mistakes in the declaration"),
    wrong: #"<?xml encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello</Say></Response>"#)

  /// There is no such version of XML.
  package static let unknownXMLVersion = Rule(
    id: "unknown-xml-version", severity: .error, canBeSilenced: false,
    summary: "the XML declaration has an unknown version",
    finds: """
      The version in the XML declaration is not 1.0, and not 1. with other digits, such as 1.1.
      """,
    caller: """
      Kazoo ignores the version, and the call works, if the version has only letters, digits and \
      the characters '.', '_', ':' and '-'. Twilio and other parsers refuse the document.

      If the version has another character, such as a space, Kazoo's XML parser refuses the \
      document too. \(whenUnparsed)
      """,
    remedy: """
      Write version="1.0".
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.8")], twilioErrors: [12100],
    fix: .safe("changes the version to 1.0, as which Kazoo reads every document"),
    wrong: #"<?xml version="2.0"?><Response><Say>Hello</Say></Response>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// The document type declaration is not well-formed.
  package static let malformedDocumentType = unparsed(
    "malformed-doctype", "the DOCTYPE is not well-formed",
    finds: """
      The word DOCTYPE is not in upper case, the DOCTYPE stands inside the root element, or it is \
      not closed with '>'.
      """,
    remedy: "Remove the DOCTYPE: TwiML does not need one.",
    section: "2.8",
    fix: .safe(
      "writes DOCTYPE in upper case", none: "a DOCTYPE in the wrong place or without its '>'"),
    wrong: #"<!doctype Response><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document names a DTD that is elsewhere.
  package static let externalDTD = Rule(
    id: "external-dtd", severity: .error, canBeSilenced: false,
    summary: "the DOCTYPE names an external file",
    finds: """
      The DOCTYPE has the word SYSTEM or PUBLIC and the name of a file, which is called a DTD. \
      twimlc does not read that file.
      """,
    caller: """
      If the DTD is an address that begins with 'http:', Kazoo does not request it, and the call \
      works. Other parsers request it or refuse the document.

      Anything else, also an https address, is a file name for Kazoo's XML parser, which looks for \
      the file on the Kazoo server. If it is there, the call works; otherwise the parser refuses \
      the whole document. \(whenUnparsed)
      """,
    remedy: "Remove the DOCTYPE: TwiML does not need one.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.2.2")], twilioErrors: [12100],
    wrong: #"<!DOCTYPE Response SYSTEM "twiml.dtd"><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// An entity is a file on the server.
  package static let externalEntity = Rule(
    id: "external-entity", severity: .error, canBeSilenced: false,
    summary: "an entity takes its text from a file on the Kazoo server",
    finds: """
      An entity is declared with SYSTEM or PUBLIC and the name of a file or an address. twimlc \
      does not open it: without the option `--entity NAME=TEXT` of `twimlc trace` the entity is \
      empty.
      """,
    caller: """
      Kazoo reads the file on the Kazoo server and puts its text into the document, so the caller \
      hears it. Anyone who can write TwiML can read files of the server in this way. For an \
      address that begins with 'http:' Kazoo puts in the address itself.

      If the entity is used and the file is missing, Kazoo's XML parser refuses the whole \
      document. \(whenUnparsed)
      """,
    remedy: "Write the text itself into the document, and remove the entity.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.2.2")], twilioErrors: [12100],
    wrong:
      #"<!DOCTYPE Response [<!ENTITY greeting SYSTEM "greeting.txt">]><Response><Say>Hello &greeting;</Say></Response>"#,
    right:
      "<Response><Say>Hello and welcome</Say></Response>")

  /// Entities expand without end or to too much text.
  package static let entityExpansion = Rule(
    id: "entity-expansion", severity: .error, canBeSilenced: false,
    summary: "entities become too much text, or contain themselves",
    finds: """
      An entity contains itself, or the entities make the document more than ten times as large. \
      twimlc stops there, as other parsers do; only `twimlc trace` goes on, up to 1 MiB of text.
      """,
    caller: """
      If an entity contains itself, Kazoo's XML parser refuses the whole document. \(whenUnparsed)

      Kazoo expands all other entities without a limit, and the caller hears their text. A \
      document of a few hundred bytes can fill the memory of the Kazoo server in this way.
      """,
    remedy: "Write the text itself where it is needed, without entities.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("4.4")], twilioErrors: [12100],
    wrong:
      #"<!DOCTYPE Response [<!ENTITY a "&b;"><!ENTITY b "&a;">]><Response><Say>&a;</Say></Response>"#,
    right:
      "<Response><Say>Hello</Say></Response>")

  /// An element begins in one entity and ends in another.
  package static let unbalancedEntity = unparsed(
    "unbalanced-entity", "an element begins in one entity and ends in another",
    finds: """
      The text of an entity contains only one of the two tags of an element: the start tag or the \
      end tag.
      """,
    remedy: "Put whole elements into the entity, or write the tags in the document itself.",
    section: "4.3.2",
    wrong: #"<!DOCTYPE Response [<!ENTITY say "<Say>">]><Response>&say;Hello</Say></Response>"#,
    right: #"<!DOCTYPE Response [<!ENTITY say "<Say>Hello</Say>">]><Response>&say;</Response>"#)

  /// A processing instruction has a name that begins with xml.
  package static let reservedInstruction = unparsed(
    "reserved-instruction", "a processing instruction has a name that begins with 'xml'",
    finds: """
      XML reserves these names. The only one that Kazoo's XML parser accepts is xml-stylesheet.
      """,
    remedy: "Remove the instruction.",
    section: "2.6",
    wrong: #"<?xml-model href="twiml.rng"?><Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)
}
