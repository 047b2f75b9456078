import Compiler
import Diagnostics
import HTTPAnswer
import Reporting
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// The trace of one document, as it is printed.
struct TraceReport {
  let source: SourceFile
  let outcome: Outcome
  /// Nil for what Kazoo does not take for TwiML.
  let trace: Trace?
  /// The external entities that count as empty, since what they hold is not known.
  let unknownEntities: [String]
  private let diagnostics: [Diagnostic]
  private let program: Program?
  private let lines: LineTable
  /// Whether Kazoo reads no document at all, by the head of the answer.
  private let isUnread: Bool

  init(_ trace: Trace?, of compilation: Compilation, outcome: Outcome) {
    self.trace = trace
    self.outcome = outcome
    source = compilation.source
    unknownEntities = compilation.unknownEntities
    diagnostics = compilation.diagnostics
    program = compilation.program
    lines = LineTable(compilation.source)
    isUnread = compilation.answer.language == .unread
  }

  func line(of element: Element) -> Int {
    lines.position(at: element.range.lowerBound).line
  }

  /// Why Kazoo fails on the verb that ends the run, or runs nothing at all.
  var reason: String? {
    guard let trace else {
      let reason =
        diagnostics.first(where: \.isFatal) ?? diagnostics.first { $0.severity == .error }
        ?? (isUnread ? diagnostics.last : nil)
      return reason?.message
    }
    guard case .failed = trace.end else { return nil }
    return program?.finding(at: trace.endElement)?.message
  }

  /// What happens at a step, with the reason of a failure.
  func sentence(of step: Step) -> String {
    guard case .event(let event) = step.action else { return "" }
    guard event == .promptsFailed, let reason = program?.finding(at: step.element)?.message else {
      return event.sentence
    }
    let start = "the prompts end here"
    return reason.hasPrefix(start) ? reason : "\(start): \(reason)"
  }

  /// What happens step by step, as a person would say it.
  var text: String {
    var writer = TraceWriter(report: self)
    writer.write()
    return writer.text
  }
}

/// Writes a trace for a person.
private struct TraceWriter {
  let report: TraceReport
  private(set) var text = ""
  private var number = 0
  private var isAnswered = false
  /// Where the verb begins whose heading has been written last.
  private var verb: Int?

  init(report: TraceReport) { self.report = report }

  mutating func write() {
    add("\(report.source.name): \(report.outcome.sentence)")
    guard let trace = report.trace else {
      add(report.reason ?? "Kazoo runs none of it")
      return
    }
    for name in report.unknownEntities {
      add("the entity '\(name)' counts as empty here: --entity \(name)=TEXT says what it holds")
    }
    for step in trace.steps { write(step) }
    write(trace)
  }

  private mutating func write(_ step: Step) {
    switch step.action {
    case .event: write(report.sentence(of: step), of: step)
    case .commands([.answer]) where isAnswered && !step.isAfterHangup: return
    case .commands(let commands):
      if commands == [.answer] { isAnswered = true }
      for command in commands where command != .noop {
        let isTooLate = step.isAfterHangup && command != .hangUp(.other)
        write(
          command.sentence + step.repetition.phrase + (isTooLate ? " (the caller is gone)" : ""),
          of: step)
      }
    }
  }

  private mutating func write(_ sentence: String, of step: Step) {
    if verb != step.element.range.lowerBound {
      verb = step.element.range.lowerBound
      add(place(of: step.element) + (step.process == .prompts ? ", inside Gather" : ""))
    }
    number += 1
    let counter = String(number)
    let padding = String(repeating: " ", count: max(0, 4 - counter.count))
    add("\(padding)\(counter). \(sentence)")
  }

  private mutating func write(_ trace: Trace) {
    guard case .request(let request) = trace.end else {
      let why = report.reason ?? trace.end.sentence
      add(trace.end == .ran ? why : "\(place(of: trace.endElement)): \(why)")
      return
    }
    add(
      "\(place(of: trace.endElement)): then \(request.method.rawValue.uppercased()) "
        + "\(target(of: request)), with")
    let width = request.parameters.map(\.name.count).max() ?? 0
    for parameter in request.parameters {
      let padding = String(repeating: " ", count: width - parameter.name.count)
      add("  \(parameter.name)\(padding)  \(parameter.value)")
    }
  }

  private func place(of element: Element) -> String {
    "line \(report.line(of: element)), \(element.name)"
  }

  private func target(of request: Request) -> String {
    if let url = request.url { return url }
    guard let reference = request.reference, !reference.isEmpty else {
      return "the document's own URL"
    }
    return "'\(reference)' from the document's own URL, which --base-url can tell"
  }

  private mutating func add(_ line: String) { text += DisplayText.visible(line) + "\n" }
}

extension Repetition {
  /// As in ", twice"; empty for once.
  fileprivate var phrase: String {
    switch self {
    case .times(1): ""
    case .times(2): ", twice"
    case .times(let count): ", \(count) times"
    case .endless: ", again and again"
    }
  }
}

extension Outcome {
  /// The call in words.
  fileprivate var sentence: String {
    let caller = keys.isEmpty ? "the caller presses no key" : "the caller presses \(String(keys))"
    let dial =
      switch self.dial {
      case .answered: "a dialled call is answered"
      case .busy(let response): "a dialled line is busy" + (response ? Self.responseFirst : "")
      case .noAnswer(let response):
        "a dialled call is not answered" + (response ? Self.responseFirst : "")
      }
    let recording = recording == .silence ? "a recording is silent" : "a recording has sound"
    return "\(caller), \(dial), \(recording)"
  }

  private static let responseFirst = " (the carrier's response comes first)"
}
