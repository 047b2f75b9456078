import Compiler
import Diagnostics
import Reporting
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// The trace of one document, as it is printed.
struct TraceReport {
  let source: SourceFile
  let script: CallScript
  /// nil if Kazoo does not treat it as TwiML.
  let trace: Trace?
  /// The number of lines before the document that are not counted.
  var skippedLines = 0
  /// Whether the transcript continues with the request at the end.
  var continuesWithRequest = false
  /// The version of Kazoo that the document was compiled for.
  let target: Target
  /// The external entities that are treated as empty because their text is unknown.
  let unknownEntities: [String]
  private let compilation: Compilation
  private let lines: LineTable

  init(_ trace: Trace?, of compilation: Compilation, script: CallScript) {
    self.trace = trace
    self.script = script
    target = compilation.options.target
    source = compilation.source
    unknownEntities = compilation.unknownEntities
    self.compilation = compilation
    lines = LineTable(compilation.source)
  }

  func line(of element: Element) -> Int {
    lines.position(at: element.range.lowerBound).line - skippedLines
  }

  /// The reason that Kazoo fails on the last verb, or runs nothing.
  var reason: String? {
    guard let trace else { return compilation.fatalReason }
    guard case .failed = trace.end else { return nil }
    return compilation.reason(at: trace.endElement)
  }

  /// The step as a sentence, with the reason of a failure.
  func sentence(of step: Step) -> String {
    guard case .event(let event) = step.action else { return "" }
    guard event == .promptsFailed, let reason = compilation.reason(at: step.element) else {
      return event.sentence
    }
    let start = "the prompts end, and silence follows"
    return reason.hasSuffix(start) ? reason : "\(start): \(reason)"
  }

  /// The steps as sentences.
  var text: String {
    var writer = TraceWriter(report: self)
    writer.write()
    return writer.text
  }
}

/// Writes a trace for people.
private struct TraceWriter {
  let report: TraceReport
  private(set) var text = ""
  private var number = 0
  private var isAnswered = false
  /// The start of the verb with the last heading.
  private var verb: Int?

  init(report: TraceReport) { self.report = report }

  mutating func write() {
    add("\(report.source.name), \(report.script.sentence)")
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
          command.sentence(step.repetition.phrase) + (isTooLate ? " (the caller is gone)" : ""),
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
      let why = report.reason ?? trace.end.sentence(on: report.target)
      add(trace.end == .ran ? why : "\(place(of: trace.endElement)): \(why)")
      return
    }
    if report.continuesWithRequest {
      return add("\(place(of: trace.endElement)): then the next request")
    }
    add(
      "\(place(of: trace.endElement)): then \(request.method.rawValue.uppercased()) "
        + "\(target(of: request)), with")
    let width = request.parameters.map(\.name.count).max() ?? 0
    for parameter in request.parameters {
      let padding = String(repeating: " ", count: width - parameter.name.count)
      add("  \(parameter.name)\(padding)  \(parameter.value)")
    }
    if !report.target.capabilities.silencesAfterFailedRequest {
      add("if this request fails, Kazoo hangs up")
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
    return "'\(reference)', relative to the document's own URL (give it with --base-url)"
  }

  private mutating func add(_ line: String) { text += DisplayText.visible(line) + "\n" }
}

extension Repetition {
  /// As in ", twice"; empty for once.
  var phrase: String {
    switch self {
    case .times(1): ""
    case .times(2): ", twice"
    case .times(let count): ", \(count) times"
    case .endless: ", until it is stopped"
    }
  }
}

extension CallScript {
  /// The call in words.
  fileprivate var sentence: String {
    let acts = self.acts.filter { $0 != .press([]) || self.acts.count > 1 }
    let caller = acts.isEmpty ? "presses no key" : acts.map(\.phrase).listed("then")
    let dial = (dials.isEmpty ? [.answered] : dials).map(\.phrase)
    let recording = (recordings.isEmpty ? [Outcome().recording] : recordings).map(\.phrase)
    return "if the caller \(caller), \(dial.listed("then")), and \(recording.listed("then")):"
  }
}

extension CallerAct {
  fileprivate var phrase: String {
    switch self {
    case .press([]): "presses no key"
    case .press(let keys): "presses \(String(keys))"
    case .hangUp: "hangs up"
    }
  }
}

extension Outcome.Dial {
  fileprivate var phrase: String {
    switch self {
    case .answered: "a dialed call is answered"
    case .busy(let response): "a dialed line is busy" + (response ? Self.responseFirst : "")
    case .noAnswer(let response):
      "a dialed call is not answered" + (response ? Self.responseFirst : "")
    }
  }

  private static let responseFirst = " (the carrier's response comes first)"
}

extension Outcome.Recording {
  fileprivate var phrase: String {
    switch self {
    case .silence: "a recording is silent"
    case .sound: "a recording has sound"
    case .hangUp: "the caller hangs up during a recording"
    }
  }
}
