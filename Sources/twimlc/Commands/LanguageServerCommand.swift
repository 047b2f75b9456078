import Glibc
import LanguageServer
import Reference

/// `twimlc lsp`: a language server on standard input and output.
struct LanguageServerCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.lsp.rawValue, operands: "",
    summary: "run a language server (LSP) for editors on standard input and output",
    details: [
      """
      An editor starts it and shows the findings while you type, with fixes, completion, an \
      outline, links, and what Kazoo does with a verb, an attribute or a value. Documents whose \
      root element is neither `Response` nor a verb are ignored.
      """,
      """
      The settings for a document come from the nearest `.twimlc.yml`, as in `check`. Options on \
      the command line, and the members `kazoo`, `base-url`, `templates` and `rules` of \
      `initializationOptions`, replace these settings.
      """,
    ])

  func run() throws(UsageError) -> ExitStatus {
    guard invocation.operands.isEmpty else { throw UsageError("'lsp' takes no operands") }
    if context.streams.input.isTerminal {
      context.streams.error.say("'lsp' is started by an editor, not at a terminal")
      return .failure
    }
    let server = Server(
      workspace: EditorWorkspace(invocation.settings), version: Version.number)
    let status = ServerLoop(server: server, input: STDIN_FILENO, output: STDOUT_FILENO).run()
    return status == 0 ? .success : .findings
  }
}
