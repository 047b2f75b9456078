import Diagnostics

extension ElementSpec {
  static let start = ElementSpec(
    "Start", .verb, in: ["Response"], .streams,
    summary: "starts something that runs beside the document", content: .elements,
    attributes: streamVerbAttributes,
    remarks: [
      "Of what Twilio starts with it, Kazoo 5 knows Stream alone.",
      "The document goes on at once: without verbs after it the call ends, and the stream with it.",
    ],
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md"), .twilio("voice/twiml/stream")])

  static let connect = ElementSpec(
    "Connect", .verb, in: ["Response"], .streams,
    summary: "hands the call to something outside", content: .elements, flow: .ends,
    attributes: streamVerbAttributes,
    remarks: [
      "Of what Twilio connects to, Kazoo 5 knows Stream alone.",
      "Nothing after it runs: the call ends with the stream, where Twilio goes on with the "
        + "document.",
    ],
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md"), .twilio("voice/twiml/connect")])

  static let stop = ElementSpec(
    "Stop", .verb, in: ["Response"], .streams,
    summary: "stops what Start has started", content: .elements,
    remarks: ["A Stream inside without name and id stops every stream of the call."],
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md"), .twilio("voice/twiml/stream")])

  static let stream = ElementSpec(
    "Stream", .noun, in: ["Start", "Connect", "Stop"], .streams,
    summary: "sends the call's audio to a web socket, and inside Connect plays what comes back",
    content: .elements, attributes: streamRead + streamIgnored,
    remarks: [
      "Kazoo sends linear PCM unless audioCodec says 'pcmu', where Twilio sends mu-law.",
      "The user, query and fragment of the URL are dropped; Parameter carries values.",
      "The documentation allows four streams on a call, one of them inside Connect. The code "
        + "refuses a stream of Start as soon as another one runs.",
    ],
    citations: [
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"), .kazoo5Code("pivot_call:maybe_limit_stream/3"),
      .kazoo5Code("pivot_stream_proxy:parse_url/1"), .twilio("voice/twiml/stream"),
    ])

  static let streamParameter = ElementSpec(
    "Parameter", .parameter, in: ["Stream"], .streams,
    summary: "a value sent to the web socket when the stream starts", content: .nothing,
    attributes: [
      .documented("name", .unread(.text), "its name", .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
      .documented("value", .unread(.text), "its value", .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    ],
    citations: [.kazoo5("kazoo-pivot/doc/twiml/stream.md"), .twilio("voice/twiml/stream")])

  private static let streamVerbAttributes: [AttributeSpec] = [
    .ignored(
      "action", .unread(.url), instead: "Kazoo 5's documentation has no such attribute",
      "what is requested when the stream has ended"),
    .ignored(
      "method", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("action"), "the HTTP method of the request to action"),
  ]

  private static let streamRead: [AttributeSpec] = [
    .attribute(
      .streamURL, .unread(.url), without: "the document's URL, as wss",
      "the web socket to send the audio to", .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    .attribute(
      .streamName, .unread(.text), without: "a random name", "a name to stop the stream by",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    .documented(
      "track",
      .documentedChoice(
        ["inbound_track", "outbound_track", "both_tracks"], otherwise: "inbound_track"),
      default: "inbound_track", "which side of the call is sent",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"),
      .kazoo5Code("pivot_call:get_stream_tracks/1")),
    .attribute(
      .streamID, .unread(.text), .kazooOnly, "the stream to stop, by the ID that Kazoo gave it",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    .attribute(
      .audioCodec, .documentedChoice(["pcm", "pcm16", "g711_ulaw", "pcmu"]), default: "pcm",
      .kazooOnly, "how the audio is encoded", .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    .attribute(
      .audioMix, .documentedChoice(["mono", "stereo"], otherwise: "mono"), default: "mono",
      .kazooOnly, "whether both sides share a channel; counts with pcm only",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"), .kazoo5Code("pivot_call:get_stream_mix/1")),
    .attribute(
      .sampleRate, .unread(.text), default: "8000", .kazooOnly,
      "samples a second, a multiple of 8000, also as '8k'; counts with pcm only",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
    .attribute(
      .rawAudio, .boolean(default: false), default: "false", .kazooOnly,
      "whether plain audio is sent instead of JSON, inside Start only",
      .kazoo5("kazoo-pivot/doc/twiml/stream.md")),
  ]

  private static let streamIgnored: [AttributeSpec] = [
    .ignored(
      "connectorName", .unread(.text),
      instead: "Kazoo 5's documentation has no such attribute; it streams to url",
      "a connector kept at Twilio"),
    .ignored(
      "statusCallback", .unread(.url), instead: "Kazoo 5's documentation has no such attribute",
      "what is requested as the stream starts and ends"),
    .ignored(
      "statusCallbackMethod", .unread(.method), instead: "Kazoo does not make this callback",
      onlyWith: .attribute("statusCallback"), "the HTTP method of the request to statusCallback"),
  ]
}

extension AttributeKey {
  package static let audioCodec = AttributeKey("audioCodec")
  package static let audioMix = AttributeKey("audioMix")
  package static let rawAudio = AttributeKey("rawAudio")
  package static let sampleRate = AttributeKey("sampleRate")
  package static let streamID = AttributeKey("id")
  package static let streamName = AttributeKey("name")
  package static let streamURL = AttributeKey("url")
}
