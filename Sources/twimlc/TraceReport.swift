import Diagnostics
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
  private let diagnostics: [Diagnostic]
  private let lines: LineTable

  init(_ trace: Trace?, of compilation: Compilation, outcome: Outcome) {
    self.trace = trace
    self.outcome = outcome
    source = compilation.source
    diagnostics = compilation.diagnostics
    lines = LineTable(compilation.source)
  }

  func line(of element: Element) -> Int {
    lines.position(at: element.range.lowerBound).line
  }

  /// What the first error on the verb that ends the run says.
  var reason: String? {
    guard let trace, case .failed = trace.end else { return nil }
    let range = trace.endElement.range
    return diagnostics.first {
      $0.severity == .error && range.lowerBound <= $0.range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }?.message
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
      add("Kazoo takes this for no TwiML: nothing happens")
      return
    }
    for step in trace.steps { write(step) }
    write(trace)
  }

  private mutating func write(_ step: Step) {
    switch step.action {
    case .commands([.answer]) where isAnswered && !step.isAfterHangup: return
    case .commands(let commands):
      if commands == [.answer] { isAnswered = true }
      let told = commands.filter { $0 != .noop }
      guard !told.isEmpty else { return }
      for command in told { write(command.sentence + step.repetition.phrase, of: step) }
    case .event(let event): write(event.sentence, of: step)
    }
  }

  private mutating func write(_ sentence: String, of step: Step) {
    if verb != step.element.range.lowerBound {
      verb = step.element.range.lowerBound
      let inside = step.process == .prompts ? ", inside Gather" : ""
      add("line \(report.line(of: step.element)), \(step.element.name)\(inside)")
    }
    number += 1
    let counter = String(number)
    let padding = String(repeating: " ", count: max(0, 4 - counter.count))
    add("\(padding)\(counter). \(sentence)\(step.isAfterHangup ? ", on a call that is over" : "")")
  }

  private mutating func write(_ trace: Trace) {
    guard case .request(let request) = trace.end else {
      let place = report.line(of: trace.endElement)
      add(
        trace.end == .ran
          ? trace.end.sentence
          : "line \(place), \(trace.endElement.name): \(report.reason ?? trace.end.sentence)")
      return
    }
    add("then \(request.method.rawValue.uppercased()) \(target(of: request)), with")
    let width = request.parameters.map(\.name.count).max() ?? 0
    for parameter in request.parameters {
      let padding = String(repeating: " ", count: width - parameter.name.count)
      add("  \(parameter.name)\(padding)  \(parameter.value)")
    }
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
