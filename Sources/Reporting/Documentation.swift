package import Diagnostics

/// Where the pages about the rules are.
package struct Documentation: Sendable {
  /// Without a slash at its end.
  private let address: String

  /// - Parameter address: of the directory that holds the pages, as `scripts/site` writes them.
  package init(_ address: String) {
    self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  /// The address of the first page.
  package var start: String { "\(address)/index.html" }

  /// The address of a rule.
  package func address(of rule: Rule) -> String { "\(address)/rules.html#\(rule.id)" }
}
