import Compiler
import Conversation
import Diagnostics
import JSON
import PivotLog
import Reporting
import Trace
import TwiMLSemantics

/// The calls of a debug log of Pivot, as a transcript.
struct LogTrace {
  private let log: PivotLog
  private let settings: Settings
  private let options: CompilerOptions
  /// Receives the text at once, because the text of a large log is many times its size.
  private let stream: OutputStream
  /// Writes JSON call by call, for the same reason.
  private var writer: JSONWriter
  /// The calls as scenarios, if they can be made again.
  private(set) var scenarios: [String] = []
  /// The decisions on the current call.
  private var decisions: [Decision] = []

  /// Prints the calls.
  init(_ log: PivotLog, settings: Settings, base: CompilerOptions, to stream: OutputStream) {
    self.log = log
    self.settings = settings
    self.stream = stream
    options = base
    writer = JSONWriter(settings.isCompact ? .compact : .pretty, sink: { stream.write($0) })
    if isJSON { writer.beginArray() }
    for call in log.calls { tell(call) }
    if isJSON {
      writer.endArray()
      stream.write(writer.takeText() + "\n")
    }
  }

  private var isJSON: Bool {
    switch settings.traceFormat {
    case .text: false
    case .json: true
    }
  }

  private mutating func tell(_ call: LoggedCall) {
    add("\(log.source.name): call \(call.id.isEmpty ? "without an id" : call.id)")
    if isJSON {
      writer.beginObject()
      writer.key("call")
      writer.value(.string(call.id))
      writer.key("exchanges")
      writer.beginArray()
    }
    decisions = []
    var current = call.documents.first
    var number = 1
    while let exchange = current {
      current = number < call.documents.count ? call.documents[number] : nil
      let story = tell(exchange, number: number, next: current?.request)
      if isJSON { writer.value(story) }
      number += 1
    }
    if isJSON {
      writer.endArray()
      writer.endObject()
    }
    for record in call.callRecords {
      guard let request = record.request else { continue }
      add("call record: POST \(request.uri)")
      if let cause = request["Hangup-Cause"] { add("  the call ended with \(cause)") }
    }
    if settings.call.savedScenario != nil {
      let replay = LogReplay(call, of: log, decisions: decisions, options: options)
      if let scenario = replay?.scenario(of: log.source.name) { scenarios.append(scenario) }
    }
  }

  private mutating func tell(
    _ exchange: LoggedExchange, number: Int, next: LoggedRequest?
  ) -> JSON {
    var members: [JSON.Member] = []
    if let request = exchange.request {
      add("request \(number): \(request.method.uppercased()) \(request.documentURL)")
      let width = request.parameters.map(\.name.count).max() ?? 0
      for parameter in request.parameters where !parameter.value.isEmpty {
        let padding = String(repeating: " ", count: width - parameter.name.count)
        add("  \(parameter.name)\(padding)  \(parameter.value)")
      }
      members.append(.init("request", request.json))
    }
    guard let response = exchange.response else {
      let isCut = exchange.request.map { log.isCut(after: $0.entry) } ?? false
      add(
        isCut
          ? "the log is cut off before the response to request \(number)"
          : "no response to request \(number)" + (next == nil ? ": \(conduct(number))" : ""))
      return .object(members)
    }
    let time = exchange.seconds.map { ", after \($0) s" } ?? ""
    add(
      "response \(number): status \(response.status.isEmpty ? "unknown" : response.status)\(time)")
    members.append(.init("status", .string(response.status)))
    if let refusal = exchange.refusal { add("  Kazoo refused the callflow: \(refusal.reason)") }
    guard response.isUsable else {
      add("the request failed: \(conduct(number))")
      return .object(members)
    }
    if response.body?.string?.isEmpty == true {
      add("empty body: Kazoo ends the call")
    } else if let trace = follow(response, exchange.request, next: next) {
      members.append(.init("trace", trace))
    }
    return .object(members)
  }

  private func conduct(_ number: Int) -> String {
    if number == 1 { return "the callflow goes on with the child '_' of the pivot action" }
    return options.target.capabilities.silencesAfterFailedRequest
      ? "the caller stays in silence until hanging up" : "Kazoo hangs up"
  }

