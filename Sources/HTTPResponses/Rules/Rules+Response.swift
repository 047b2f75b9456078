package import Diagnostics

extension Rule {
  /// A status other than 200 and 206.
  package static let failingStatus = Rule(
    id: "failing-status", severity: .error, isFatal: true,
    summary: "the status of the response makes Pivot fail",
    finds: """
      A status other than 200 and 206, 201 and 204 included. Pivot reads the body of no other.
      """,
    caller: """
      On the first request of a call, the callflow goes on to the '_' child of its pivot action. \
      Later nobody acts on Kazoo 4.3, and the caller hears nothing; Kazoo 5 hangs up. After a \
      status of 600 or more nobody hangs up either.
      """,
    remedy: """
      Send status 200 with the TwiML, also for what the caller should hear when something went \
      wrong.
      """,
    citations: [
      .kazoo("pivot_call:handle_info/2"), .kazoo5Code("pivot_call:handle_info/2"),
      .kazoo5Code("pivot_call:publish_failed_or_hangup/2"),
    ],
    wrong:
      "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n<html><body>No such page</body></html>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// A redirect before the response.
  package static let redirectedResponse = Rule(
    id: "redirected-answer", severity: .note,
    summary: "the response is a redirect, which Kazoo follows",
    finds: "A status of 301, 302, 303, 307 or 308 with a Location.",
    caller: """
      Kazoo's HTTP client requests the new URL. After 301, 302 and 303 it does so by GET without \
      the parameters of a POST; after 307 and 308 it repeats the request. Relative URLs in the \
      document are resolved against the URL that Pivot requested first.
      """,
    remedy: """
      Write the final URL into the pivot action or the document, so that there is nothing to \
      follow.
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

  /// An invalid head.
  package static let malformedHead = Rule(
    id: "malformed-http-head", severity: .error, isFatal: true,
    summary: "a line in the head of the response is not a header field",
    finds: """
      The head of a response is a status line, header fields of the form 'Name: value' and an \
      empty line. A script that writes its own header fields and forgets the empty line sends its \
      document as a part of the head.
      """,
    caller: "Kazoo's HTTP client cannot read the response, so nothing of the document runs.",
    remedy: """
      Write an empty line between the header fields and the document, or let the web framework \
      write the head.
      """,
    citations: [.rfc(9112, section: "2.1")],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/xml\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// No Content-Type.
  package static let missingContentType = Rule(
    id: "missing-content-type", severity: .note,
    summary: "the response has no Content-Type",
    finds: "The head of the response does not say which kind of document follows.",
    caller: """
      Kazoo takes it for text/xml, and the call works. Twilio and other clients refuse it.
      """,
    remedy: "Send Content-Type: text/xml.",
    citations: [.kazoo("kzt_translator:exec/4")], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// Output of curl and similar programs beside a response.
  package static let curlLog = Rule(
    id: "curl-log", severity: .error, isFatal: true,
    summary: "the input is the log of curl, wget or HTTPie, not the response alone",
    finds: """
      The input begins with the log of 'curl -v', of wget or of 'http -v', with the progress meter \
      of curl, or with its error message.
      """,
    caller: "Nothing: Kazoo sees none of this. twimlc cannot check the response that is in it.",
    remedy: """
      Capture the response with 'curl -sSi': -i prints the status and the headers before the body, \
      -s leaves the progress out, and -S prints why a request failed.
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
      Kazoo has text/xml, application/xml and application/json, in lower case. text/html is what \
      PHP sends by default.
      """,
    caller: """
      Kazoo tries the response as TwiML, then as a callflow, and the call works. Other clients are \
      stricter.
      """,
    remedy: "Send Content-Type: text/xml.",
    citations: [.kazoo("kzt_translator:find_candidate_translators/1")], twilioErrors: [12300],
    wrong: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<Response><Hangup/></Response>",
    right: "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<Response><Hangup/></Response>")

  /// XML sent as JSON, or JSON sent as XML.
  package static let contentTypeMismatch = Rule(
    id: "content-type-mismatch", severity: .error, isFatal: true,
    summary: "the response is not what its Content-Type says",
    finds: """
      XML that is sent as application/json, or JSON that is sent as text/xml, as application/xml \
      or without a type. Kazoo does not try the other format.
      """,
    caller: """
      XML that is sent as JSON ends the call. JSON that is sent as XML is not parsed, and nothing \
      runs.
      """,
    remedy: "Send TwiML as text/xml and a callflow as application/json.",
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
      Kazoo cuts the Content-Type at the first semicolon and follows the XML declaration. Other \
      clients follow the charset, as the standard says.
      """,
    caller: "The call works on Kazoo. Other clients read wrong characters.",
    remedy: "Send charset=utf-8, or no charset.",
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
      Content-Length is not the number of bytes in the body. A length that is counted in \
      characters is wrong as soon as a name has an accent.
      """,
    caller: """
      When the body is shorter, Kazoo waits for the rest until the server closes the connection or \
      five seconds are over, and Pivot fails. When it is longer, what is over the length is cut \
      off. A length that is not a number, or below -1, crashes the client.
      """,
    remedy: "Let the web server compute the length, or count the bytes.",
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
    finds: """
      The sizes of the pieces that HTTP sends stand in the body: the response was captured by \
      'curl --raw', or the server wrote them without saying so in Transfer-Encoding.
      """,
    caller: """
      Kazoo's client puts the pieces together and never sees the sizes, so a capture with --raw \
      does not show what Kazoo reads. A server that writes them itself sends text before the \
      document, which Kazoo cannot parse.
      """,
    remedy: "Capture without --raw, or let the web server do the chunking.",
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
      A body with Content-Encoding gzip or similar. Kazoo does not ask for compression and does \
      not decompress.
      """,
    caller: """
      The bytes are not UTF-8, so Pivot fails and nothing runs. Where curl requested the \
      compression, with --compressed, Kazoo gets the plain body, and the finding is a note.
      """,
    remedy: "Compress only when the request has Accept-Encoding.",
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
      Each request of a call comes without the cookies that earlier responses set: a session that \
      depends on one is a new session every time.
      """,
    remedy: """
      Keep the state of a call under its CallSid, which stays the same throughout the call, or in \
      the URLs.
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
