package import JSON
import TwiMLSemantics

extension SwitchCommand {
  /// The name of the command, or of the request, on Kazoo's message bus.
  package var kazooName: String {
    switch self {
    case .answer: "answer"
    case .speak: "tts"
    case .noop: "noop"
    case .play: "play"
    case .beep: "tones"
    case .record: "record"
    case .store: "store"
    case .setCallerID: "set"
    case .dialOffnet: "offnet_req"
    case .bridge: "bridge"
    case .recordCall: "record_call"
    case .hangUp: "hangup"
    case .respond: "respond"
    case .progress: "progress"
    case .joinConference: "discovery_req"
    case .park: "park"
    }
  }

  /// The fields of the message under Kazoo's names, without those of every message.
  ///
  /// Source: `kapps_call_command`, `kzt_util:offnet_req/2`, `kzt_twiml_dial`
  package var fields: [JSON.Member] {
    switch self {
    case .answer, .noop, .progress: []
    case .speak(let speech): speech.fields
    case .play(let playback): playback.fields
    case .beep:
      [
        .init(
          "Tones",
          .array([
            .object([
              .init("Frequencies", .array([.string("440")])),
              .init("Duration-ON", .string("500")),
              .init("Duration-OFF", .string("100")),
            ])
          ]))
      ]
    case .record(let recording): recording.fields
    case .store(let storage): storage.fields
    case .setCallerID(let number):
      [
        .init("Custom-Call-Vars", .object([])),
        .init(
          "Custom-Channel-Vars",
          .object([
            .init("Caller-ID-Number", .string(number)),
            .init("Privacy-Hide-Number", .boolean(false)),
          ])),
        .atOnce,
      ]
    case .dialOffnet(let request): request.fields
    case .bridge(let bridge): bridge.fields
    case .recordCall(let recording): recording.fields
    case .hangUp, .park: [.atOnce]
    case .respond(let reason):
      [
        .init("Response-Code", .string(String(reason.code))),
        .init("Response-Message", .string(reason.rawValue)),
      ]
    case .joinConference(let request): request.fields
    }
  }
}

extension JSON.Member {
  /// Ahead of the commands that wait for the end of a playback.
  fileprivate static let atOnce = JSON.Member("Insert-At", .string("now"))
}

extension Keys {
  fileprivate var json: JSON { .array(characters.map { .string(String($0)) }) }

  /// `lists:usort/1`
  fileprivate var sorted: Keys { Keys(Set(characters).sorted()) }
}

extension SwitchCommand.Speech {
  fileprivate var fields: [JSON.Member] {
    var fields: [JSON.Member] = [
      .init("Text", .string(text)),
      .init("Voice", .string(voice)),
      .init("Language", .string(language)),
      .init("Engine", .string(engine)),
    ]
    if terminators != .none { fields.insert(.init("Terminators", terminators.json), at: 1) }
    return fields
  }
}

extension SwitchCommand.Playback {
  fileprivate var fields: [JSON.Member] {
    guard let terminators else { return [.init("Media-Name", .string(media))] }
    return [
      .init("Media-Name", .string(media)),
      .init("Terminators", terminators.sorted.json),
      .init("Endless-Playback", .boolean(false)),
    ]
  }
}

extension SwitchCommand.Recording {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Media-Name", .string(mediaName)),
      .init("Terminators", terminators.json),
      .init("Time-Limit", .integer(timeLimit)),
      .init("Silence-Threshold", .integer(200)),
      .init("Silence-Hits", .integer(silence)),
    ]
  }
}

extension SwitchCommand.Storage {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Media-Name", .string(mediaName)),
      .init("Media-Transfer-Method", .string("put")),
      .init("Media-Transfer-Destination", .string(destination)),
      .atOnce,
      .init("Suppress-Error-Report", .boolean(false)),
    ]
  }
}

extension SwitchCommand.OffnetRequest {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Resource-Type", .string("audio")),
      .init("To-DID", .string(number)),
      .init("Account-ID", .string(accountID)),
      .init("Account-Realm", .string(accountRealm)),
      .init("Application-Name", .string("bridge")),
      .init("Emergency-Caller-ID-Name", .string(callerIDName)),
      .init("Emergency-Caller-ID-Number", .string(callerIDNumber)),
      .init("Outbound-Caller-ID-Name", .string(callerIDName)),
      .init("Outbound-Caller-ID-Number", .string(callerIDNumber)),
      .init("Presence-ID", .string(presenceID)),
      .init("Timeout", .integer(timeout)),
      .init("Media", .string(processesMedia ? "process" : "bypass")),
      .init("Force-Outbound", .boolean(forcesOutbound)),
    ]
  }
}

extension SwitchCommand.Bridge {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Endpoints", .array(endpoints.map(\.json))),
      .init("Timeout", .integer(timeout)),
      .init("Dial-Endpoint-Method", .string("simultaneous")),
    ]
  }
}

extension Dial.Endpoint {
  /// The endpoint, instead of the addresses that Kazoo looks up.
  fileprivate var json: JSON {
    let (kind, id) =
      switch self {
      case .user(let id): ("user", id)
      case .device(let id): ("device", id)
      case .number(let number): ("number", number)
      case .sip(let uri): ("sip", uri)
      }
    return .object([.init(kind, .string(id))])
  }
}

extension SwitchCommand.CallRecording {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Media-Name", .string(mediaName)),
      .init("Record-Action", .string("start")),
      .init("Time-Limit", .string(timeLimit == 0 ? "0" : "\(timeLimit)000")),
      .atOnce,
    ]
  }
}

extension ConferenceRequest {
  fileprivate var fields: [JSON.Member] {
    [
      .init("Conference-ID", .string(id)),
      .init("Conference-Doc", document),
      .init("Conference-Name", .string(id)),
      .init("Moderator", .boolean(isModerator)),
    ]
  }
}