  /// Follows a document up to the next request in the log.
  private mutating func follow(
    _ response: LoggedResponse, _ request: LoggedRequest?, next: LoggedRequest?
  ) -> JSON? {
    guard
      let document = LoggedDocument(
        response, name: log.source.name, url: request?.documentURL, options: options)
    else {
      add(
        log.isCut(after: response.entry)
          ? "the log is cut off in this response" : "the log has no body of this response")
      return nil
    }
    let compilation = document.compilation
    if compilation.callflowIgnoringErrors?.root?["module"] != nil {
      add(
        compilation.hasErrors
          ? "a callflow with an error in it: Kazoo hangs up" : "a callflow: it takes the call")
      return nil
    }
    let caller = request.map(Caller.init) ?? .example
    let outcomes = LoggedOutcome(next)
    let isRefused = compilation.syntaxFindings.contains(where: \.isFatal)
    let program = isRefused ? nil : compilation.program
    let (course, outcome, matches) = outcomes.follow(program, caller: caller)
    var report = TraceReport(course, of: compilation, script: CallScript(outcome))
    if settings.call.savedScenario != nil { decisions += course?.decisions(by: outcome) ?? [] }
    report.skippedLines = document.headLines
    report.continuesWithRequest = next != nil && matches
    if !isJSON { stream.write(report.text) }
    if let next, !matches, course != nil {
      add(
        "the log has another request next: \(next.method.uppercased()) \(next.documentURL)")
    } else if next == nil, case .request? = course?.end {
      add("no such request is in the log: the caller hung up before it")
    }
    return isJSON ? report.json : nil
  }

  private func add(_ line: String) {
    if !isJSON { stream.write(DisplayText.visible(line) + "\n") }
  }
}

extension LoggedRequest {
  /// The value of a parameter.
  fileprivate subscript(name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  fileprivate var json: JSON {
    .object([
      .init("method", .string(method)), .init("url", .string(documentURL)),
      .init(
        "parameters", .object(parameters.map { .init($0.name, .string($0.value)) })),
    ])
  }
}

extension Caller {
  /// The caller described by a request.
  init(_ request: LoggedRequest) {
    self = .example
    for parameter in request.parameters {
      if let fact = Fact(name: parameter.name) { self[fact] = parameter.value }
    }
  }
}

extension CallScript {
  /// A script with one act of each kind.
  fileprivate init(_ outcome: Outcome) {
    self.init(
      acts: [.press(outcome.keys)], dials: [outcome.dial], recordings: [outcome.recording])
  }
}

/// What the next request reveals about the events on the call.
private struct LoggedOutcome {
  let next: LoggedRequest?

  init(_ next: LoggedRequest?) { self.next = next }

  /// Follows a program with the first outcome that leads to the next request.
  /// - Returns: whether there is one; otherwise the most likely outcome is used.
  func follow(
    _ program: Program?, caller: Caller
  ) -> (trace: Trace?, outcome: Outcome, matches: Bool) {
    let outcomes = candidates
    guard let program else { return (nil, outcomes[0], false) }
    // Prefer an outcome that agrees with the request's digits and dialed call.
    for names in [["Digits", "DialCallStatus"], []] {
      for outcome in outcomes {
        let course = trace(program, outcome: outcome, caller: caller)
        if isNext(course.end, agreeingOn: names) { return (course, outcome, true) }
      }
    }
    return (trace(program, outcome: outcomes[0], caller: caller), outcomes[0], false)
  }

  private func isNext(_ end: End, agreeingOn names: [String]) -> Bool {
    guard let next else {
      if case .request = end { return false }
      return true
    }
    guard case .request(let request) = end, request.method.rawValue == next.method else {
      return false
    }
    let url = request.url.map { String($0.prefix { $0 != "?" && $0 != "#" }) }
    let logged = String(next.documentURL.prefix { $0 != "?" && $0 != "#" })
    guard url == nil || url == logged else { return false }
    return names.allSatisfy { name in
      let (own, told) = (request.parameters[name] ?? "", next[name] ?? "")
      return own == told
    }
  }

  /// The most likely first.
  private var candidates: [Outcome] {
    let pressed = (next?["Digits"] ?? "").filter { "0123456789*#".contains($0) }
    var keys: [[Character]] = pressed.isEmpty ? [[]] : [Array(pressed), Array(pressed) + ["#"]]
    if !keys.contains([]) { keys.append([]) }
    let seconds = next?["RecordingDuration"].flatMap(Int.init) ?? 12
    let sound = Outcome.Recording.sound(seconds: seconds, key: pressed.last ?? "#")
    let recordings: [Outcome.Recording] =
      next?["RecordingUrl"] == nil ? [.silence, sound] : [sound, .silence]
    let dials: [Outcome.Dial] =
      switch next?["DialCallStatus"] {
      case "busy": [.busy(response: true), .busy(response: false), .answered]
      case "no-answer": [.noAnswer(response: true), .noAnswer(response: false), .answered]
      default: [.answered, .busy(response: true), .noAnswer(response: true)]
      }
    return recordings.flatMap { recording in
      dials.flatMap { dial in
        keys.map { Outcome(keys: $0, dial: dial, recording: recording) }
      }
    }
  }
}
