package import Diagnostics

extension Rule {
  /// A status other than 200 and 206.
  package static let failingStatus = Rule(
    id: "failing-status", severity: .error, isFatal: true,
    summary: "the status of the response makes Pivot fail",
    explanation: """
      Pivot reads the body of a response with status 200 or 206 and no other. With any other status \
      below 600, 201 and 204 included, it fails: on the first request of a call the callflow goes \
      on to the '_' child of its pivot action, later the call is over. A status of 600 or more it \
      does not expect at all, and nobody hangs up.
      """,
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong:
      "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n<html><body>No such page</body></html>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A redirect on the way to the answer.
  package static let redirectedAnswer = Rule(
    id: "redirected-answer", severity: .note,
    summary: "the response is a redirect, which Kazoo follows",
    explanation: """
      Kazoo's HTTP client follows redirects by itself and reads nothing of their body. After 301, \
      302 and 303 it sends a GET whatever the first request was, so the parameters of a POST do \
      not arrive; after 307 and 308 it repeats the request. Relative URLs in the document are \
      resolved against the URL that Pivot requested, not the one that it was redirected to.
      """,
    citations: [.kazoo("kz_http:async_req/6"), .rfc(9110, section: "15.4")],
    wrong: """
      HTTP/1.1 302 Found
      Location: /voice/

      HTTP/1.1 200 OK
      Content-Type: text/xml

      <Response><Hangup/></Response>
      """,
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A head that is not one.
  package static let malformedHead = Rule(
    id: "malformed-http-head", severity: .error, isFatal: true,
    summary: "a line in the head of the response is not a header field",
    explanation: """
      The head of a response is a status line, header fields of the form 'Name: value' and an empty \
      line. A script that writes its own header fields and forgets the empty line sends its \
      document as a part of the head.
      """,
    citations: [.rfc(9112, section: "2.1")],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/xml\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// No Content-Type.
  package static let missingContentType = Rule(
    id: "missing-content-type", severity: .note,
    summary: "the response has no Content-Type",
    explanation: """
      Kazoo takes a response without a Content-Type for text/xml. Twilio and other clients refuse it.
      """,
    citations: [.kazoo("kzt_translator:exec/4")], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// What curl and its like print beside a response.
  package static let curlLog = Rule(
    id: "curl-log", severity: .error, isFatal: true,
    summary: "the input is the log of curl, wget or HTTPie, not the response alone",
    explanation: """
      The input begins with the log of 'curl -v', the progress meter of curl, or its error message. \
      Kazoo sees none of this. Capture the response with 'curl -sSi': -i prints the status and the \
      headers before the body, -s leaves out the progress, and -S prints why a request failed. The \
      same goes for the log of wget and for the request that 'http -v' prints.
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
    explanation: """
      Kazoo knows text/xml, application/xml and application/json, in lower case. For any other \
      type, and text/html is what PHP sends by itself, it tries the answer as TwiML, then as a \
      callflow. This works, but other clients are stricter.
      """,
    citations: [.kazoo("kzt_translator:find_candidate_translators/1")], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// XML that is sent as JSON, or the other way round.
  package static let contentTypeMismatch = Rule(
    id: "content-type-mismatch", severity: .error, isFatal: true,
    summary: "the response is not what its Content-Type says",
    explanation: """
      Kazoo takes a response of type application/json for a callflow and nothing else, and one of type \
      text/xml or application/xml, or without a type, for TwiML and nothing else. XML that is sent \
      as JSON ends the call; JSON that is sent as XML makes Pivot fail.
      """,
    citations: [
      .kazoo("kzt_translator:find_candidate_translators/1"), .kazoo("kzt_kazoo:parse_cmds/1"),
    ], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\nContent-Type: application/json\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A charset parameter that contradicts the document.
  package static let charsetMismatch = Rule(
    id: "charset-mismatch", severity: .note,
    summary: "the charset of the Content-Type differs from the document's encoding",
    explanation: """
      Kazoo cuts the Content-Type at the first semicolon and follows the XML declaration. Other \
      clients follow the charset, as the standard says, and read wrong characters.
      """,
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

  /// A body that is not as long as the head says.
  package static let bodyLength = Rule(
    id: "body-length", severity: .error, isFatal: true,
    summary: "the body is shorter or longer than Content-Length says",
    explanation: """
      When less comes than the head promised, Kazoo waits for the rest until the server closes the \
      connection or five seconds are over, and Pivot fails. A body that is longer is cut by many \
      clients, curl among them; a length counted in characters instead of bytes does that as soon \
      as a name has an accent. The client crashes on a length that is not a number, or below -1.
      """,
    citations: [.kazoo("pivot_call:handle_info/2"), .rfc(9112, section: "6.3")],
    wrong:
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: 500\n\n<Response><Hangup/></Response>",
    right:
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Length: 30\n\n<Response><Hangup/></Response>"
  )

  /// A body that was captured in chunks.
  package static let chunkedBody = Rule(
    id: "chunked-body", severity: .error, isFatal: true,
    summary: "the body is still cut into chunks",
    explanation: """
      curl --raw prints a body as it comes through the wire, with the size of each piece before it. \
      Kazoo never sees the sizes, so such a capture does not show what Kazoo reads. A server that \
      writes them without saying so in Transfer-Encoding sends text before the document.
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
    explanation: """
      Kazoo does not request compression and does not decompress. A server that compresses anyway sends \
      bytes that are not UTF-8, and Pivot fails. Where curl requested the compression, with \
      --compressed, Kazoo gets the plain body, and the finding is a note.
      """,
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong: .latin1(
      "HTTP/1.1 200 OK\nContent-Type: text/xml\nContent-Encoding: gzip\n\n\u{1F}\u{8B}\u{08}\u{00}"),
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A cookie.
  package static let unsentCookie = Rule(
    id: "unsent-cookie", severity: .note,
    summary: "Kazoo does not send cookies back",
    explanation: """
      Each request of a call comes without the cookies that earlier responses set, so a session that \
      depends on a cookie is a new one every time. The CallSid stays the same throughout a call.
      """,
    citations: [.kazoo("kz_http:async_req/6")],
    wrong: """
      HTTP/1.1 200 OK
      Content-Type: text/xml
      Set-Cookie: PHPSESSID=5f2c; path=/

      <Response><Hangup/></Response>
      """,
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  package static let answer: [Rule] = [
    .failingStatus, .redirectedAnswer, .malformedHead, .missingContentType, .unusualContentType,
    .contentTypeMismatch, .charsetMismatch, .bodyLength, .chunkedBody, .compressedBody,
    .unsentCookie, .curlLog,
  ]
}
