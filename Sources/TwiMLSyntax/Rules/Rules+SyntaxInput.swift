package import Diagnostics

extension Rule {
  /// There is no document.
  package static let emptyDocument = Rule(
    id: "empty-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "there is no document",
    finds: """
      The body of the response is empty, or has only white space. A server sends an empty body \
      when a script stops before it writes anything.
      """,
    caller: """
      If the body is empty, Kazoo hangs up and logs no error.

      If the body has only white space, Kazoo's XML parser refuses it. \(whenUnparsed)
      """,
    remedy: """
      Look for an error in the log of the web server. If the response should only end the call, \
      send a document with Hangup.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")], twilioErrors: [11770],
    wrong: "",
    right: "<Response><Hangup/></Response>")

  /// The document is a web page.
  package static let htmlDocument = Rule(
    id: "html-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is a web page",
    finds: """
      The response is HTML instead of TwiML. Usually it is the error page of a server, a login \
      form or the page of a proxy.
      """,
    caller: "The page is not XML, or its root element is not Response. \(whenUnparsed)",
    remedy: """
      Request the URL as Kazoo does, without cookies, and look which page the server sends: \
      `twimlc request --as curl --base-url URL` prints such a request for curl, where URL is the \
      address of the script. Then let the server send TwiML.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    correction: .alternative,
    wrong: #"<!doctype html><html><body>Not Found</body></html>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is JSON.
  package static let jsonDocument = Rule(
    id: "json-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is JSON",
    finds: """
      The option `--templates` says that the file is TwiML, but it is JSON. Without this option \
      twimlc checks JSON as a callflow, the other format of Pivot. Kazoo runs JSON as a callflow \
      with every Content-Type except text/xml, application/xml or none; JSON with one of these is \
      content-type-mismatch.
      """,
    caller: "As TwiML it is refused by Kazoo's XML parser. \(whenUnparsed)",
    remedy: """
      To check a callflow, leave `--templates` out; to send one, send it as application/json. \
      Otherwise write TwiML.
      """,
    citations: [.kazoo("kzt_translator:exec/4"), .kazoo("kzt_twiml:parse_cmds/1")],
    twilioErrors: [12100],
    correction: .alternative,
    wrong: #"{"module": "tts", "data": {"text": "Hello"}}"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is text without any markup.
  package static let plainText = unparsed(
    "plain-text", "the document is text without any markup",
    finds: """
      The response is text without any element. Usually it is an error message, or something that \
      a script printed by mistake.
      """,
    remedy: "Correct the error that the text describes, and send TwiML.",
    correction: .alternative,
    wrong: "Internal Server Error",
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// There is text before the XML.
  package static let textBeforeXML = unparsed(
    "text-before-xml", "text stands before the XML",
    finds: """
      Text stands before the first tag. Only white space, comments and processing instructions can \
      stand there. The text is often a line that was printed for debugging, or a second byte order \
      mark.
      """,
    remedy: """
      Remove the code that prints the text. Write log messages to standard error or to a file.
      """,
    section: "2.1",
    fix: .unsafe(
      "removes the text", none: "a text after an XML declaration, comment or instruction"),
    wrong: #"ok<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has no element.
  package static let missingRoot = unparsed(
    "missing-root", "the document has no element",
    finds: """
      There is no tag of an element, such as <Response>. Often a script stopped after the XML \
      declaration. A document has exactly one root element.
      """,
    remedy: "Write <Response>, the verbs and </Response>.",
    section: "2.1",
    correction: .alternative,
    wrong: #"<?xml version="1.0"?>"#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)

  /// There is something after the root element.
  package static let contentAfterRoot = Rule(
    id: "content-after-root", severity: .error, canBeSilenced: false,
    summary: "something stands after the root element",
    finds: """
      Text or a tag follows the end tag of the root element. Only white space, comments and \
      processing instructions can follow it.
      """,
    caller: """
      Kazoo stops reading at the end of the root element, so the call works as if the rest were \
      not there. Twilio and other XML parsers refuse the document.
      """,
    remedy: "Remove what follows, or move it into the root element.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response>done"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document has more than one root element.
  package static let severalRoots = Rule(
    id: "several-roots", severity: .error, canBeSilenced: false,
    summary: "the document has more than one root element",
    finds: """
      A second root element follows the first one, often because a script writes two responses.
      """,
    caller: """
      Kazoo runs the first root element and does not read the second one. Twilio and other XML \
      parsers refuse the document.
      """,
    remedy: "Put the verbs of both elements into one Response.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1"), .xml("2.1")], twilioErrors: [12100],
    wrong: #"<Response><Say>Hello</Say></Response><Response><Say>Bye</Say></Response>"#,
    right: #"<Response><Say>Hello</Say><Say>Bye</Say></Response>"#)
}
