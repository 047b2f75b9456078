import Diagnostics

/// A part of a YAML document.
struct YAMLNode {
  let content: Content
  /// From its first character to the end of its last one.
  let range: SourceRange

  enum Content {
    /// The value as text, whatever its YAML type.
    case scalar(String)
    /// `~`, `null`, or nothing at all.
    case null
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Entry {
    let key: YAMLNode
    let value: YAMLNode
  }

  /// Its name in messages.
  var kind: String {
    switch content {
    case .scalar: "a single value"
    case .null: "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A place where text is not YAML, or is YAML that is not supported here.
struct YAMLFault: Error {
  let message: String
  let range: SourceRange
}

/// Builds a tree from the events of a parser.
struct YAMLTreeBuilder {
  /// The maximum nesting depth.
  static let depthLimit = 16

  private(set) var root: YAMLNode?
  private var open: [Collection] = []

  /// A collection that is still open.
  private struct Collection {
    let start: SourceRange
    let isMapping: Bool
    /// In a mapping, keys and values alternate.
    var children: [YAMLNode] = []
  }

  mutating func begin(isMapping: Bool, at start: SourceRange) throws(YAMLFault) {
    guard open.count < YAMLTreeBuilder.depthLimit else {
      throw YAMLFault(message: "this is nested too deeply", range: start)
    }
    open.append(Collection(start: start, isMapping: isMapping))
  }

  /// - Parameter end: the bracket that closes it; empty if there is none.
  mutating func end(at end: SourceRange) throws(YAMLFault) {
    guard let last = open.popLast() else { return }
    let content = last.children.reduce(last.start) { $0.union($1.range) }
    let range = end.isEmpty ? content : content.union(end)
    guard last.isMapping else {
      return try add(YAMLNode(content: .sequence(last.children), range: range))
    }
    let entries = stride(from: 0, to: last.children.count - 1, by: 2).map { index in
      YAMLNode.Entry(key: last.children[index], value: last.children[index + 1])
    }
    try add(YAMLNode(content: .mapping(entries), range: range))
  }

  mutating func add(_ node: YAMLNode) throws(YAMLFault) {
    if !open.isEmpty {
      open[open.count - 1].children.append(node)
    } else if root == nil {
      root = node
    } else {
      throw YAMLFault(message: "a second document follows the first", range: node.range)
    }
  }
}
