/// How text is written where some of its characters have a meaning of their own.
package enum Escaping {
  /// The reference for a character that is markup in XML; nil for any other.
  package static func xmlReference(to scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: nil
    }
  }

  /// The place of a text in an XML document.
  package enum XMLPlace: Sendable {
    /// Between tags, where a quotation mark needs no escape.
    case content
    /// Between double quotation marks. Without a reference a parser reads a tab or a line break
    /// there as a space.
    case value
  }

  /// A text as it is written in a document of XML.
  package static func xml(_ text: String, in place: XMLPlace) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch (place, scalar) {
      case (.value, "\n"), (.value, "\r"), (.value, "\t"): escaped += "&#\(scalar.value);"
      case (.content, "\""): escaped += "\""
      case (.content, _), (.value, _):
        if let reference = xmlReference(to: scalar) {
          escaped += reference
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }

  /// `%` and two hexadecimal digits in upper case.
  package static func percentEncoded(_ byte: UInt8) -> String {
    "%" + hexadecimal(byte, digits: 2)
  }

  /// Whether a byte needs no escape in any part of a URL.
  ///
  /// Source: RFC 3986, section 2.3
  package static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// A name or a value of a form or a query: in UTF-8, with `+` for a space.
  ///
  /// Browsers encode the tilde as well; `kz_http_util:urlencode_plus/1` keeps it, as RFC 3986 does.
  package static func form(_ text: String) -> String { form(text.utf8) }

  /// The same for bytes that may not be UTF-8.
  package static func form(_ bytes: some Sequence<UInt8>) -> String {
    var encoded = ""
    for byte in bytes {
      if isUnreserved(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += byte == UInt8(ascii: " ") ? "+" : percentEncoded(byte)
      }
    }
    return encoded
  }

  /// A text as one word of a POSIX shell, zsh or bash.
  package static func shellWord(_ text: String) -> String {
    "'\(singleQuoted(text))'"
  }

  /// A text as it is written within the single quotes of a shell.
  package static func singleQuoted(_ text: String) -> String {
    text.replacing("'", with: #"'\''"#)
  }

  /// A number in upper-case hexadecimal with leading zeros.
  /// - Parameter digits: the minimum number of digits.
  package static func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
    let written = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - written.utf8.count)) + written
  }
}
