import Compiler
import Diagnostics
import Reference
import TwiMLSyntax
import TwiMLVocabulary

/// `twimlc help`: the same as `--help`.
struct HelpCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.help.rawValue, operands: "[COMMAND]",
    summary: "print the help of twimlc or of a command",
    details: ["The same as `twimlc --help` or `twimlc COMMAND --help`."])

  func run() throws(UsageError) -> ExitStatus {
    let manual = Manual.twimlc
    guard let word = invocation.operands.first?.text else {
      context.streams.output.write(manual.help)
      return .success
    }
    guard invocation.operands.count == 1 else { throw UsageError("'help' takes one command") }
    guard let command = CommandName(rawValue: word) else {
      throw UsageError(
        "unknown command '\(word)'",
        suggestion: Spelling.candidate(for: word, among: [manual.visibleCommands.map(\.name)]))
    }
    context.streams.output.write(manual.help(for: command.description))
    return .success
  }
}

/// `twimlc version`: the same as `--version`.
struct VersionCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.version.rawValue, operands: "",
    summary: "print the versions of twimlc and libxml2",
    details: ["The same as `twimlc --version`."])

  func run() throws(UsageError) -> ExitStatus {
    if let operand = invocation.operands.first {
      throw UsageError("'version' takes no operand: '\(operand.text)'")
    }
    context.streams.output.write(Version.text)
    return .success
  }
}

extension Version {
  /// The output of `--version`.
  static var text: String { "twimlc \(number)\nlibxml2 \(libxml2Version)\n" }
}
