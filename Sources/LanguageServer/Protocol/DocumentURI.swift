/// The address of a document. Two spellings of the same address are equal, because clients differ
/// in what they escape.
package struct DocumentURI: Sendable, Hashable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The address of a file.
  /// - Parameter path: absolute, any bytes.
  package init(path: [UInt8]) {
    var text = "file://"
    for byte in path {
      if DocumentURI.isUnescaped(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    self.text = text
  }

  /// The absolute path of a local file; nil for anything else, such as `untitled:Untitled-1`.
  package var path: [UInt8]? {
    guard text.lowercased().hasPrefix("file:") else { return nil }
    var rest = text.utf8.dropFirst(5)
    if rest.starts(with: "//".utf8) {
      let host = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      guard host.isEmpty || String(Substring(host)) == "localhost" else { return nil }
      rest = rest.dropFirst(2 + host.count)
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    return DocumentURI.unescaped(rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
  }

  /// The part after the last slash, unescaped.
  package var fileName: String {
    let name = text.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(text).utf8
    return String(decoding: DocumentURI.unescaped(name), as: UTF8.self)
  }

  /// RFC 3986, section 2.3, and the slash.
  private static func isUnescaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func unescaped(_ text: some Sequence<UInt8>) -> [UInt8] {
    let text = Array(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let byte = UInt8(String(decoding: text[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return bytes
  }
}
