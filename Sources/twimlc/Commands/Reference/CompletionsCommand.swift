import Compiler
import Diagnostics
import Reference

/// `twimlc completions`: what a shell loads to complete the command line.
struct CompletionsCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.completions.rawValue, operands: "bash|zsh|fish",
    summary: "print completions of the command line for a shell",
    details: [
      """
      For bash: `source <(twimlc completions bash)`, or write it to \
      `~/.local/share/bash-completion/completions/twimlc`. For zsh: write it to a file \
      `_twimlc` in a directory of `fpath`. For fish: write it to \
      `~/.config/fish/completions/twimlc.fish`.
      """
    ])

  func run() throws(UsageError) -> ExitStatus {
    let shells = Shell.allCases.map(\.rawValue)
    guard let word = invocation.operands.first?.text, invocation.operands.count == 1 else {
      throw UsageError("'completions' takes \(shells.listed("or"))")
    }
    guard let shell = Shell(rawValue: word) else {
      throw UsageError("there are completions for \(shells.listed("or")), not for '\(word)'")
    }
    context.streams.output.write(Manual.twimlc.completions(for: shell))
    return .success
  }
}
