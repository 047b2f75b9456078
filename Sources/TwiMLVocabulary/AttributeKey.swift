package import Diagnostics

/// The name of an attribute that Kazoo reads, or that the compiler uses.
///
/// Each is declared once: beside the table entry of the only element that has it, or here. Other
/// attributes have their names only in the table.
package struct AttributeKey: Sendable, Hashable {
  /// As a document writes it.
  package let name: String
  package let digest: NameDigest

  init(_ name: String) {
    self.name = name
    digest = name.nameDigest
  }
}

/// The attributes of several elements.
extension AttributeKey {
  package static let action = AttributeKey("action")
  package static let engine = AttributeKey("engine")
  package static let finishOnKey = AttributeKey("finishOnKey")
  package static let loop = AttributeKey("loop")
  package static let method = AttributeKey("method")
  package static let terminators = AttributeKey("terminators")
  package static let timeout = AttributeKey("timeout")
  package static let voice = AttributeKey("voice")
}
