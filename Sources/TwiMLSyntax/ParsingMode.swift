/// Which parser a document is read for.
package enum ParsingMode: Sendable, Hashable {
  /// Any: what one of them may refuse has no tree.
  case strict
  /// Kazoo's, which runs documents that others refuse: it looks neither at the version of XML nor
  /// at what follows the root, and limits neither depth nor entities. What is nested deeper than
  /// TwiML can be is left out of the tree.
  /// - Parameter entities: what the external entities hold on Kazoo's server, by name.
  case kazoo(entities: [String: String])

  var attributeLimit: Int { self == .strict ? Limits.attributes : Limits.kazooAttributes }

  /// How many bytes entities may always expand to.
  var expansionLimit: Int { self == .strict ? Limits.expansion : Limits.kazooExpansion }

  /// What an external entity holds; nil where that is not known.
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
  /// A document that other parsers take and Kazoo's takes for the same: no XML declaration, whose
  /// version may be any, and nothing from a NUL on, which can only stand after the root. Everything
  /// else keeps its place.
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
