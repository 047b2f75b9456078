import JSON
import KazooCallflow

extension Callflow {
  /// The actions of a callflow in JSON with what a drawing shows of their data; nil for what holds
  /// no action.
  init?(drawing document: JSONDocument) {
    guard let root = document.root, root.kind == .object else { return nil }
    // Each action before those that it leads to, with the index of the one that leads to it.
    var found: [(action: JSONValue, key: String, parent: Int?)] = []
    var waiting: [(action: JSONValue, key: String, parent: Int?)] = [(root, "_", nil)]
    while let next = waiting.popLast() {
      let index = found.count
      found.append(next)
      let children = (next.action["children"]?.members ?? []).filter { $0.value.kind == .object }
      waiting += children.reversed().map { ($0.value, $0.key, index) }
    }
    self.init()
    var branches: [[Branch]] = Array(repeating: [], count: found.count)
    for (index, (action, key, parent)) in found.enumerated().reversed() {
      let module = action["module"]?.string ?? "(no module)"
      let data = action["data"]?.members.map { JSON.Member($0.key, $0.value.outline) } ?? []
      let place = prepend(Action(module, data, branches: branches[index].reversed()))
      if let parent { branches[parent].append(Branch(key, place)) }
    }
  }
}

extension JSONValue {
  /// The value without what is inside its members or elements, which no drawing shows.
  fileprivate var outline: JSON {
    switch kind {
    case .object: .object(members.map { JSON.Member($0.key, .null) })
    case .array: .array(elements.map { _ in .null })
    case .string: .string(string ?? "")
    case .number: integer.map { .integer($0) } ?? .null
    case .boolean: .boolean(lexeme == "true")
    case .null: .null
    }
  }
}
