package import Diagnostics

extension Rule {
  /// There is no document.
  package static let emptyDocument = Rule(
    id: "empty-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "there is no document",
    explanation: """
      Kazoo takes an empty body for the end of the call: it hangs up, and logs no error. White space alone goes to the XML parser and is refused: \
      Pivot fails. A server sends an empty body when a script dies before it writes anything.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")], twilioErrors: [11770],
    wrong: "",
    right: #"<Response> </Response>"#)

  /// The document is a web page.
  package static let htmlDocument = Rule(
    id: "html-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is a web page",
    explanation: """
      A web page where TwiML should be is most often the error page of a server, a login form, \
      or the page of a proxy. Kazoo finds no Response in it, so nothing of it runs: Pivot \
      fails, and on the first request of a call the callflow goes on to the '_' child of its \
      pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<!doctype html><html><body>Not Found</body></html>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is JSON.
  package static let jsonDocument = Rule(
    id: "json-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is JSON",
    explanation: """
      Kazoo runs a callflow in JSON only when the server sends it as application/json; as \
      text/xml, or without a Content-Type, it goes to the TwiML interpreter, which cannot \
      parse it. It is not TwiML either way, so there is nothing to check.
      """,
    citations: [.kazoo("kzt_translator:exec/4"), .kazoo("kzt_twiml:parse_cmds/1")],
    twilioErrors: [12100],
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is text without any markup.
  package static let plainText = unparsed(
    "plain-text", "the document is text without any markup",
    because: """
      A document must begin with an element. Text alone is usually an error message, or the \
      output of a script that printed something else.
      """,
    wrong: "Internal Server Error",
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// Text stands before the XML.
  package static let textBeforeXML = unparsed(
    "text-before-xml", "text stands before the XML",
    because: """
      Only white space, comments and processing instructions may come before the root element. \
      Text there is often a debugging line, or a byte order mark that was written twice.
      """, section: "2.1",
    fix: .unsafe("what stands there is removed"),
    wrong: #"ok<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has no element.
  package static let missingRoot = unparsed(
    "missing-root", "the document has no element",
    because: """
      A document has exactly one root element, and Kazoo runs only what is in a Response.
      """, section: "2.1",
    wrong: #"<?xml version="1.0"?>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// Something stands after the root element.
  package static let contentAfterRoot = Rule(
    id: "content-after-root", severity: .error, canBeSilenced: false,
    summary: "something stands after the root element",
    explanation: """
      Nothing but white space, comments and processing instructions may follow the root. Kazoo \
      is the exception: its parser stops at the end of the root and never looks at the rest. \
      Twilio and every other XML parser refuse the document.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response>done"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has more than one root element.
  package static let severalRoots = Rule(
    id: "several-roots", severity: .error, canBeSilenced: false,
    summary: "the document has more than one root element",
    explanation: """
      Kazoo runs the first root element and never looks at the next one; Twilio and every \
      other XML parser refuse the document. Put the verbs of both into one Response.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response><Response><Say>Bye</Say></Response>"#,
    right: #"<Response><Say>Hello</Say><Say>Bye</Say></Response>"#)
}
