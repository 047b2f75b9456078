extension Escaping {
  /// A text with the characters that its references stand for. What is not a reference stays.
  /// - Parameter entity: the character of a name that XML does not have; nil if there is none.
  package static func replacingReferences(
    in text: some StringProtocol, entity: (Substring) -> Unicode.Scalar? = { _ in nil }
  ) -> String {
    var result = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      rest = rest[sign...].dropFirst()
      guard let end = rest.prefix(longestReference).firstIndex(of: ";"),
        let scalar = scalar(of: rest[..<end]) ?? entity(rest[..<end])
      else {
        result += "&"
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }

  /// In characters, without the ampersand. Only a number with many zeros is longer.
  private static let longestReference = 32

  /// The character of a number or of one of the five names of XML, without `&` and `;`.
  private static func scalar(of reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard reference.first == "#" else { return nil }
    let number = reference.dropFirst()
    let value = number.first == "x" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return value.flatMap(Unicode.Scalar.init)
  }
}
