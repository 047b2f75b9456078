import Diagnostics
import JSON
import KazooCallflow

extension CallflowInterpreter {
  /// A flow after Kazoo's schema check, with the defaults that the check adds; nil if the check
  /// refuses it.
  ///
  /// Source: `kzd_callflow:validate_flow/1`; the defaults are in Kazoo's `callflows.*.json`.
  static func validated(_ flow: JSON, target: Target = .kazoo4) -> JSON? {
    let text = flow.serialized(.compact)
    let (document, syntax) = parseJSON(SourceFile(name: "flow.json", bytes: Array(text.utf8)))
    let findings = syntax + checkCallflow(document, target: target)
    guard !findings.contains(where: { $0.severity == .error }) else { return nil }
    return withDefaults(flow)
  }

  private static func withDefaults(_ flow: JSON) -> JSON {
    // Without recursion: down one action after the other, and then back.
    var actions: [(action: JSON, parent: Int?, key: String)] = [(flow, nil, "")]
    var index = 0
    while index < actions.count {
      for child in actions[index].action["children"]?.members ?? [] {
        actions.append((child.value, index, child.key))
      }
      index += 1
    }
    var children: [[JSON.Member]] = Array(repeating: [], count: actions.count)
    var root = flow
    for (index, entry) in actions.enumerated().reversed() {
      let module = entry.action["module"]?.string ?? ""
      root = .object([
        .init("module", .string(module)),
        .init("data", complete(entry.action["data"] ?? .object([]), of: module)),
        .init("children", .object(children[index].reversed())),
      ])
      if let parent = entry.parent { children[parent].append(.init(entry.key, root)) }
    }
    return root
  }

  private static func complete(_ data: JSON, of module: String) -> JSON {
    var members = data.members ?? []
    if let index = members.firstIndex(where: { $0.key == "endpoints" }) {
      let endpoints = (members[index].value.array ?? []).map { endpoint in
        JSON.object(
          add(
            [.init("delay", .integer(0)), .init("timeout", .integer(20))],
            to: endpoint.members ?? []))
      }
      members[index] = .init("endpoints", .array(endpoints))
    }
    if let index = members.firstIndex(where: { $0.key == "macros" }) {
      let macros = (members[index].value.array ?? []).map { macro in
        macro["macro"]?.string == "tts"
          ? JSON.object(add([.init("voice", .string("female"))], to: macro.members ?? [])) : macro
      }
      members[index] = .init("macros", .array(macros))
    }
    if let index = members.firstIndex(where: { $0.key == "config" }), module == "conference" {
      members[index] = .init("config", conference(members[index].value))
    }
    return .object(add(defaults[module] ?? [], to: members))
  }

  private static func add(
    _ defaults: [JSON.Member], to members: [JSON.Member]
  ) -> [JSON.Member] {
    members + defaults.filter { added in !members.contains { $0.key == added.key } }
  }

  private static func conference(_ config: JSON) -> JSON {
    let kinds = [("member", true), ("moderator", false)].map { kind, isMuted in
      JSON.Member(
        kind,
        .object(
          add(
            [
              .init("join_deaf", .boolean(false)), .init("join_muted", .boolean(isMuted)),
              .init("numbers", .array([])), .init("pins", .array([])),
            ], to: config[kind]?.members ?? [])))
    }
    let others = (config.members ?? []).filter { !["member", "moderator"].contains($0.key) }
    return .object(
      add(
        [.init("conference_numbers", .array([])), .init("play_name", .boolean(false))],
        to: others + kinds))
  }

  private static let keys = JSON.array(anyKey)

  /// Only defaults that change what the module does.
  private static let defaults: [String: [JSON.Member]] = [
    "collect_dtmf": [
      .init("max_digits", .integer(1)), .init("terminator", .string("#")),
      .init("timeout", .integer(5000)),
    ],
    "device": [.init("dial_strategy", .string("simultaneous")), .init("timeout", .integer(0))],
    "pivot": [.init("method", .string("get")), .init("req_format", .string("kazoo"))],
    "play": [.init("terminators", keys)],
    "record_call": [.init("action", .string("start")), .init("time_limit", .integer(3600))],
    "record_caller": [.init("method", .string("put")), .init("time_limit", .integer(3600))],
    "response": [.init("code", .integer(486))],
    "ring_group": [
      .init("ignore_forward", .boolean(true)), .init("repeats", .integer(1)),
      .init("strategy", .string("simultaneous")), .init("timeout", .integer(20)),
    ],
    "set_variables": [.init("custom_application_vars", .object([]))],
    "sleep": [.init("duration", .integer(0)), .init("unit", .string("s"))],
    "tts": [.init("voice", .string("female")), .init("terminators", keys)],
    "user": [.init("strategy", .string("simultaneous")), .init("timeout", .integer(20))],
    "audio_macro": [.init("terminators", keys)],
  ]
}
