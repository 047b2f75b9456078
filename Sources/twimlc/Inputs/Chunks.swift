/// The documents of a run, in the parts that are in memory at once.
struct Chunks {
  /// nil at the end.
  private(set) var current: [Input]?
  private var rest: ArraySlice<Input>
  private let threads: Int

  init(_ inputs: [Input], threads: Int) {
    self.threads = threads
    rest = inputs[...]
    // The first document is read alone: most runs have only one, and lazy values are then set up
    // once.
    take(1)
  }

  mutating func advance() {
    var size = 0
    // Enough to make the cost of starting threads negligible, but no more than the number of threads
    // for large documents.
    let count = rest.prefix(threads * 256).prefix {
      size += $0.size
      return size < 8 << 20
    }.count
    take(max(count, threads))
  }

  /// The current documents, if they can be in memory together with those before.
  var smallCurrent: [Input]? {
    guard let current, current.reduce(0, { $0 + $1.size }) < 4 << 20 else { return nil }
    return current
  }

  private mutating func take(_ count: Int) {
    current = rest.isEmpty ? nil : Array(rest.prefix(count))
    rest = rest.dropFirst(count)
  }
}
