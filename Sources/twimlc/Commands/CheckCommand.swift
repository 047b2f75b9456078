import Compiler
import Diagnostics
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
      Reads each FILE, or standard input if there is no FILE or FILE is `-`, and prints on \
      standard output what goes wrong when Kazoo runs the document. Standard input can be the \
      response of a web server with its HTTP headers, as `curl -si` prints it.
      """,
      """
      A DIRECTORY is searched for `*.xml` and `*.twiml` in all its subdirectories, except hidden \
      ones and what `.gitignore` names. The search skips XML whose root element is not `Response`; \
      a file named on the command line is always checked. If a DIRECTORY has no such file, the exit \
      status is 2.
      """,
      """
      FILE can also be a debug log of Pivot, the JSON that Kazoo's API returns at \
      …/pivot/debug/CALL_ID: the requests and responses are reported in order, each response is \
      checked, and the end of the call is explained.
      """,
      """
      The last line on standard error has the number of findings. At most 10,000 findings are \
      reported for one document. In GitHub Actions the default format is `github`.
      """,
    ],
    exitStatuses: [
      .init("0", "no finding is as severe as `--fail-on` (default: error)"),
      .init("1", "at least one finding is; with `--diff`: there is something to fix"),
      .init("2", "the command line is wrong, a file cannot be read or written, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    let settings = invocation.settings
    if settings.inputFormat == .jsonl {
      var process = try Coprocess(invocation, context)
      return process.run()
    }
    let found = Input.all(of: invocation, context)
    let inputs = try OutputCheck(settings, context.streams, for: .check).run(found)
    // Some formats mark what fails the run, once for all documents.
    let reported = inputs.lazy.compactMap(\.configuration?.values).first.map(settings.configured)
    let reports = Reports(
      reported ?? settings, context, printsTo: stream(for: inputs), defaultFormat: defaultFormat)
    var batch = Batch(settings, context, reports)
    let written = settings.writtenBaseline.map(DeferredReplacement.init)
    do throws(Baselines.Failure) {
      let recording = written.map { file in
        BaselineRecording(at: file.path) { file.write($0.utf8) }
      }
      batch.baselines = try Baselines(settings, for: inputs, recording: recording)
    } catch {
      context.streams.error.say("cannot read '\(error.name)': \(error.reason)")
      return .failure
    }
    var status = batch.run(inputs, isTranslated: false, emitLog: { _ in .success })
    guard invocation.found(inputs, context) else { return .failure }
    if let written {
      status.raise(to: finish(written, count: batch.baselines.recordedCount))
      return status
    }
    status.raise(
      to: batch.baselines.finish(
        prunes: settings.prunesBaseline, settings, context.streams))
    summarize(batch.tally, batch.fixes)
    return status
  }

  /// - Parameter count: the number of findings in the baseline.
  private func finish(_ baseline: DeferredReplacement, count: Int) -> ExitStatus {
    let status = baseline.finish(context.streams)
    if status == .success, !invocation.settings.isQuiet {
      let findings = count == 1 ? "1 finding is" : "\(count) findings are"
      context.streams.error.writeLine(
        "\(findings) known from now on, by '\(baseline.path.text)'")
    }
    return status
  }

  /// The stream of the report; another stream than a fixed document or a diff.
  private func stream(for inputs: [Input]) -> OutputStream {
    let fixing = invocation.settings.fixing
    let changes = fixing.isOn || invocation.settings.addsSuppressions
    let printsDocument = changes && inputs.contains(where: \.isStandardInput)
    return fixing.printsDiff || printsDocument ? context.streams.error : context.streams.output
  }

  /// GitHub Actions reads its own format from the log of a job.
  private var defaultFormat: ReportFormat {
    let isOnGitHub = context.environment("GITHUB_ACTIONS") == "true"
    return isOnGitHub && !context.streams.output.isTerminal ? .github : .text
  }

  /// A summary line; without findings, it is printed only on a terminal.
  private func summarize(_ tally: Tally, _ fixes: FixCount) {
    let streams = context.streams
    guard !invocation.settings.isQuiet, !streams.output.isBroken,
      !tally.isEmpty || streams.error.isTerminal
    else { return }
    streams.error.write(tally.summary)
    let fixing = invocation.settings.fixing
    if let summary = fixes.summary(
      isFixing: fixing.isOn, includesUnsafe: fixing.includesUnsafe)
    {
      streams.error.write(summary)
    }
    streams.settle()
  }
}
