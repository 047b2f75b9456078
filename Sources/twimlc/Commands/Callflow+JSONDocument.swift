import JSON
import KazooCallflow

extension Callflow {
  /// The actions of a JSON callflow with the data that a drawing shows; nil if there is no action.
  init?(drawing document: JSONDocument) {
    guard let root = document.root, root.kind == .object else { return nil }
    // Each action before its children, with the index of its parent.
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
      let place = prepend(Action(module, data, branches: Branches(branches[index].reversed())))
      if let parent { branches[parent].append(Branch(key, place)) }
    }
  }
}

extension JSONValue {
  /// The value without nested objects and arrays, which drawings do not show.
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
