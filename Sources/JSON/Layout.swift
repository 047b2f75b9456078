extension JSONDocument {
  /// The document in another layout. Keys, strings and numbers keep their spelling, except that
  /// terminal controls are escaped; there is no line break at the end.
  /// - Parameter isCompact: on one line without spaces; otherwise one member or element a line,
  ///   indented by two spaces.
  package func laidOut(isCompact: Bool) -> String {
    var layout = JSONLayout(isCompact: isCompact)
    for index in nodes.indices {
      layout.closeContainers(before: index)
      let value = JSONValue(document: self, index: index)
      switch value.kind {
      case .object: layout.open("{", "}", end: Int(nodes[index].next))
      case .array: layout.open("[", "]", end: Int(nodes[index].next))
      default: layout.write(JSONString.shown(value.lexeme))
      }
    }
    layout.closeContainers(before: nodes.count)
    return layout.text
  }
}

/// Writes values one after the other, each before its content.
private struct JSONLayout {
  let isCompact: Bool
  private(set) var text = ""
  private var containers: [Container] = []
  /// Whether the last thing written was a key.
  private var isAfterKey = false

  private struct Container {
    /// The index after the last node in it.
    let end: Int
    let bracket: String
    var isEmpty = true
  }

  init(isCompact: Bool) { self.isCompact = isCompact }

  mutating func write(_ lexeme: String) {
    let isKey = containers.last?.bracket == "}" && !isAfterKey
    startItem()
    text += lexeme
    if isKey {
      text += isCompact ? ":" : ": "
      isAfterKey = true
    }
  }

  mutating func open(_ bracket: String, _ closing: String, end: Int) {
    startItem()
    text += bracket
    containers.append(Container(end: end, bracket: closing))
  }

  mutating func closeContainers(before index: Int) {
    while let last = containers.last, last.end == index {
      containers.removeLast()
      if !last.isEmpty { breakLine() }
      text += last.bracket
    }
  }

  /// A value goes after its key, everything else on a line of its own.
  private mutating func startItem() {
    defer { isAfterKey = false }
    guard !isAfterKey, let last = containers.last else { return }
    if !last.isEmpty { text += "," }
    containers[containers.count - 1].isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    if !isCompact { text += "\n" + String(repeating: "  ", count: containers.count) }
  }
}
