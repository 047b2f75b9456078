import Diagnostics

/// A path without its redundant parts: `./a//b.xml` as `a/b.xml`.
func normalizedPath(_ path: String) -> String {
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).map {
    String(decoding: $0, as: UTF8.self)
  }
  return (path.utf8.first == UInt8(ascii: "/") ? "/" : "")
    + parts.filter { $0 != "." }.joined(separator: "/")
}

/// A path as a reference by RFC 3986: an absolute path with `file:`, a relative one without.
func uriReference(path: String) -> String {
  let path = normalizedPath(path)
  let encoded = path.utf8.map { byte in
    Escaping.isUnreserved(byte) || byte == UInt8(ascii: "/")
      ? String(Unicode.Scalar(byte)) : Escaping.percentEncoded(byte)
  }.joined()
  return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
}
