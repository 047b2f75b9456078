import Compiler
import Configuration
import Conversation
import Diagnostics
import PivotLog
import Reporting
import Trace
import TwiMLSyntax

@testable import twimlc

/// The other inputs of twimlc: configurations, baselines, file lists, calls, scenarios, logs, JSON
/// lines and command lines.
struct OtherInputTrial {
  let bytes: [UInt8]

  func run() {
    readConfigurationFile()
    readBaseline()
    readCall()
    readScenarios()
    readLog()
    readLines()
    readCommandLine()
  }

  private func readConfigurationFile() {
    let source = SourceFile(name: ".twimlc.yml", bytes: bytes)
    let (configuration, mistakes) = readConfiguration(source, catalog: .twimlc)
    demand(
      (configuration == nil) == mistakes.contains { $0.severity == .error },
      "a configuration has mistakes or is read")
    for mistake in mistakes {
      demand(mistake.range.upperBound <= source.text.count, "\(mistake.message) has a place")
    }
    var reporter = ReportFormat.text.reporter(for: Settings(), isColored: false)
    demandPrintable(reporter.report(mistakes, in: source), "the mistakes in a configuration")
    guard let configuration else { return }
    for path in ["voice.xml", "a/b/menu.xml", "deep/er/and/deeper/aaaaaaaaaaaaaaaaaaaaaaaa.xml"] {
      _ = Settings().configured(by: configuration.values(for: path))
      _ = configuration.excludes(path, isDirectory: false)
    }
  }

  private func readBaseline() {
    do throws(ReadError) {
      var baseline = try Baseline(bytes, at: "known")
      let source = SourceFile(name: "fuzz.xml", bytes: bytes)
      let found = [Diagnostic(.malformedXML, "found", at: SourceRange(0..<bytes.count.signum()))]
      let rest = baseline.remaining(
        found, in: source, policy: Baseline.Policy(levels: [:], least: .note))
      demand(rest.count <= 1, "a baseline only takes away")
      _ = baseline.prune()
      demand(baseline.staleCount == 0, "what is out of date is taken away")
    } catch {
      demand(!error.reason.isEmpty, "there is a reason")
    }
  }

  private func readCall() {
    for format in Composition.Format.allCases {
      let run = twimlcRun(
        ["request", "--from=-", "--step=dial", "--base-url=http://x/", "--as=\(format.rawValue)"],
        on: bytes)
      if format == .json, run.status == .success { demandJSON(run.output, "the request") }
      demandPrintable(run.output + run.error, "the request as \(format)")
    }
  }

  /// Scenarios are read, or have mistakes with a place, and run to their end.
  private func readScenarios() {
    let source = SourceFile(name: "calls.twimltest", bytes: bytes)
    let (scenarios, mistakes) = parseScenarios(source, variables: ["host": "h"])
    demand(!scenarios.isEmpty || !mistakes.isEmpty, "there are scenarios, or mistakes")
    for mistake in mistakes {
      demand(mistake.range.upperBound <= source.text.count, "\(mistake.message) has a place")
    }
    let reporter = TextReporter(isColored: false)
    demandPrintable(reporter.report(mistakes, in: source), "the mistakes in scenarios")
    guard mistakes.isEmpty, scenarios.count < 20 else { return }
    var settings = Settings()
    settings.composition.seed = 1
    let results = scenarios.map { scenario in
      let record = CallDriver(scenario.plan(settings)).run(over: FixedServer.menu)
      let failures = scenario.compare(with: record)
      demandPrintable(reporter.report(failures, in: source), "how a scenario fails")
      return (scenario, record, failures.isEmpty)
    }
    _ = updateScenarios(source, results)
  }

  private func readLog() {
    guard let log = PivotLog.read(name: "log.json", bytes: bytes) else { return }
    for finding in checkLog(log, options: CompilerOptions()) {
      demand(finding.range.upperBound <= log.source.text.count, "\(finding.message) has a place")
    }
    let run = twimlcRun(["trace", "--no-config"], on: bytes)
    demandPrintable(run.output + run.error, "what is told of a log")
  }

  /// Each line gets a result.
  private func readLines() {
    let run = twimlcRun(["check", "--no-config", "--input=jsonl"], on: bytes)
    for line in run.output.split(separator: "\n") { demandJSON(String(line), "an answer") }
    let asked = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let least = asked.count { line in line.contains { $0 > 0x20 } }
    let count = run.output.utf8.count { $0 == 0x0A }
    demand(count <= asked.count && count >= least, "\(asked.count) lines have \(count) answers")
  }

  /// Arguments, one a line, are accepted or refused; no command is run.
  private func readCommandLine() {
    let arguments = FileList.names(in: bytes)
    guard arguments.count < 50 else { return }
    do throws(UsageError) {
      let invocation = try Invocation(arguments)
      demand(invocation.operands.count <= arguments.count, "operands come from the command line")
      if let word = invocation.operands.first { _ = twimlcRun(["explain", word.text], on: []) }
    } catch {
      demand(!error.message.isEmpty, "there is a reason")
      let run = twimlcRun(arguments.map(\.text), on: [])
      demandPrintable(run.error, "a message about the command line")
    }
  }
}
