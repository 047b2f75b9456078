/// What is certainly wrong with a regular expression as Erlang's `re`, which is PCRE, reads it. Most
/// of the mistakes that there can be are left to it.
///
/// - Returns: as the end of a sentence; nil for an expression that may well be one.
func faultOfRegularExpression(_ pattern: String) -> String? {
  // In the extended form a comment may hold anything; literal text is quoted by \\Q.
  if pattern.contains("(?") || pattern.contains("(*") || pattern.contains("\\Q") { return nil }
  var rest = pattern.unicodeScalars[...]
  if let first = rest.first, "*+?".unicodeScalars.contains(first) {
    return "there is nothing before the '\(first)' that it could repeat"
  }
  var depth = 0
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\\": if rest.popFirst() == nil { return "there is nothing behind the last '\\'" }
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

/// Goes on after the bracket that ends a class of characters.
/// - Returns: whether there is one.
private func skipClass(_ rest: inout Substring.UnicodeScalarView) -> Bool {
  if rest.first == "^" { rest.removeFirst() }
  // It stands for itself here.
  if rest.first == "]" { rest.removeFirst() }
  while let scalar = rest.popFirst() {
    switch scalar {
    case "]": return true
    case "\\": _ = rest.popFirst()
    case "[" where rest.first == ":":
      // As in [:digit:].
      let name = rest.dropFirst().drop { $0.properties.isAlphabetic || $0 == "^" }
      if name.starts(with: ":]".unicodeScalars) { rest = name.dropFirst(2) }
    default: break
    }
  }
  return false
}
