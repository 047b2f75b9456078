package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A stream to an address that is no web socket.
  package static let streamURL = Rule(
    id: "stream-url", severity: .error,
    summary: "stream whose URL is not that of a web socket",
    explanation: """
      Kazoo 5 connects a stream to a ws or wss URL with a host, and to nothing else. The document \
      goes on after a Start whose stream fails. Connect ends the call with its stream, so that the \
      caller is disconnected at once. Without a URL, or with a relative one, Kazoo uses the \
      document's own URL and wss.
      """,
    citations: [.kazoo5Code("pivot_stream_proxy:parse_url/1"), .pivot("stream")],
    target: .kazoo5,
    wrong: #"<Response><Connect><Stream url="https://h.example.com/a"/></Connect></Response>"#,
    right: #"<Response><Connect><Stream url="wss://h.example.com/a"/></Connect></Response>"#)

  /// A part of a stream's URL that is not sent.
  package static let streamQuery = Rule(
    id: "stream-query", severity: .warning,
    summary: "part of a stream's URL that is dropped",
    explanation: """
      Of the URL of a stream Kazoo 5 uses the scheme, host, port and path. A user, a query and a \
      fragment are dropped, so that a token in them never arrives. Parameter carries such values: \
      they come with the first message.
      """,
    citations: [.kazoo5Code("pivot_stream_proxy:parse_url/4"), .pivot("stream")],
    target: .kazoo5,
    wrong: #"""
      <Response><Connect><Stream url="wss://h.example.com/a?token=1"/></Connect></Response>
      """#,
    right: #"""
      <Response><Connect><Stream url="wss://h.example.com/a"><Parameter name="token" value="1"/></Stream></Connect></Response>
      """#)

  /// A stream that Kazoo does not start beside another.
  package static let refusedStream = Rule(
    id: "refused-stream", severity: .error,
    summary: "stream that is refused because another one runs",
    explanation: """
      The documentation of Kazoo 5 allows four streams on a call, but its code refuses a stream of \
      Start as soon as any other runs, and every stream whose name is taken. The document goes on \
      after a Start that is refused.
      """,
    citations: [
      .kazoo5Code("pivot_call:maybe_limit_stream/3"),
      .kazoo5Code("pivot_call:handle_stream_start/3"), .pivot("stream"),
    ],
    target: .kazoo5,
    wrong: #"""
      <Response><Start><Stream name="a" url="wss://h.example.com/a"/></Start><Connect><Stream name="a" url="wss://h.example.com/b"/></Connect></Response>
      """#,
    right: #"""
      <Response><Start><Stream name="a" url="wss://h.example.com/a"/></Start><Connect><Stream name="b" url="wss://h.example.com/b"/></Connect></Response>
      """#)

  /// A verb for streams without any.
  package static let missingStream = Rule(
    id: "missing-stream", severity: .warning, scope: .element,
    summary: "Start, Connect or Stop without a Stream",
    explanation: """
      Kazoo 5 documents these verbs with a Stream inside and no other way. To stop all streams, \
      write an empty Stream inside Stop.
      """,
    citations: [.pivot("stream")],
    target: .kazoo5,
    wrong: "<Response><Stop/><Say>Hello</Say></Response>",
    right: "<Response><Stop><Stream/></Stop><Say>Hello</Say></Response>")

  /// A stream that ends as soon as it has begun.
  package static let streamCutShort = Rule(
    id: "stream-cut-short", severity: .warning, scope: .parent,
    summary: "stream that ends at once, because nothing follows it",
    explanation: """
      The document goes on beside a stream of Start. When no verb follows, the document is over, \
      Kazoo hangs up, and the stream ends with the call.
      """,
    citations: [.pivot("stream")],
    target: .kazoo5,
    wrong: #"<Response><Start><Stream url="wss://h.example.com/a"/></Start></Response>"#,
    right: #"""
      <Response><Start><Stream url="wss://h.example.com/a"/></Start><Dial><User>anna</User></Dial></Response>
      """#)

  package static let streams: [Rule] = [
    .streamURL, .streamQuery, .refusedStream, .missingStream, .streamCutShort,
  ]
}
