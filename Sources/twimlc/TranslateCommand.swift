import Callflow
import Diagnostics
import JSON
import Reference

/// `twimlc translate`: callflows on standard output, diagnostics on standard error.
struct TranslateCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.translate.rawValue, operands: "[FILE...]",
    summary: "print the Kazoo callflow of each document",
    details: [
      """
      Reads each FILE, or standard input where there is none or FILE is `-`, and prints the \
      callflow that does on a call what the TwiML would do: one JSON document for each. \
      Diagnostics go to standard error.
      """,
      """
      A document with an error has no callflow; the others are printed all the same. A file that \
      is named like a command is given as `./check`.
      """,
    ], isDefault: true)

  func run() -> ExitStatus {
    let settings = invocation.settings
    let inputs = Input.all(
      invocation.operands, standardInputName: settings.standardInputName,
      searchesDirectories: false)
    let reports = Reports(settings, context, printsTo: context.streams.error, absent: .text)
    var batch = Batch(settings, context, reports)
    return batch.run(inputs, isTranslated: true) { compilation in
      if let flow = compilation.flow {
        let layout: JSON.Layout = settings.isCompact ? .compact : .pretty
        context.streams.output.write(flow.serialized(layout) + "\n")
        return .success
      }
      if compilation.hasErrors { return .success }
      // The errors were turned off or lowered: the missing callflow still needs a word.
      context.streams.error.write(
        "twimlc: '\(compilation.source.name)' has no callflow\n")
      return .findings
    }
  }
}
