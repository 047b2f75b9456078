package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A stream whose URL is not a WebSocket URL.
  package static let streamURL = Rule(
    id: "stream-url", severity: .error,
    summary: "stream whose URL is not that of a web socket",
    finds: """
      The URL of a Stream is not one that Kazoo 5 can connect to: it has another scheme than ws or \
      wss, no host, a port above 65535, or a character that no URL has. A relative URL is right: \
      Kazoo 5 resolves it against the URL of the document and connects with wss. Without 'url' it \
      connects to the URL of the document with wss; this is only a note.
      """,
    caller: """
      After a Start the document goes on without the stream. A Connect ends the call with its \
      stream, so the caller is disconnected at once.
      """,
    remedy: "Write a URL that begins with ws:// or wss://.",
    citations: [
      .kazoo5Code("pivot_stream_proxy:parse_url/1"),
      .kazoo5Code("pivot_stream_proxy:connect_remote_ws/1"),
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"),
    ],
    target: .kazoo5,
    wrong: #"<Response><Connect><Stream url="https://h.example.com/a"/></Connect></Response>"#,
    right: #"<Response><Connect><Stream url="wss://h.example.com/a"/></Connect></Response>"#)

  /// A part of a stream's URL that is not sent.
  package static let streamQuery = Rule(
    id: "stream-query", severity: .warning,
    summary: "part of a stream's URL that is dropped",
    finds: """
      Kazoo 5 uses the scheme, host, port and path of a stream's URL. A user, a query and a \
      fragment are dropped.
      """,
    caller: "The call goes on, but a token in the dropped part never arrives at the server.",
    remedy: "Put such values into Parameter elements: they are sent with the first message.",
    citations: [
      .kazoo5Code("pivot_stream_proxy:parse_url/4"), .kazoo5("kazoo-pivot/doc/twiml/stream.md"),
    ],
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
    finds: """
      A Start while another stream runs, or a Start or Connect with a name that a running stream \
      has. The documentation of Kazoo 5 allows four streams on a call, but its code refuses a \
      Start beside any other stream.
      """,
    caller: """
      The stream does not start. After a Start the document goes on; a Connect ends the call.
      """,
    remedy: """
      A Start beside another stream: stop the other one first, because another name does not help. \
      A Connect whose name is taken: give it a name of its own, or no name.
      """,
    citations: [
      .kazoo5Code("pivot_call:maybe_limit_stream/3"),
      .kazoo5Code("pivot_call:handle_stream_start/3"),
      .kazoo5("kazoo-pivot/doc/stream-call-media/overview.md"),
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
    finds: """
      A Start, Connect or Stop without a Stream inside. Kazoo 5 documents these verbs with a \
      Stream only. The part of its code that runs them is not public, unlike the part that runs \
      the streams.
      """,
    caller: "No stream starts or stops. Whether the call goes on is not documented.",
    remedy: "Write a Stream inside. To stop all streams, write an empty Stream inside Stop.",
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md")],
    target: .kazoo5,
    wrong: "<Response><Stop/><Say>Hello</Say></Response>",
    right: "<Response><Stop><Stream/></Stop><Say>Hello</Say></Response>")

  /// A stream that ends as soon as it has begun.
  package static let streamCutShort = Rule(
    id: "stream-cut-short", severity: .warning, scope: .parent,
    summary: "stream that ends at once, because nothing follows it",
    finds: "A Start as the last verb. The document goes on beside the stream of a Start.",
    caller: "The document is over, Kazoo hangs up, and the stream ends with the call.",
    remedy: """
      Write after it what the caller does during the stream, such as a Dial; or use Connect, which waits \
      for its stream.
      """,
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md")],
    target: .kazoo5,
    wrong: #"<Response><Start><Stream url="wss://h.example.com/a"/></Start></Response>"#,
    right: #"""
      <Response><Start><Stream url="wss://h.example.com/a"/></Start><Dial><User>anna</User></Dial></Response>
      """#)

  package static let streams: [Rule] = [
    .streamURL, .streamQuery, .refusedStream, .missingStream, .streamCutShort,
  ]
}
