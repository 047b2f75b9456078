import Compiler
import Configuration
import Diagnostics
import Reporting
import Trace

@testable import twimlc

/// What else twimlc reads: configurations, baselines, lists of files, calls and command lines.
struct OtherInputTrial {
  let bytes: [UInt8]

  func run() {
    readConfigurationFile()
    readBaseline()
    readCall()
    readCommandLine()
  }

  private func readConfigurationFile() {
    let source = SourceFile(name: ".twimlc.yml", bytes: bytes)
    let (configuration, mistakes) = readConfiguration(source, catalogue: .twimlc)
    demand((configuration == nil) == !mistakes.isEmpty, "a configuration has mistakes or is read")
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
      var baseline = try Baseline(bytes)
      let source = SourceFile(name: "fuzz.xml", bytes: bytes)
      let found = [Diagnostic(.malformedXML, "found", at: SourceRange(0..<bytes.count.signum()))]
      demand(baseline.remaining(found, in: source).count <= 1, "a baseline only takes away")
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

  /// Arguments, one a line, are understood or refused, and none of them is run.
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
