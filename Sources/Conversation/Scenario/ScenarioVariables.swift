import Diagnostics
import Trace

/// The values of `{{name}}` in a scenario.
struct ScenarioVariables {
  /// The values that the user sets.
  let values: [String: String]

  /// Replaces the user's variables. Variables of the call, such as `{{CallSid}}`, are replaced
  /// later.
  func fill(_ token: inout ScenarioToken) throws(ScenarioFault) {
    var filled = ""
    var rest = token.text[...]
    while let open = rest.firstRange(of: "{{") {
      filled += rest[..<open.lowerBound]
      let after = rest[open.upperBound...]
      guard let close = after.firstRange(of: "}}") else {
        throw ScenarioFault(
          message: "the name of a variable has no end", range: token.range,
          help: ["write '{{name}}'"])
      }
      let name = String(after[..<close.lowerBound]).trimmedOfSpace
      if let value = values[name] {
        filled += value
      } else if Caller.Fact(name: name) != nil {
        filled += "{{\(name)}}"
      } else {
        throw unknown(name, token.range)
      }
      rest = after[close.upperBound...]
    }
    token.text = filled + rest
  }

  private func unknown(_ name: String, _ range: SourceRange) -> ScenarioFault {
    let names = values.keys.sorted() + Caller.Fact.allCases.map(\.twimlName)
    let meant = Spelling.candidate(for: name, among: [names])
    return ScenarioFault(
      message: "unknown variable '\(name)'", range: range,
      help: [meant.map { "did you mean '\($0)'?" } ?? "'--set \(name)=VALUE' gives it a value"])
  }

  /// A text with the facts of a call in place of their names.
  /// - Parameter quoting: whether the text is a regular expression.
  static func resolve(_ text: String, by caller: Caller, quoting: Bool = false) -> String {
    guard text.contains("{{") else { return text }
    var text = text
    for fact in Caller.Fact.allCases {
      let value = quoting ? quoted(caller[fact]) : caller[fact]
      for name in [fact.twimlName, fact.kazooName] {
        text = text.replacing("{{\(name)}}", with: value)
      }
    }
    return text
  }
}

/// A regular expression that matches the text literally.
private func quoted(_ text: String) -> String {
  text.map { "\\.[]{}()*+?|^$".contains($0) ? "\\\($0)" : "\($0)" }.joined()
}

extension String {
  /// Without spaces at its ends.
  var trimmedOfSpace: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
