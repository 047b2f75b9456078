import Compiler
import Diagnostics
import HTTPAnswer
import JSON
import Reference
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// `twimlc trace`: what happens on the call on standard output, diagnostics on standard error.
struct TraceCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.trace.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "say what happens on a call that runs each document",
    details: [
      """
      Reads each FILE, or standard input where there is none or FILE is `-`, and follows Kazoo \
      4.3's interpreter through it: every command to the switch with the values that it has in \
      effect, then the next request or the end and why. Diagnostics go to standard error.
      A document that Kazoo runs is followed even where other parsers refuse it; the error stands \
      all the same. Callflow JSON, which Kazoo runs too, is not followed.
      """,
      """
      What the caller and the others do is chosen by `--digits`, `--dial` and `--record`. The text \
      leaves out that a call is answered again, which changes nothing.
      """,
    ])

  func run() throws(UsageError) -> ExitStatus {
    let settings = invocation.settings
    if settings.inputFormat == .jsonl {
      var process = try Coprocess(invocation, context) { compilation, settings in
        let report = compilation.traced(by: settings.scenario)
        return ("trace", (report?.json ?? .null).utf8(.compact))
      }
      return process.run()
    }
    let inputs = Input.all(of: invocation, context)
    guard invocation.found(inputs, context) else { return .failure }
    let output = try OutputFile(settings, context.streams, for: inputs)
    let reports = Reports(settings, context, printsTo: context.streams.error, absent: .text)
    var batch = Batch(settings, context, reports)
    var isFirst = true
    var status = batch.run(
      inputs, isTranslated: false, keepsPrograms: true,
      emit: { compilation, _ in
        guard let report = compilation.traced(by: settings.scenario) else {
          return refuse(compilation)
        }
        switch settings.traceFormat {
        case .text: output.stream.write((isFirst ? "" : "\n") + report.text)
        case .json:
          let layout: JSON.Layout = settings.isCompact ? .compact : .pretty
          output.stream.write(report.json.serialized(layout) + "\n")
        }
        isFirst = false
        return .success
      })
    status.raise(to: output.finish())
    return status
  }

  private func refuse(_ compilation: Compilation) -> ExitStatus {
    let state = compilation.hasErrors ? ", with an error in it" : ", and Kazoo would run it"
    context.streams.error.say(
      "'\(compilation.source.name)' is a callflow\(state): trace follows TwiML only")
    return .failure
  }
}

extension Compilation {
  /// What happens on the call; nil for callflow JSON, which is not followed.
  fileprivate func traced(by scenario: Scenario) -> TraceReport? {
    if isCallflow { return nil }
    let compilation = asKazooReads(entities: scenario.entities)
    let course = compilation.runningProgram.map {
      trace($0, outcome: scenario.outcome, caller: scenario.caller)
    }
    return TraceReport(course, of: compilation, outcome: scenario.outcome)
  }

  /// Whether there is an action that Kazoo would run, if only to fail on it.
  fileprivate var isCallflow: Bool { answeredCallflow?.root?["module"] != nil }

  /// The document as Kazoo reads it, which goes on where other parsers stop; where the declaration
  /// says of UTF-8 that it is ISO-8859-1, each byte counts as a character.
  /// - Parameter entities: what external entities hold on Kazoo's server, by name.
  fileprivate func asKazooReads(entities: [String: String]) -> Compilation {
    let isMisdeclared = syntaxFindings.contains { $0.rule == .misdeclaredEncoding }
    guard !isRefused, isMisdeclared || syntaxFindings.contains(where: { $0.severity == .error })
    else { return self }
    var options = options
    options.mode = .kazoo(entities: entities)
    return Compilation(isMisdeclared ? answer.readByBytes : answer, options: options)
  }

  private var isRefused: Bool { syntaxFindings.contains(where: \.isFatal) }

  /// The verbs, nil where Kazoo does not come to them.
  fileprivate var runningProgram: Program? { isRefused ? nil : program }
}

extension Answer {
  /// The same with each byte of the document a character, as in ISO-8859-1.
  fileprivate var readByBytes: Answer {
    let head = source.text.prefix(source.documentStart)
    let document = source.documentText.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    return Answer.receive(name: source.name, bytes: head + document).answer
  }
}
