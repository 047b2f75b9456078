import Conversation
import Diagnostics
import Glibc
import HTTPResponses
import Reporting
import Trace
import TwiMLSemantics

/// Prints a call while it is made, and asks the user at a terminal what the people on it do.
final class CallSession: CallObserver {
  private let settings: Settings
  private let streams: Streams
  private let isSilent: Bool
  private let style: Style
  private let deadline: Double
  /// Whether the terminal is closed.
  private var isClosed = false

  /// - Parameter isSilent: whether nothing is printed; questions are still asked.
  init(_ settings: Settings, _ context: Context, isSilent: Bool) {
    self.settings = settings
    streams = context.streams
    self.isSilent = isSilent
    style = Style(
      isColored: settings.color.isColored(
        isTerminal: streams.output.isTerminal, environment: context.environment))
    deadline = Clock.now + Double(settings.call.secondLimit)
  }

  private func print(_ line: String) {
    if !isSilent { streams.output.write(line + "\n") }
  }

  func begin(_ plan: CallPlan) {
    let caller = plan.caller
    print(
      visible(
        "call from \(caller.callerIDNumber.isEmpty ? "anonymous" : caller.callerIDNumber) to "
          + "\(caller.toUser), CallSid \(caller.callID)"))
  }

  func willSend(_ request: Request) {
    guard settings.call.isVerbose else { return }
    print("")
    print(
      style(visible("> \(request.method.rawValue.uppercased()) \(request.uri ?? "")"), as: .gutter))
    if !request.body.isEmpty { print(style(visible("> \(request.body)"), as: .gutter)) }
  }

  func received(_ exchange: Exchange, failure: DeliveryFailure?) {
    if settings.call.isVerbose { printRaw(exchange) }
    print("")
    print(style(visible(headline(of: exchange, failure: failure)), as: .message))
    if exchange.isDetailRecord {
      print("  what became of the call: Kazoo does not use the response")
      return
    }
    if exchange.isUnheard { print("  the caller is gone: nobody hears the response") }
    let reporter = TextReporter(isColored: style.isColored)
    let least = settings.leastSeverity.severity
    for (source, findings) in exchange.reports where !isSilent {
      streams.output.write(reporter.report(findings.filter { $0.severity >= least }, in: source))
    }
    if exchange.status == 403 {
      print("  help: Kazoo signs no requests; an application that checks signatures refuses them")
    }
  }

  private func headline(of exchange: Exchange, failure: DeliveryFailure?) -> String {
    let request = exchange.request
    var words = [request.method.rawValue.uppercased(), request.url ?? ""]
    words += request.toldParameters.map { "\($0.name)=\($0.value)" }
    let result = failure?.message ?? exchange.status.map(String.init) ?? "a file"
    return words.joined(separator: " ") + ": " + result
  }

  private func printRaw(_ exchange: Exchange) {
    guard let bytes = exchange.bytes else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      print(style("< " + visible(String(line)), as: .gutter))
    }
  }

  func happened(_ moment: Moment) {
    if Interruption.isRequested { return }
    let sentence = moment.sentence + (moment.isTooLate ? " (nobody hears it)" : "")
    let place = "line \(moment.line)"
    let padding = String(repeating: " ", count: max(1, 9 - place.count))
    print("  \(place)\(padding)\(visible(sentence))")
  }

  func end(_ record: CallRecord) {
    print("")
    print(
      style(
        visible("end \(record.end.kind.rawValue): \(record.end.sentence)"),
        as: record.end.isFailure ? .severity(.error) : .message))
    for index in record.unusedDecisions {
      print(visible("never used: \(record.plan.decisions[index].label)"))
    }
  }

  var interruption: CallEnd? {
    if Interruption.isRequested { return .interrupted }
    guard Clock.now > deadline else { return nil }
    return .secondLimit(settings.call.secondLimit)
  }

  private func visible(_ text: String) -> String { DisplayText.visible(text) }
}

extension CallSession {
  func decide(_ question: CallQuestion) -> Decision.Kind? {
    guard streams.input.isTerminal, !isClosed, !Interruption.isRequested else { return nil }
    streams.output.flush()
    while let line = ask(question.text) {
      if let kind = question.answer(line) { return kind }
      if Interruption.isRequested { return nil }
      streams.error.write(question.hint + "\n")
    }
    isClosed = true
    if Interruption.isRequested { return nil }
    streams.error.write("\n")
    streams.error.flush()
    if case .keys = question { return .act(.hangUp) }
    return nil
  }

  /// A line from the terminal; nil at its end.
  private func ask(_ text: String) -> String? {
    streams.error.write(text + " ")
    streams.error.flush()
    return TerminalInput.line { Interruption.isRequested }
  }
}

extension CallQuestion {
  fileprivate var text: String {
    switch self {
    case .keys: "keys, Enter for none:"
    case .result(let party):
      DisplayText.visible("\(party.text) rings; a(nswered), b(usy) or n(o answer), Enter for a:")
    case .recording: "s(ound), n(othing) or h(ang up), Enter for s:"
    }
  }

  /// The possible answers.
  fileprivate var hint: String {
    switch self {
    case .keys: "type keys out of 0 to 9, * and #, or nothing; Ctrl-D hangs up"
    case .result: "type a, b or n"
    case .recording: "type s, n or h"
    }
  }

  /// nil if it is not a valid answer.
  fileprivate func answer(_ line: String) -> Decision.Kind? {
    let word = line.filter { !$0.isWhitespace }
    switch self {
    case .keys:
      guard word.allSatisfy({ "0123456789*#".contains($0) }) else { return nil }
      return .act(.press(Array(word)))
    case .result:
      let results = DialResult.allCases
      guard
        let result = word.isEmpty
          ? .answered : results.first(where: { $0.rawValue.hasPrefix(word) })
      else { return nil }
      return .dial(result.outcome)
    case .recording:
      switch word.first {
      case nil, "s": return .record(CallSettings.Recording.sound.outcome)
      case "n": return .record(.silence)
      case "h": return .record(CallSettings.Recording.hangUp.outcome)
      default: return nil
      }
    }
  }
}
