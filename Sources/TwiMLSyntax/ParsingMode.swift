/// Which parser a document is read for.
package enum ParsingMode: Sendable, Hashable {
  /// Any: what one of them may refuse has no tree.
  case strict
  /// Kazoo's parser, which accepts documents that others refuse: it ignores the XML version and
  /// text after the root, and limits neither depth nor entities. Elements nested deeper than TwiML
  /// can be are left out of the tree.
  /// - Parameter entities: the text of external entities on Kazoo's server, by name.
  case kazoo(entities: [String: String])

  var attributeLimit: Int { self == .strict ? Limits.attributes : Limits.kazooAttributes }

  /// How many bytes entities may always expand to.
  var expansionLimit: Int { self == .strict ? Limits.expansion : Limits.kazooExpansion }

  /// The text of an external entity; nil if it is unknown.
  /// - Parameter location: its system identifier.
  func text(ofEntity name: String, at location: String) -> [UInt8]? {
    guard case .kazoo(let entities) = self else { return nil }
    if let text = entities[name].map({ Array($0.utf8) }) {
      // A text declaration.
      guard text.has(.xmlDeclaration, at: 0), let end = text.end(of: .instructionEnd, from: 0)
      else { return text }
      return Array(text[end...])
    }
    // Instead of fetching it Kazoo's parser writes the address.
    return location.isNeverOpened ? Array(location.utf8) : nil
  }
}

extension [UInt8] {
  /// A document that other parsers accept and Kazoo reads the same: without the XML declaration,
  /// whose version can be any, and without everything from a NUL on, which can only follow the
  /// root. All offsets are kept.
  var withoutWhatKazooIgnores: [UInt8] {
    var text = Array(prefix { $0 != 0 })
    if text.has(.xmlDeclaration, at: 0), let end = text.end(of: .instructionEnd, from: 0) {
      text.blank(0..<end)
    }
    return text
  }

  /// Writes spaces over a range.
  mutating func blank(_ range: Range<Int>) {
    for offset in range { self[offset] = UInt8(ascii: " ") }
  }
}
