/// `knm_converter_regex:normalize/1` with Kazoo's default E.164 converters; an installation can
/// have others.
enum NumberNormalization {
  /// What `kzt_twiml_dial:cleanup_dial_me/1` leaves: digits and plus signs.
  static func clean(_ text: String) -> String {
    String(decoding: text.utf8.filter { (0x30...0x39).contains($0) || $0 == 0x2B }, as: UTF8.self)
  }

  /// Whether a text is a number with only the usual characters between its digits, so that
  /// `clean(_:)` returns the intended number.
  static func isNumber(_ text: String) -> Bool {
    let separators: Set<Character> = [" ", "(", ")", "-", ".", "/", "\n", "\t", "\u{A0}", "\r\n"]
    let digits = clean(text)
    return text.filter { !separators.contains($0) } == digits && !digits.dropFirst().contains("+")
  }

  /// - Parameter number: not empty.
  static func normalize(_ number: String) -> String {
    if number.hasPrefix("+") { return number }
    let digits = Array(number.utf8)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return number }
    let national = digits.first == 0x31 ? digits.dropFirst() : digits[...]
    if isNorthAmerican(national) { return "+1" + String(decoding: national, as: UTF8.self) }
    for prefix in ["011", "00"] where number.hasPrefix(prefix) {
      if digits.count >= prefix.count + 5 { return "+" + number.dropFirst(prefix.count) }
    }
    if digits.count >= 8, let first = digits.first, (0x32...0x39).contains(first) {
      return "+" + number
    }
    return number
  }

  private static func isNorthAmerican(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 10, let first = digits.first else { return false }
    let fourth = digits[digits.startIndex + 3]
    return (0x32...0x39).contains(first) && (0x32...0x39).contains(fourth)
  }
}
