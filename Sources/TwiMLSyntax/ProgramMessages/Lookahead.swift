/// Remembers the next occurrence of something, so that repeated searches from increasing offsets
/// take one pass in total.
struct Lookahead {
  private let find: (_ text: [UInt8], _ start: Int) -> Int?
  private var start = 0
  private var next: Int?
  private var isKnown = false

  init(_ find: @escaping (_ text: [UInt8], _ start: Int) -> Int?) { self.find = find }

  /// The next place from an offset on.
  mutating func next(in text: [UInt8], from offset: Int) -> Int? {
    if isKnown, start <= offset, next.map({ $0 >= offset }) ?? true { return next }
    start = offset
    next = find(text, offset)
    isKnown = true
    return next
  }
}
