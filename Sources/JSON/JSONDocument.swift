package import Diagnostics

/// A parsed JSON document.
///
/// A class, because every value refers to it and a log has hundreds of thousands of values.
package final class JSONDocument: Sendable {
  package let source: SourceFile
  /// In document order, each value before its content; empty for a document that is not JSON.
  let nodes: [JSONNode]

  init(source: SourceFile, nodes: [JSONNode]) {
    self.source = source
    self.nodes = nodes
  }

  /// The top-level value; nil if the document is not JSON.
  package var root: JSONValue? { nodes.isEmpty ? nil : JSONValue(document: self, index: 0) }
}

/// A value and its place. A document is one array of them, so that no nesting, however deep, costs
/// any recursion.
struct JSONNode: Sendable {
  let kind: JSONValue.Kind
  let start: UInt32
  var end: UInt32
  /// The index after the value and its content. An object contains a string and a value for each
  /// member.
  var next: UInt32
}

/// A value of a JSON document.
package struct JSONValue: Sendable {
  let document: JSONDocument
  let index: Int

  package enum Kind: UInt8, Sendable {
    case object, array, string, number, boolean, null
  }

  /// The value that begins at an offset of a source, as far as it is JSON; nil where none does.
  package init?(at offset: Int, in source: SourceFile) {
    var parser = JSONParser(source, from: offset)
    try? parser.run(readsOn: false)
    parser.closeAll()
    guard !parser.nodes.isEmpty else { return nil }
    self.init(document: JSONDocument(source: source, nodes: parser.nodes), index: 0)
  }

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// The same value with all that is inside it: see `parseJSONSequence`.
  package var whole: JSONValue { JSONValue(at: range.lowerBound, in: document.source) ?? self }

  private var node: JSONNode { document.nodes[index] }

  package var kind: Kind { node.kind }

  /// The whole value, with its quotes or brackets.
  package var range: SourceRange { SourceRange(Int(node.start)..<Int(node.end)) }

  /// As it is written.
  package var lexeme: String { document.source[range] }

  /// The members of an object, in document order; empty for any other value.
  package var members: [Member] {
    guard kind == .object else { return [] }
    var members: [Member] = []
    var key = index + 1
    while key < Int(node.next) {
      let value = JSONValue(document: document, index: key + 1)
      members.append(Member(name: JSONValue(document: document, index: key), value: value))
      key = Int(value.node.next)
    }
    return members
  }

  /// The elements of an array, in order; empty for any other value.
  package var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var elements: [JSONValue] = []
    var element = index + 1
    while element < Int(node.next) {
      elements.append(JSONValue(document: document, index: element))
      element = Int(document.nodes[element].next)
    }
    return elements
  }

  /// The value of a member; the first one of the name, which is the one that Kazoo sees.
  package subscript(key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }

  /// The text of a string; nil for any other value.
  package var string: String? {
    guard kind == .string else { return nil }
    return JSONString.decoded(document.source.text[Int(node.start) + 1..<Int(node.end) - 1])
  }

  /// The value of a number without fraction and exponent, within 64 bits.
  package var integer: Int? { kind == .number ? Int(lexeme) : nil }

  /// A key and its value.
  package struct Member: Sendable {
    /// The key with its place.
    package let name: JSONValue
    package let value: JSONValue

    package var key: String { name.string ?? "" }
  }
}

extension JSONValue.Kind {
  /// With its article, as a message names it.
  package var name: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "a boolean"
    case .null: "null"
    }
  }
}
