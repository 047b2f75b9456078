/// `Start`, `Connect` or `Stop`, which Kazoo 5 runs: the call's audio goes to a web socket.
package struct StreamVerb: Sendable {
  package enum Kind: Sendable {
    /// The document goes on beside the streams.
    case start
    /// The call ends with the stream.
    case connect
    case stop
  }

  package let kind: Kind
  package let streams: [Stream]
}

/// `Stream`: where the audio goes, or which stream is stopped.
package struct Stream: Sendable, Hashable {
  /// As the document says it; nil for the document's own URL.
  package let url: String?
  /// Nil for a random one.
  package let name: String?
  /// The ID that Kazoo gave to a stream that is to be stopped.
  package let id: String?
  /// Why Kazoo does not start it; nil when it does.
  package let fault: Fault?

  package enum Fault: Sendable, Hashable {
    /// The URL is not one of a web socket.
    case notAWebSocket
    /// Another stream of the call stands in the way.
    case refused
  }
}
