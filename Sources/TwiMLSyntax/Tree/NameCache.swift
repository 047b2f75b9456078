import CLibXML2
import Diagnostics

/// A name that all elements and attributes of one document share.
final class Name: Sendable {
  let text: String
  let digest: NameDigest
  /// In bytes.
  let count: Int
  /// Whether Kazoo's parser may refuse it.
  let needsCheck: Bool
  /// Whether it stands in the text of an entity, which has the range of the reference.
  let isExpanded: Bool

  init(_ text: String, isExpanded: Bool = false) {
    self.text = text
    self.isExpanded = isExpanded
    digest = text.nameDigest
    count = text.utf8.count
    needsCheck = count > Limits.kazooName || !text.utf8.allSatisfy { $0 < 0x80 }
  }
}

/// The names of elements and attributes.
///
/// libxml2 keeps one copy of each name as long as its context lives, so that addresses identify
/// names. A name whose slot was taken by another is created again.
@safe struct NameCache {
  private var addresses: [UnsafePointer<xmlChar>?] = unsafe []
  private var names: [Name] = []

  private static let size = 128

  subscript(address: UnsafePointer<xmlChar>) -> Name {
    mutating get {
      if names.isEmpty {
        unsafe addresses = unsafe Array(repeating: nil, count: NameCache.size)
        names = Array(repeating: Name(""), count: NameCache.size)
      }
      // Names are stored close together, so the lowest bits distinguish them.
      let slot = Int(bitPattern: address) & (NameCache.size - 1)
      if unsafe addresses[slot] != address {
        unsafe addresses[slot] = unsafe address
        names[slot] = unsafe Name(String(cString: address))
      }
      return names[slot]
    }
  }
}
