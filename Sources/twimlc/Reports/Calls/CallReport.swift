import Compiler
import Conversation
import Diagnostics
import JSON
import Trace
import TwiMLSemantics

/// A call as JSON: its requests, the findings in each response, and the events.
struct CallReport {
  private let record: CallRecord
  private let least: Severity

  /// - Parameter least: the least severity to include.
  init(_ record: CallRecord, least: Severity = .note) {
    self.record = record
    self.least = least
  }

  var json: JSON {
    let caller = record.plan.caller
    return .object([
      .init("url", .string(record.plan.url)),
      .init(
        "call", .object(Caller.Fact.allCases.map { .init($0.twimlName, .string(caller[$0])) })),
      .init("documents", .array(record.exchanges.map(document))),
      .init("end", end),
      .init(
        "unused",
        .array(record.unusedDecisions.map { .string(record.plan.decisions[$0].label) })),
    ])
  }

  private var end: JSON {
    .object([
      .init("kind", .string(record.end.kind.rawValue)),
      .init("reason", .string(record.end.sentence)),
      .init("failed", .boolean(record.end.isFailure)),
      .init("failure", record.end.failure.map { .string($0.kind.rawValue) } ?? .null),
    ])
  }

  private func document(_ exchange: Exchange) -> JSON {
    let request = exchange.request
    var members: [JSON.Member] = [
      .init(
        "request",
        .object([
          .init("method", .string(request.method.rawValue.uppercased())),
          .init("url", request.url.map { .string($0) } ?? .null),
          .init("uri", request.uri.map { .string($0) } ?? .null),
          .init("body", .string(request.body)),
          .init(
            "parameters", .object(request.parameters.map { .init($0.name, .string($0.value)) })),
        ])),
      .init("status", exchange.status.map { .integer($0) } ?? .null),
      .init("heard", .boolean(!exchange.isUnheard)),
      .init("findings", .array(findings(of: exchange))),
      .init("events", .array(exchange.moments.map(\.json))),
    ]
    if let commands = exchange.commands { members.append(.init("commands", commands)) }
    return .object(members)
  }

  private func findings(of exchange: Exchange) -> [JSON] {
    exchange.reports.flatMap { source, findings in
      let lines = LineTable(source)
      return findings.filter { $0.severity >= least }.map { finding in
        let place = lines.position(at: finding.range.lowerBound)
        return JSON.object([
          .init("source", .string(source.name)),
          .init("severity", .string(finding.severity.name)),
          .init("rule", .string(finding.rule.id)),
          .init("message", .string(finding.message)),
          .init("line", .integer(place.line)),
          .init("column", .integer(place.column)),
        ])
      }
    }
  }
}

extension Exchange {
  /// The commands to the switch with the events between them, as in a trace; nil if nothing ran.
  fileprivate var commands: JSON? {
    guard let trace, let compilation else { return nil }
    return TraceReport(trace, of: compilation, script: CallScript()).commands
  }
}

extension Moment {
  fileprivate var json: JSON {
    .object(
      [.init("event", .string(name))] + details + [
        .init("line", .integer(line)), .init("verb", .string(verb)),
        .init("heard", .boolean(!isTooLate)), .init("text", .string(sentence)),
      ])
  }

  private var name: String {
    switch kind {
    case .heard: "hear"
    case .played: "play"
    case .beeped: "beep"
    case .waited: "pause"
    case .pressed, .pressedNothing: "press"
    case .dialed: "dial"
    case .joined: "conference"
    case .recorded, .recordedNothing: "record"
    case .sent: "upload"
    case .callerHungUp: "caller-hangup"
    case .hungUp: "hangup"
    case .rejected: "rejected"
    case .fellSilent: "silence"
    case .stream(let event): event.name
    }
  }

  private var details: [JSON.Member] {
    switch kind {
    case .heard(let text, _): [.init("say", .string(text))]
    case .played(let media, _): [.init("media", .string(media))]
    case .waited(let seconds), .pressedNothing(let seconds): [.init("seconds", .integer(seconds))]
    case .pressed(let keys, _): [.init("keys", .string(keys))]
    case .dialed(let party, let result):
      [
        .init("parties", .array(party.names.map { .string($0) })),
        .init("result", result.map { .string($0.rawValue) } ?? .null),
      ]
    case .joined(let conference, _): [.init("conference", .string(conference))]
    case .recorded(let seconds, let end, _):
      [.init("seconds", .integer(seconds)), .init("key", .string(end.digits))]
    case .recordedNothing: [.init("seconds", .integer(0))]
    case .sent(let url): [.init("url", .string(url))]
    case .stream(let event): event.details
    case .beeped, .callerHungUp, .hungUp, .rejected, .fellSilent: []
    }
  }
}
