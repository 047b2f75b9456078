import CLibXML2

/// The names of elements and attributes as strings.
///
/// libxml2 keeps one copy of each name for as long as its context lives, so that addresses tell
/// names apart. A name whose slot another one has taken is made anew.
@safe struct NameCache {
  struct Name {
    let text: String
    /// In bytes.
    let count: Int
    /// Whether Kazoo's parser may not take it.
    let needsCheck: Bool
  }

  private var addresses: [UnsafePointer<xmlChar>?] = unsafe []
  private var names: [Name] = []

  private static let size = 128

  subscript(address: UnsafePointer<xmlChar>) -> Name {
    mutating get {
      if names.isEmpty {
        unsafe addresses = unsafe Array(repeating: nil, count: NameCache.size)
        names = Array(repeating: Name(text: "", count: 0, needsCheck: false), count: NameCache.size)
      }
      // Names stand close together there, so that the lowest bits tell them apart.
      let slot = Int(bitPattern: address) & (NameCache.size - 1)
      if unsafe addresses[slot] != address {
        let text = unsafe String(cString: address)
        unsafe addresses[slot] = unsafe address
        names[slot] = Name(
          text: text, count: text.utf8.count,
          needsCheck: text.utf8.count > Limits.kazooName || !text.utf8.allSatisfy { $0 < 0x80 })
      }
      return names[slot]
    }
  }
}
