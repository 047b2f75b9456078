package import Diagnostics

/// The address of the pages about the rules.
package struct Documentation: Sendable {
  /// Without a trailing slash.
  private let address: String

  /// - Parameter address: the directory that contains the pages, as `scripts/site` writes them.
  package init(_ address: String) {
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  /// The address of the first page.
  package var start: String { "\(address)/index.html" }

  /// The address of a rule.
  package func address(of rule: Rule) -> String { "\(address)/rules.html#\(rule.id)" }
}
