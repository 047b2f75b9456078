/// `Start`, `Connect` or `Stop`, which Kazoo 5 runs: the call's audio goes to a web socket.
package struct StreamVerb: Sendable {
  package enum Kind: Sendable {
    /// The document continues beside the streams.
    case start
    /// The call ends with the stream.
    case connect
    case stop
  }

  package let kind: Kind
  package let streams: [Stream]
}

/// `Stream`: the destination of the audio, or the stream to stop.
package struct Stream: Sendable, Hashable {
  /// As written in the document; nil for the document's own URL.
  package let url: String?
  /// nil for a random one.
  package let name: String?
  /// The ID that Kazoo gave to a stream that is to be stopped.
  package let id: String?
  /// The reason that Kazoo does not start it; nil if it does.
  package let fault: Fault?

  package enum Fault: Sendable, Hashable {
    /// The URL is not one of a web socket.
    case notAWebSocket
    /// Another stream of the call prevents it.
    case refused
  }
}
