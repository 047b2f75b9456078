/// A fault that a regular expression certainly has for PCRE, which Erlang's `re` uses. Most
/// possible faults are left to PCRE.
///
/// - Returns: the fault as the end of a sentence; nil if the expression may be valid.
func faultOfRegularExpression(_ pattern: String) -> String? {
  // An extended expression can contain comments, and `\\Q` quotes literal text.
  if pattern.contains("(?") || pattern.contains("(*") || pattern.contains("\\Q") { return nil }
  var rest = pattern.unicodeScalars[...]
  if let first = rest.first, "*+?".unicodeScalars.contains(first) {
    return "there is nothing before the '\(first)' that it could repeat"
  }
  var depth = 0
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\\": if rest.popFirst() == nil { return "there is nothing after the last '\\'" }
    case "[": if !skipClass(&rest) { return "a ']' is missing" }
    case "(": depth += 1
    case ")":
      depth -= 1
      if depth < 0 { return "there is no '(' to one ')'" }
    default: break
    }
  }
  return depth > 0 ? "a ')' is missing" : nil
}

/// Skips to after the bracket that ends a character class.
/// - Returns: whether there is such a bracket.
private func skipClass(_ rest: inout Substring.UnicodeScalarView) -> Bool {
  if rest.first == "^" { rest.removeFirst() }
  // A `]` in first place is an ordinary character.
  if rest.first == "]" { rest.removeFirst() }
  while let scalar = rest.popFirst() {
    switch scalar {
    case "]": return true
    case "\\": _ = rest.popFirst()
    case "[" where rest.first == ":":
      // For example [:digit:].
      let name = rest.dropFirst().drop { $0.properties.isAlphabetic || $0 == "^" }
      if name.starts(with: ":]".unicodeScalars) { rest = name.dropFirst(2) }
    default: break
    }
  }
  return false
}
