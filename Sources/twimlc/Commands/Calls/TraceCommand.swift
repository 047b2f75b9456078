import Compiler
import Diagnostics
import HTTPResponses
import JSON
import Reference
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// `twimlc trace`: the events on the call on standard output, diagnostics on standard error.
struct TraceCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.trace.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "print what happens on a call with each document",
    details: [
      """
      Reads each FILE, or standard input if there is no FILE or FILE is `-`, and prints what \
      Kazoo's TwiML interpreter does with it: every command to the switch with its values, then \
      the next request, or how and why the call ends. Findings are printed on standard error. A \
      document that Kazoo runs is traced even if other XML parsers refuse it; the error is still \
      reported. A callflow in JSON is not traced. A DIRECTORY is searched as in `check`.
      """,
      """
      For a debug log of Pivot, the JSON that Kazoo's API returns at …/pivot/debug/CALL_ID, it prints \
      what really happened: each request, its response, and \
      what happened on the call until the next request. The digits and the results of a dialed \
      call and of a recording are those that the next request has.
      """,
      """
      `--press`, `--hang-up`, `--dial` and `--record` choose what people do on the call. Each can \
      be repeated. Without them no key is pressed, a dialed call is answered, and a recording has \
      sound. Of the commands that answer the call only the first is printed, because the others do \
      nothing.
      """,
    ],
    exitStatuses: [
      .init("0", "no finding is as severe as `--fail-on` (default: error)"),
      .init("1", "at least one finding is"),
      .init("2", "the command line is wrong, a file cannot be read or written, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    let settings = invocation.settings
    if settings.inputFormat == .jsonl { return try answerLines() }
    let inputs = Input.all(of: invocation, context)
    guard invocation.found(inputs, context) else { return .failure }
    let output = try OutputFile(settings, context.streams, for: inputs)
    _ = try OutputCheck(settings, context.streams, for: .trace).run(inputs)
    let reports = Reports(settings, context, printsTo: context.streams.error, defaultFormat: .text)
    var batch = Batch(settings, context, reports)
    var isFirst = true
    var scenarios: [String] = []
    var status = batch.run(
      inputs, isTranslated: false, keepsPrograms: true,
      emit: { compilation, _ in
        guard let report = compilation.traced(by: settings.call) else {
          return refuse(compilation)
        }
        if let format = settings.nextFormat {
          return writeRequest(of: report, as: format, to: output.stream)
        }
        write(report, isFirst: isFirst, to: output.stream)
        isFirst = false
        return .success
      },
      emitLog: { log in
        if !isFirst { output.stream.write("\n") }
        let report = LogTrace(
          log, settings: settings, base: CompilerOptions(tracing: settings.compiler),
          to: output.stream)
        isFirst = false
        scenarios += report.scenarios
        return .success
      })
    if let path = settings.call.savedScenario { status.raise(to: save(scenarios, to: path)) }
    status.raise(to: output.finish())
    return status
  }

  private func write(_ report: TraceReport, isFirst: Bool, to stream: OutputStream) {
    switch invocation.settings.traceFormat {
    case .text: stream.write((isFirst ? "" : "\n") + report.text)
    case .json:
      let layout: JSON.Layout = invocation.settings.isCompact ? .compact : .pretty
      stream.write(report.json.serialized(layout) + "\n")
    }
  }

  /// Writes a line for each line of standard input.
  private func answerLines() throws(UsageError) -> ExitStatus {
    var process = try Coprocess(invocation, context) { compilation, settings in
      let report = compilation.traced(by: settings.call)
      return ("trace", (report?.json ?? .null).utf8(.compact))
    }
    return process.run()
  }

  /// Writes only the next request.
  private func writeRequest(
    of report: TraceReport, as format: Composition.Format, to stream: OutputStream
  ) -> ExitStatus {
    let name = report.source.name
    guard case .request(let request)? = report.trace?.end else {
      let why = report.reason ?? report.trace?.end.sentence ?? "Kazoo runs none of it"
      context.streams.error.say("no request follows '\(name)': \(why)")
      return .failure
    }
    guard format != .curl || request.uri != nil else {
      context.streams.error.say(
        "the next request of '\(name)' is relative to its own URL: '--next curl' needs '--base-url'"
      )
      return .failure
    }
    let layout: JSON.Layout = invocation.settings.isCompact ? .compact : .pretty
    stream.writeDocument(Array((request.text(as: format, layout: layout) + "\n").utf8))
    return .success
  }

  private func refuse(_ compilation: Compilation) -> ExitStatus {
    let state = compilation.hasErrors ? ", with an error in it" : ", and Kazoo would run it"
    context.streams.error.say(
      "'\(compilation.source.name)' is a callflow\(state): trace follows TwiML only")
    return .failure
  }
}

extension Compilation {
  /// The trace of the call; nil for a callflow, which is not followed.
  fileprivate func traced(by call: CallSettings) -> TraceReport? {
    if isCallflow { return nil }
    let compilation = asKazooReads(entities: call.entities)
    let course = compilation.runningProgram.map {
      trace($0, script: call.script, caller: call.caller)
    }
    return TraceReport(course, of: compilation, script: call.script)
  }
}

extension TraceCommand {
  private func save(_ scenarios: [String], to path: SystemString) -> ExitStatus {
    let errors = context.streams.error
    guard !scenarios.isEmpty else {
      errors.say("'--save' needs a debug log of Pivot that has the first request of a call")
      return .failure
    }
    do throws(WriteError) {
      try FileWriting.replace(path, with: Array(scenarios.joined(separator: "\n").utf8))
      return .success
    } catch {
      errors.say("cannot write '\(path.text)': \(error.reason)")
      return .failure
    }
  }
}

extension CompilerOptions {
  /// The options for the documents of a log.
  fileprivate init(tracing options: CompilerOptions) {
    self = options
    isTranslated = false
    keepsProgram = true
  }
}
