import Diagnostics

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
    Escaping.isUnreserved(byte) || byte == UInt8(ascii: "/")
      ? String(Unicode.Scalar(byte)) : Escaping.percentEncoded(byte)
  }.joined()
  return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
}
