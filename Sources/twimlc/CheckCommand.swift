import Reference
import Reporting

/// `twimlc check`: diagnostics on standard output.
struct CheckCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.check.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "print what is wrong with each document",
    details: [
      """
      Reads each FILE, or standard input where there is none or FILE is `-`, and prints what Kazoo \
      would stumble over, to standard output.
      """,
      """
      A DIRECTORY is searched for `*.xml` and `*.twiml`, with all below it but hidden files and \
      directories. XML whose root element is not `Response` is passed over there, not where it is \
      named.
      """,
      """
      A last line on standard error counts what was found. In a job of GitHub Actions the format \
      is `github` where no other is asked for.
      """,
    ])

  func run() -> ExitStatus {
    let settings = invocation.settings
    let inputs = Input.all(of: invocation, searchesDirectories: true)
    let reports = Reports(
      settings, context, printsTo: stream(for: inputs), absent: defaultFormat)
    var batch = Batch(settings, context, reports)
    let status = batch.run(inputs, isTranslated: false)
    summarize(batch.tally)
    return status
  }

  /// Where the report is printed: beside a document or a diff, not in it.
  private func stream(for inputs: [Input]) -> OutputStream {
    let fixing = invocation.settings.fixing
    let printsDocument = fixing.isOn && inputs.contains(where: \.isStandardInput)
    return fixing.printsDiff || printsDocument ? context.streams.error : context.streams.output
  }

  /// GitHub Actions reads its own format from the log of a job.
  private var defaultFormat: ReportFormat {
    let isOnGitHub = context.environment("GITHUB_ACTIONS") == "true"
    return isOnGitHub && !context.streams.output.isTerminal ? .github : .text
  }

  /// A line for people; where nothing was found, only to those who wait at a terminal.
  private func summarize(_ tally: Tally) {
    let streams = context.streams
    guard !invocation.settings.isQuiet, !streams.output.isBroken,
      !tally.isEmpty || streams.error.isTerminal
    else { return }
    streams.error.write(tally.summary)
    streams.settle()
  }
}
