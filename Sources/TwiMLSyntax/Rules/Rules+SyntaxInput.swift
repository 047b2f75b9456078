package import Diagnostics

extension Rule {
  /// There is no document.
  package static let emptyDocument = Rule(
    id: "empty-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "there is no document",
    finds: """
      The body of the response is empty, or white space alone. A server sends an empty body when a \
      script dies before it writes anything.
      """,
    caller: """
      Kazoo takes an empty body for the end of the call: it hangs up, and logs no error. White \
      space alone is refused by the XML parser: nothing runs, and on the first request the \
      callflow goes on to the '_' child of its pivot action.
      """,
    remedy: """
      Look for the error in the log of the web server. A response that should do nothing is \
      <Response> </Response>.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")], twilioErrors: [11770],
    wrong: "",
    right: #"<Response> </Response>"#)

  /// The document is a web page.
  package static let htmlDocument = Rule(
    id: "html-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is a web page",
    finds: """
      HTML where TwiML should be: most often the error page of a server, a login form, or the page \
      of a proxy.
      """,
    caller: """
      Nothing of it runs. On the first request of a call, the callflow goes on to the '_' child of \
      its pivot action; later the caller hears nothing on Kazoo 4.3.
      """,
    remedy: """
      Open the URL as Kazoo does, without cookies, and see which page it is: `twimlc request` \
      prints the request for curl.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<!doctype html><html><body>Not Found</body></html>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is JSON.
  package static let jsonDocument = Rule(
    id: "json-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is JSON",
    finds: """
      Kazoo runs a callflow in JSON only when the server sends it as application/json. As \
      text/xml, or without a Content-Type, it goes to the TwiML interpreter, which cannot parse \
      it.
      """,
    caller: """
      Nothing of it runs. On the first request of a call, the callflow goes on to the '_' child of \
      its pivot action; later the caller hears nothing on Kazoo 4.3.
      """,
    remedy: "Send a callflow as application/json, or send TwiML.",
    citations: [.kazoo("kzt_translator:exec/4"), .kazoo("kzt_twiml:parse_cmds/1")],
    twilioErrors: [12100],
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is text without any markup.
  package static let plainText = unparsed(
    "plain-text", "the document is text without any markup",
    finds: """
      A document must begin with an element. Text alone is usually an error message, or the output \
      of a script that printed something else.
      """,
    remedy: "Fix what the text says, and send TwiML.",
    wrong: "Internal Server Error",
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// There is text before the XML.
  package static let textBeforeXML = unparsed(
    "text-before-xml", "text stands before the XML",
    finds: """
      Only white space, comments and processing instructions may come before the root element. \
      Text there is often a debugging line, or a byte order mark that was written twice.
      """,
    remedy: "Remove the line that prints it. Logs belong to standard error or a file.",
    section: "2.1",
    fix: .unsafe("what stands there is removed"),
    wrong: #"ok<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has no element.
  package static let missingRoot = unparsed(
    "missing-root", "the document has no element",
    finds: "A document has exactly one root element. This one has none.",
    remedy: "Write the verbs between <Response> and </Response>.",
    section: "2.1",
    wrong: #"<?xml version="1.0"?>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// There is something after the root element.
  package static let contentAfterRoot = Rule(
    id: "content-after-root", severity: .error, canBeSilenced: false,
    summary: "something stands after the root element",
    finds: """
      Nothing but white space, comments and processing instructions may follow the root element.
      """,
    caller: """
      Kazoo stops reading at the end of the root, so the call works as if the rest were not there. \
      Twilio and every other XML parser refuse the document.
      """,
    remedy: "Remove what stands there, or move it into the root.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response>done"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has more than one root element.
  package static let severalRoots = Rule(
    id: "several-roots", severity: .error, canBeSilenced: false,
    summary: "the document has more than one root element",
    finds: "A second root element, often because a script writes two responses.",
    caller: """
      Kazoo runs the first root element and never reads the next one. Twilio and every other XML \
      parser refuse the document.
      """,
    remedy: "Put the verbs of both into one Response.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response><Response><Say>Bye</Say></Response>"#,
    right: #"<Response><Say>Hello</Say><Say>Bye</Say></Response>"#)
}
