import Diagnostics

/// Text in a document of XML 1.0.
package enum XMLText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value, keepsLineBreaks: false))\""
  }

  package static func content(_ text: String) -> String { escaped(text, keepsLineBreaks: true) }

  private static func escaped(_ text: String, keepsLineBreaks: Bool) -> String {
    text.unicodeScalars.map { scalar in
      if let reference = Escaping.xmlReference(to: scalar) { return reference }
      switch scalar {
      case "\n" where keepsLineBreaks, "\t" where keepsLineBreaks: return String(scalar)
      default: break
      }
      guard isAllowed(scalar) else { return DisplayText.picture(of: scalar) }
      // Unescaped, a parser reads some of these as a space or a line break, and a terminal obeys
      // them.
      return DisplayText.isTerminalControl(scalar) ? "&#\(scalar.value);" : String(scalar)
    }.joined()
  }

  /// XML 1.0, production 2: the other scalars cannot appear even as a reference.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    default: scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    }
  }
}
