extension Translator {
  mutating func hangup() {
    answer()
    add(.hangup, then: .end)
  }
}
