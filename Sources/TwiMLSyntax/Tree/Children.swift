/// The children of an element in document order.
///
/// Most elements that have any have one text, which then needs no array of its own.
package struct Children: Sendable, RandomAccessCollection {
  private enum Storage: Sendable {
    case text(Text)
    case nodes([Node])
  }

  private let storage: Storage

  init(_ nodes: [Node]) { storage = .nodes(nodes) }

  init(_ text: Text) { storage = .text(text) }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .text: 1
    case .nodes(let nodes): nodes.count
    }
  }

  package subscript(index: Int) -> Node {
    switch storage {
    case .text(let text):
      precondition(index == 0)
      return .text(text)
    case .nodes(let nodes): return nodes[index]
    }
  }

  /// All of them, for a loop: as an array they are visited faster.
  package var nodes: [Node] {
    switch storage {
    case .text(let text): [.text(text)]
    case .nodes(let nodes): nodes
    }
  }

  package var isEmpty: Bool {
    switch storage {
    case .text: false
    case .nodes(let nodes): nodes.isEmpty
    }
  }

  /// The text, if there is nothing else.
  package var onlyText: Text? {
    switch storage {
    case .text(let text): text
    case .nodes: nil
    }
  }
}
