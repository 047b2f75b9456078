import TwiMLSyntax

extension Translator {
  mutating func hangup(_ element: Element) -> CallSegment {
    CallSegment(answer() + [.hangup], .end, from: element.range)
  }
}
