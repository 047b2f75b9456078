/// The warnings and errors that PHP writes into its output when `display_errors` is on.
package enum PHPMessage {
  private static let kinds = [
    "Warning", "Notice", "Fatal error", "Parse error", "Deprecated", "Catchable fatal error",
    "Recoverable fatal error", "Strict Standards",
  ]

  /// What is to be done about one.
  package static let help = "mend what PHP complains of, and turn 'display_errors' off"

  /// What a text that begins with such a message is, in lower case; nil for any other text.
  /// - Parameter text: markup, as `<br />\n<b>Warning</b>:  Undefined variable …`.
  package static func kind(of text: String) -> String? {
    var words = Substring(text)
    for opening in ["<br />", "<br/>", "<br>", "<b>", "PHP "] {
      words = words.drop(while: \.isWhitespace)
      if words.hasPrefix(opening) { words = words.dropFirst(opening.count) }
    }
    words = words.drop(while: \.isWhitespace)
    return kinds.first { words.hasPrefix($0 + "</b>:") || words.hasPrefix($0 + ":") }?.lowercased()
  }
}
