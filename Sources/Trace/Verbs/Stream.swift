import TwiMLSemantics

extension Tracer {
  /// Source: Kazoo 5 documentation, Pivot TwiML, stream; `pivot_call:maybe_limit_stream/3`
  mutating func stream(_ verb: StreamVerb) -> Flow {
    for stream in verb.streams {
      switch verb.kind {
      case .start, .connect:
        report(
          .stream(
            stream.fault == nil ? .started(url: stream.url) : .refused(url: stream.url)))
      case .stop: report(.stream(.stopped(name: stream.name ?? stream.id)))
      }
    }
    guard verb.kind == .connect else { return .next }
    if verb.streams.first?.fault != nil { noteCut() }
    channel = .gone
    return .end(.stopped(.streamOver))
  }
}
