import Conversation
import Diagnostics
import Glibc
import Reference
import Reporting
import Trace
import TwiMLSemantics

/// `twimlc test`: scenarios, each of which describes a call and what must happen on it.
struct TestCommand {
  let invocation: Invocation
  let context: Context

  /// The extension of scenario files.
  static let fileSuffix = ".twimltest"

  static let description = CommandDescription(
    name: CommandName.test.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "run the test calls of .twimltest files and compare what happens",
    details: [
      """
      A .twimltest file has scenarios: each is a call to a web application, with what people do on \
      it and what should happen. The section SCENARIOS of twimlc(1) describes the file; `twimlc \
      call --save FILE URL` writes one.
      """,
      """
      Reads each FILE, or all .twimltest files in a DIRECTORY and below it (default: the current \
      one), simulates each call as `twimlc call` does, and compares it with the scenario. An error \
      in a response fails the scenario, unless it ends with `end error RULE`. The requests are \
      real.
      """,
    ],
    exitStatuses: [
      .init("0", "all scenarios passed"),
      .init("1", "at least one scenario failed"),
      .init(
        "2",
        """
        a file cannot be read or has a mistake, the command line is wrong, or another failure
        """),
    ])

  func run() throws(UsageError) -> ExitStatus {
    let reports = try requests()
    _ = try OutputCheck(invocation.settings, context.streams, for: .test).run([])
    try CookieJar.checkDirectory(isKept: invocation.settings.call.keepsCookies)
    var status = ExitStatus.success
    var suite = TestSuite(invocation.settings, context)
    for path in paths(&status) {
      do throws(ReadError) {
        let source = SourceFile(name: path.text, bytes: try FileReading.read(path))
        if !suite.add(source, path) { status = .failure }
      } catch {
        context.streams.error.say("cannot read '\(path.text)': \(error.reason)")
        status = .failure
      }
    }
    if !suite.mistakes.isEmpty {
      let reporter = TextReporter(isColored: isColored)
      for (source, mistakes) in suite.mistakes {
        context.streams.error.write(reporter.report(mistakes, in: source))
      }
      status = .failure
    }
    Interruption.watch()
    let results = suite.run(
      threads: invocation.settings.jobs ?? max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))
    if results.contains(where: { !$0.isPassed }) { status.raise(to: .findings) }
    if Interruption.isRequested { status = .failure }
    if invocation.settings.test.isUpdating { status.raise(to: update(suite, results)) }
    for request in reports { status.raise(to: write(results, request)) }
    return status
  }

  /// The files in the order of the command line; those in a directory are sorted by name.
  private func paths(_ status: inout ExitStatus) -> [SystemString] {
    let operands = invocation.operands.isEmpty ? ["."] : invocation.operands
    var paths: [SystemString] = []
    for operand in operands {
      let isDirectory = (try? DirectoryWalk.status(of: operand))?.isDirectory ?? false
      guard isDirectory else {
        paths.append(operand)
        continue
      }
      let findings = DirectoryWalk.documents(
        below: operand, isDocument: { $0.text.hasSuffix(Self.fileSuffix) })
      for finding in findings {
        switch finding {
        case .document(let path, _): paths.append(path)
        case .unreadable(let path, let error):
          context.streams.error.say("cannot read '\(path.text)': \(error.reason)")
          status = .failure
        }
      }
      if findings.isEmpty {
        context.streams.error.say("no file '*\(Self.fileSuffix)' was found in '\(operand.text)'")
        status = .failure
      }
    }
    return paths
  }

  private var isColored: Bool {
    invocation.settings.color.isColored(
      isTerminal: context.streams.output.isTerminal, environment: context.environment)
  }

  /// The printed report and those written to files.
  private func requests() throws(UsageError) -> [TestReportRequest] {
    var reports = invocation.settings.test.reports
    if reports.filter({ $0.path == nil }).count > 1 {
      throw UsageError("only one report can be printed; '--format FORMAT=FILE' writes to a file")
    }
    if !reports.contains(where: { $0.path == nil }) {
      let isOnGitHub =
        context.environment("GITHUB_ACTIONS") == "true" && !context.streams.output.isTerminal
      reports.insert(TestReportRequest(format: isOnGitHub ? .github : .text, path: nil), at: 0)
    }
    return reports
  }

  private func write(_ results: [TestResult], _ request: TestReportRequest) -> ExitStatus {
    let report = TestReport(
      results: results, isColored: request.path == nil && isColored,
      isQuiet: invocation.settings.isQuiet)
    let text = report.text(as: request.format)
    guard let path = request.path else {
      context.streams.output.write(text)
      return .success
    }
    return context.replace(path, with: Array(text.utf8))
  }

  private func update(_ suite: TestSuite, _ results: [TestResult]) -> ExitStatus {
    var status = ExitStatus.success
    for (path, source) in suite.files {
      let own = results.filter { $0.source.name == source.name }
      guard own.contains(where: { !$0.isPassed }) else { continue }
      let text = updateScenarios(source, own.map { ($0.scenario, $0.record, $0.isPassed) })
      do throws(WriteError) {
        try FileWriting.replace(path, with: Array(text.utf8))
        context.streams.error.writeLine("updated '\(path.text)'")
      } catch {
        context.streams.error.say("cannot write '\(path.text)': \(error.reason)")
        status = .failure
      }
    }
    return status
  }
}
