package import Diagnostics

extension Rule {
  /// A status other than 200 and 206.
  package static let failingStatus = Rule(
    id: "failing-status", severity: .error, isFatal: true,
    summary: "the HTTP status of the response is not 200 or 206",
    finds: """
      Kazoo uses the body of a response only if its status is 200 or 206. With any other status, \
      such as 201, 204 or 404, the request fails. A redirect with a Location header is not meant: \
      Kazoo follows it, and the rule redirected-response reports it as a note.
      """,
    caller: """
      \(whenRequestFails)

      After a status of 600 or more, Kazoo does nothing: the line stays silent even after the \
      first request.
      """,
    remedy: """
      Send status 200 with TwiML, even if something went wrong. The TwiML can tell the caller \
      about it.
      """,
    citations: [
      .kazoo("pivot_call:handle_info/2"), .kazoo5Code("pivot_call:handle_info/2"),
      .kazoo5Code("pivot_call:publish_failed_or_hangup/2"),
    ],
    wrong:
      "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n<html><body>No such page</body></html>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Say>No such page</Say></Response>"
  )

  /// A redirect before the response.
  package static let redirectedResponse = Rule(
    id: "redirected-response", formerly: "redirected-answer", severity: .note,
    summary: "the response is a redirect, which Kazoo follows",
    finds: """
      The response has the status 301, 302, 303, 307 or 308 and a Location header with another \
      URL.
      """,
    caller: """
      Kazoo's HTTP client requests that URL. After 307 and 308 it sends a POST again with its \
      parameters; after 301, 302 and 303 it sends a GET without them. The parameters of a GET are \
      lost unless the Location repeats them. If the script does not need them, the call works. \
      Kazoo resolves relative URLs in the document against the URL before the redirect.
      """,
    remedy: "Write the final URL into the pivot action or into the document.",
    citations: [.kazoo("kz_http:async_req/6"), .rfc(9110, section: "15.4")],
    wrong: """
      HTTP/1.1 302 Found
      Location: /voice/

      HTTP/1.1 200 OK
      Content-Type: text/xml

      <Response><Hangup/></Response>
      """,
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// An invalid head.
  package static let malformedHead = Rule(
    id: "malformed-http-head", severity: .error, isFatal: true,
    summary: "a line in the head of the response is not an HTTP header",
    finds: """
      A response has a status line, headers of the form 'Name: value', an empty line and the body. \
      Here another line stands among the headers. Often a script forgets the empty line, and its \
      document becomes a part of the headers.
      """,
    caller: "Kazoo's HTTP client cannot read the response. \(whenNothingRuns)",
    remedy: """
      Write an empty line between the headers and the document, or let the web framework write the \
      headers.
      """,
    citations: [.kazoo("pivot_call:handle_info/2"), .rfc(9112, section: "2.1")],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/xml\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// No Content-Type.
  package static let missingContentType = Rule(
    id: "missing-content-type", severity: .note,
    summary: "the response has no Content-Type",
    finds: "No header says what kind of document the response contains.",
    caller: """
      Kazoo reads the response as text/xml, and the call works. Twilio and other clients refuse \
      it.
      """,
    remedy: "Send Content-Type: text/xml.",
    citations: [.kazoo("kzt_translator:exec/4")], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// Output of curl and similar programs beside a response.
  package static let curlLog = Rule(
    id: "curl-log", severity: .error, isFatal: true,
    summary: "the input is the log of curl, wget or HTTPie instead of a response",
    finds: """
      The input begins with the log of 'curl -v', of wget or of 'http -v', or with the progress \
      meter or an error message of curl.
      """,
    caller: "Nothing: Kazoo never sees this log. twimlc cannot check the response in it.",
    remedy: """
      Save the response with 'curl -sSi URL'. The option -i prints the status and the headers \
      before the body, -s hides the progress meter, and -S still prints errors.
      """,
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong: """
      * Connected to app.example.com (192.0.2.1) port 80
      > GET /voice HTTP/1.1
      < HTTP/1.1 200 OK
      <
      <Response><Hangup/></Response>
      """,
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A Content-Type that Kazoo does not know.
  package static let unusualContentType = Rule(
    id: "unusual-content-type", severity: .note,
    summary: "the Content-Type is neither XML nor JSON",
    finds: """
      Kazoo knows text/xml, application/xml and application/json, in lower case. This response has \
      another type, such as text/html, which PHP sends by default.
      """,
    caller: """
      Kazoo first reads the response as TwiML, and only if it is not XML with the root element \
      Response, as a callflow. So TwiML and callflows work; if the response is neither, Kazoo \
      hangs up. Twilio and other clients may refuse the type.
      """,
    remedy: "Send text/xml for TwiML, and application/json for a callflow.",
    citations: [
      .kazoo("kzt_translator:find_candidate_translators/1"), .kazoo("pivot_call:process_resp/4"),
    ], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// XML sent as JSON, or JSON sent as XML.
  package static let contentTypeMismatch = Rule(
    id: "content-type-mismatch", severity: .error, isFatal: true,
    summary: "the response is not what its Content-Type says",
    finds: """
      XML is sent as application/json, or JSON is sent as text/xml, as application/xml or without \
      a Content-Type. Kazoo uses the Content-Type and does not try the other format. The type is \
      known if the input begins with the HTTP headers, or from the option `--content-type`.
      """,
    caller: """
      If XML is sent as JSON, Kazoo hangs up.

      If JSON is sent as XML, Kazoo's XML parser refuses it. \(whenUnparsed)
      """,
    remedy: "Send TwiML as text/xml, and a callflow as application/json.",
    citations: [
      .kazoo("kzt_translator:find_candidate_translators/1"), .kazoo("kzt_kazoo:parse_cmds/1"),
    ], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\nContent-Type: application/json\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A charset parameter that contradicts the document.
  package static let charsetMismatch = Rule(
    id: "charset-mismatch", severity: .note,
    summary: "the charset of the Content-Type differs from the document's encoding",
    finds: """
      The encoding of a document is the one in its XML declaration, or UTF-8 without a \
      declaration. The charset in the Content-Type is another one. Kazoo ignores the charset; \
      other clients use it, as the standard says.
      """,
    caller: "The call works on Kazoo. Other clients read wrong characters.",
    remedy: "Send the encoding of the document as the charset, here utf-8. Or send no charset.",
    citations: [.kazoo("kzt_translator:just_the_type/1"), .rfc(7303, section: "3.2")],
    wrong: """
      HTTP/1.1 200 OK
      Content-Type: text/xml; charset=iso-8859-1

      <Response><Say>Grüße</Say></Response>
      """,
    right: """
      HTTP/1.1 200 OK
      Content-Type: text/xml; charset=utf-8

      <Response><Say>Grüße</Say></Response>
      """)

  /// A body whose length differs from the head.
  package static let bodyLength = Rule(
    id: "body-length", severity: .error, isFatal: true,
    summary: "the body is shorter or longer than Content-Length says",
    finds: """
      The header Content-Length is not the number of bytes in the body, or is not a number from 0 \
      on. If a program counts characters instead of bytes, the number is wrong as soon as the text \
      has an accent.
      """,
    caller: """
      If the body is shorter than the header says, Kazoo waits for the rest until the server \
      closes the connection or five seconds are over. If the header is not a valid number, Kazoo's \
      HTTP client crashes. In both cases: \(whenNothingRuns)

      If the body is longer, Kazoo reads only as many bytes as the header says. A document that is \
      cut off in this way is refused as XML, and Kazoo hangs up; the finding is a warning, because \
      only the end may be missing.
      """,
    remedy: "Let the web server write the header, or count the bytes.",
    citations: [.kazoo("pivot_call:handle_info/2"), .rfc(9112, section: "6.3")],
    wrong:
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: 500\n\n<Response><Hangup/></Response>",
    right:
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: 30\n\n<Response><Hangup/></Response>"
  )

  /// A body that was captured in chunks.
  package static let chunkedBody = Rule(
    id: "chunked-body", severity: .error, isFatal: true,
    summary: "the body contains the sizes of HTTP chunks",
    finds: """
      HTTP can send a body in pieces, called chunks, each with its size before it. Here the sizes \
      stand in the body. Either the response was saved with 'curl --raw', or the server wrote the \
      sizes without the header Transfer-Encoding.
      """,
    caller: """
      If the response was saved with --raw, nothing: Kazoo's HTTP client removes the sizes.

      If the server wrote the sizes itself, they are text before the document. \(whenRefused)
      """,
    remedy: """
      Save the response without --raw, or let the web server write the chunks. The headers stay \
      the same; what 'curl -i' prints is then as below. With --raw the finding is an error too, \
      because twimlc cannot check the body.
      """,
    citations: [.rfc(9112, section: "7.1")],
    wrong: """
      HTTP/1.1 200 OK
      Content-Type: text/xml
      Transfer-Encoding: chunked

      1e
      <Response><Hangup/></Response>
      0


      """,
    right: """
      HTTP/1.1 200 OK
      Content-Type: text/xml
      Transfer-Encoding: chunked

      <Response><Hangup/></Response>
      """)

  /// A body that is compressed.
  package static let compressedBody = Rule(
    id: "compressed-body", severity: .error, isFatal: true,
    summary: "the body is compressed",
    finds: """
      The response has the header Content-Encoding with gzip or a similar value. Kazoo does not \
      ask for compression and cannot read it.
      """,
    caller: """
      The compressed bytes are not UTF-8, so the process that reads the response crashes. \
      \(whenNothingRuns)

      If the body is readable although the header names a compression, 'curl --compressed' asked \
      for the compression and undid it. The finding is then a note: a server that compresses only \
      on request sends Kazoo the plain body.
      """,
    remedy: "Compress a response only if the request has the header Accept-Encoding.",
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong: .latin1(
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Encoding: gzip\n\n\u{1F}\u{8B}\u{08}\u{00}"),
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A cookie.
  package static let unsentCookie = Rule(
    id: "unsent-cookie", severity: .note,
    summary: "Kazoo does not send cookies back",
    finds: "The response sets a cookie.",
    caller: """
      Kazoo makes every request of a call without cookies. A session that needs a cookie is a new \
      session every time, so the caller hears the first menu again.
      """,
    remedy: """
      Store the state of a call under its CallSid, which is the same in all requests of a call. Or \
      put the state into the URLs.
      """,
    citations: [.kazoo("kz_http:async_req/6")],
    wrong: """
      HTTP/1.1 200 OK
      Content-Type: text/xml
      Set-Cookie: PHPSESSID=5f2c; path=/

      <Response><Hangup/></Response>
      """,
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  package static let response: [Rule] = [
    .failingStatus, .redirectedResponse, .malformedHead, .missingContentType, .unusualContentType,
    .contentTypeMismatch, .charsetMismatch, .bodyLength, .chunkedBody, .compressedBody,
    .unsentCookie, .curlLog,
  ]
}
