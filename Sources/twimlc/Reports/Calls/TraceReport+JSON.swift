import Diagnostics
import JSON
import Trace
import TwiMLSemantics
import TwiMLSyntax

extension TraceReport {
  /// The commands with the events between them, the end, and the next request.
  var json: JSON {
    var members: [JSON.Member] = [.init("file", .string(source.name))]
    guard let trace else {
      members += [
        .init("commands", .array([])),
        .init(
          "end",
          .object([
            .init("outcome", .string("unparsed")),
            .init("reason", reason.map { .string($0) } ?? .null),
          ])),
        .init("request", .null),
      ]
      return .object(members)
    }
    var end: [JSON.Member] = [
      .init("outcome", .string(trace.end.kazooName)),
      .init("reason", .string(reason ?? trace.end.sentence)),
    ]
    if trace.end != .ran {
      end += [
        .init("element", .string(trace.endElement.name)),
        .init("line", .integer(line(of: trace.endElement))),
      ]
    }
    var request = JSON.null
    if case .request(let next) = trace.end { request = next.json }
    if !unknownEntities.isEmpty {
      members.append(.init("unknownEntities", .array(unknownEntities.map { .string($0) })))
    }
    members += [
      .init("commands", commands),
      .init("end", .object(end)),
      .init("request", request),
    ]
    return .object(members)
  }

  /// The commands to the switch under Kazoo's names, with the events between them.
  var commands: JSON { .array(trace?.steps.flatMap(entries) ?? []) }

  private func entries(of step: Step) -> [JSON] {
    var place: [JSON.Member] = [
      .init("element", .string(step.element.name)), .init("line", .integer(line(of: step.element))),
    ]
    if step.process == .prompts { place.append(.init("process", .string("prompts"))) }
    if step.isAfterHangup { place.append(.init("afterHangup", .boolean(true))) }
    switch step.action {
    case .event(let event):
      var details = event.details
      if event == .promptsFailed { details.append(.init("reason", .string(sentence(of: step)))) }
      return [.object([.init("event", .string(event.name))] + details + place)]
    case .commands(let commands):
      let entries: [JSON] = commands.map { command in
        .object(
          [
            .init("command", .string(command.kazooName)), .init("fields", .object(command.fields)),
          ] + place)
      }
      switch step.repetition {
      case .times(1): return entries
      case .times(let count):
        return [.object([.init("repeat", .integer(count)), .init("commands", .array(entries))])]
      case .endless:
        return [.object([.init("repeat", .null), .init("commands", .array(entries))])]
      }
    }
  }
}

extension Request {
  fileprivate var json: JSON {
    .object([
      .init("method", .string(method.rawValue.uppercased())),
      .init("url", url.map { .string($0) } ?? .null),
      .init("reference", reference.map { .string($0) } ?? .null),
      .init("uri", uri.map { .string($0) } ?? .null),
      .init("body", .string(body)),
      .init("parameters", .object(parameters.map { .init($0.name, .string($0.value)) })),
    ])
  }
}

extension CallEvent {
  /// Its name in JSON.
  fileprivate var name: String {
    switch self {
    case .pause: "pause"
    case .keys: "keys"
    case .keysTimedOut: "timeout"
    case .callerHangsUp: "caller-hangs-up"
    case .answered: "answered"
    case .busy: "busy"
    case .noAnswer: "no-answer"
    case .recorded: "recorded"
    case .recordedSilence: "recorded-silence"
    case .conferenceOver: "conference-over"
    case .promptsFailed: "prompts-fail"
    case .documentedSettings: "documented-settings"
    case .stream(let event): event.name
    }
  }

  fileprivate var details: [JSON.Member] {
    switch self {
    case .pause(let seconds), .keysTimedOut(let seconds): [.init("seconds", .integer(seconds))]
    case .keys(let keys): [.init("keys", .string(keys))]
    case .recorded(let seconds, let end):
      [.init("seconds", .integer(seconds)), .init("key", .string(end.digits))]
    case .documentedSettings(let names):
      [.init("attributes", .array(names.map { .string($0) }))]
    case .stream(let event): event.details
    case .callerHangsUp, .answered, .busy, .noAnswer, .recordedSilence, .conferenceOver,
      .promptsFailed:
      []
    }
  }
}

extension StreamEvent {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .started: "stream-start"
    case .refused: "stream-refused"
    case .stopped: "stream-stop"
    }
  }

  var details: [JSON.Member] {
    switch self {
    case .started(let url), .refused(let url):
      [.init("url", url.map { .string($0) } ?? .null)]
    case .stopped(let name): [.init("name", name.map { .string($0) } ?? .null)]
    }
  }
}
