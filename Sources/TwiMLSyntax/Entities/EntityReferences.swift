/// The references between a document's entities, as Kazoo's parser checks them: by the names in
/// their declared values, even of unused entities and of declarations that come too late.
struct EntityReferences {
  private var names: [String] = []
  private var targets: [String: Set<String>] = [:]
  private var places: [String: Range<Int>] = [:]

  /// Adds a declaration.
  /// - Parameters:
  /// - value: the text between the quotes.
  /// - place: the declaration's range in the document.
  mutating func add(_ name: String, value: ArraySlice<UInt8>, at place: Range<Int>) {
    if places[name] == nil { names.append(name) }
    places[name] = place
    let text = Array(value)
    var offset = text.offset(of: UInt8(ascii: "&"), from: 0)
    while let start = offset {
      let end = text.skipName(from: start + 1)
      if end > start + 1, text.byte(at: end) == UInt8(ascii: ";") {
        targets[name, default: []].insert(text.string(start + 1..<end))
      }
      offset = text.offset(of: UInt8(ascii: "&"), from: max(end, start + 1))
    }
  }

  /// An entity that refers to itself, with its declaration; nil if there is none.
  var recursion: (name: String, place: Range<Int>)? {
    if targets.isEmpty { return nil }
    // Entities without references are removed until nothing or a cycle is left.
    var sources: [String: [String]] = [:]
    var counts: [String: Int] = [:]
    for name in names {
      let known = targets[name, default: []].filter { places[$0] != nil }
      counts[name] = known.count
      for target in known { sources[target, default: []].append(name) }
    }
    var ends = names.filter { counts[$0] == 0 }
    while let name = ends.popLast() {
      counts[name] = nil
      for source in sources[name, default: []] {
        counts[source, default: 0] -= 1
        if counts[source] == 0 { ends.append(source) }
      }
    }
    return names.first { counts[$0] != nil }.flatMap { name in places[name].map { (name, $0) } }
  }
}
