import Diagnostics

extension Diagnostic {
  /// What to do: the finding's help, or what its fix-its do.
  var advice: [String] { help.isEmpty ? fixIts.map(\.message) : help }

  /// The message and the advice, a line each.
  var paragraph: String { ([message] + advice.map { "help: \($0)" }).joined(separator: "\n") }

  /// The message and the advice in one sentence.
  var sentence: String { ([message] + advice.map { "help: \($0)" }).joined(separator: "; ") }
}
