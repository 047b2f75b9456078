import TwiMLSyntax

extension Translator {
  mutating func hangup(_ element: Element) -> Passage {
    Passage(answer() + [.hangup], .end, from: element.range)
  }
}
