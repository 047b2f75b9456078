/// A path without the parts that lead nowhere: `./a//b.xml` as `a/b.xml`.
func normalizedPath(_ path: String) -> String {
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).map {
    String(decoding: $0, as: UTF8.self)
  }
  return (path.utf8.first == UInt8(ascii: "/") ? "/" : "")
    + parts.filter { $0 != "." }.joined(separator: "/")
}

/// A path as a reference after RFC 3986: `file:` with an absolute one, a relative one as such.
func uriReference(path: String) -> String {
  let path = normalizedPath(path)
  let encoded = path.utf8.map { byte in
    isUnreserved(byte) || byte == UInt8(ascii: "/")
      ? String(Unicode.Scalar(byte)) : percentEncoded(byte)
  }.joined()
  return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
}

/// RFC 3986, section 2.3.
private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "-._~".utf8.contains(byte)
  }
}

/// `%` and two hexadecimal digits.
func percentEncoded(_ byte: UInt8) -> String {
  (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
}
