import Diagnostics
import JSON
import Testing

/// The tests' interpreter, compared with callflows that ran on Kazoo's own engine.
@Suite(.enabled(if: SharedData.directory != nil))
struct CallflowRecordingTests {
  /// Actions that the interpreter does not support, because no translation contains them.
  private static let otherModules: Set<String> = [
    "branch_variable", "callflow", "dead_air", "dynamic_cid", "flush_dtmf",
    "language", "park", "prepend_cid", "route_to_cid", "send_dtmf", "set_variable", "transfer",
    "webhook",
  ]

  @Test
  func `the interpreter matches recordings of Kazoo's callflow engine`() throws {
    var agreeing = 0
    var others = 0
    for (number, record) in try SharedData.lines("cases/callflow-actions.jsonl").enumerated() {
      let options = record["outcome"]?.string ?? ""
      guard let flow = record["flow"], record["about"] != .string("rg group"),
        Self.modules(of: flow).isDisjoint(with: Self.otherModules)
      else {
        others += 1
        continue
      }
      let (commands, ending) = Self.run(flow, options)
      let ours = commands.map { Self.line($0, fields: Set($0.fields.keys)) }
      let theirs = Self.recorded(record, shape: commands)
      #expect(ours == theirs, "#\(number) \(record["about"]?.string ?? "") \(options)")
      let ended = record["ended"]?.string ?? ""
      #expect(
        ending.rawValue == ended || (ending == .destroyed && ended == "stop"), "#\(number)")
      if ours == theirs { agreeing += 1 }
    }
    print("callflows: \(agreeing) agree with Kazoo's engine, \(others) hold other modules")
    #expect(agreeing > 200)
  }

  /// The actions whose modules are unchanged in Kazoo 5, apart from function names, logging, and
  /// what needs other data or account settings. Kazoo 5's repository has no `acdc_member`.
  private static let unchangedInKazoo5: Set<String> = [
    "audio_macro", "collect_dtmf", "conference", "device", "hangup", "play", "pivot", "record_call",
    "response", "set_cid", "sleep", "tts",
  ]

  /// Those that Kazoo 5 has unchanged where the call is answered, or the failure has a branch of its
  /// own: `cf_resources:handle/2`.
  private static let changedOnFailure: Set<String> = ["offnet", "resources"]

  @Test
  func `the Kazoo 5 interpreter matches the recordings of unchanged actions`() throws {
    var agreeing = 0
    for (number, record) in try SharedData.lines("cases/callflow-actions.jsonl").enumerated() {
      let options = record["outcome"]?.string ?? ""
      guard let flow = record["flow"] else { continue }
      let modules = Self.modules(of: flow).subtracting([""])
      let dials = !modules.isDisjoint(with: Self.changedOnFailure)
      guard modules.isSubset(of: Self.unchangedInKazoo5.union(Self.changedOnFailure)),
        !dials || !["channel_destroyed", "stop"].contains(record["ended"]?.string)
          || !options.contains("--dial")
      else { continue }
      let (commands, ending) = Self.run(flow, options, isKazoo5: true)
      let ours = commands.map { Self.line($0, fields: Set($0.fields.keys)) }
      #expect(ours == Self.recorded(record, shape: commands), "#\(number) \(options)")
      let ended = record["ended"]?.string ?? ""
      #expect(
        ending.rawValue == ended || (ending == .destroyed && ended == "stop"), "#\(number)")
      agreeing += 1
    }
    print("callflows, Kazoo 5: \(agreeing) rows hold only what is unchanged")
    #expect(agreeing > 150)
  }

  @Test
  func `a failed number without a branch of its own is not hung up on Kazoo 5`() throws {
    var (left, responded) = (0, 0)
    for record in try SharedData.lines("cases/callflow-actions.jsonl") {
      guard let flow = record["flow"], ["offnet", "resources"].contains(flow["module"]?.string),
        let ended = record["ended"]?.string, ["channel_destroyed", "stop"].contains(ended),
        record["outcome"]?.string?.contains("--dial") == true
      else { continue }
      let (commands, ending) = Self.run(flow, record["outcome"]?.string ?? "", isKazoo5: true)
      #expect(ending == .hardStop)
      if flow["children"]?["_"] == nil {
        #expect(commands.last?.name == "respond")
        responded += 1
      } else {
        #expect(commands.map(\.name) == ["PUBLISH:resource/offnet_req"])
        left += 1
      }
    }
    #expect(left == 7 && responded == 1)
  }

  /// - Parameter options: `--validated` for a flow that Kazoo checks against its schemas first.
  private static func run(
    _ flow: JSON, _ options: String, isKazoo5: Bool = false
  ) -> (commands: [Command], ending: CallflowInterpreter.Ending) {
    var outcome = outcome(options)
    outcome.isKazoo5 = isKazoo5
    guard options.contains("--validated") else { return CallflowInterpreter.run(flow, outcome) }
    let target: Target = isKazoo5 ? .kazoo5 : .kazoo4
    guard let checked = CallflowInterpreter.validated(flow, target: target) else {
      return ([], .refused)
    }
    return CallflowInterpreter.run(checked, outcome)
  }

  private static func outcome(_ options: String) -> CallflowOutcome {
    var outcome = CallflowOutcome()
    let words = options.split(separator: " ").map(String.init)
    for (option, value) in zip(words, words.dropFirst()) {
      switch (option, value) {
      case ("--digits", _): outcome.keys = value
      case ("--early-digits", _): outcome.earlyKeys = value
      case ("--dial", "busy"): outcome.dial = .busy
      case ("--dial", "noanswer"): outcome.dial = .noAnswer
      case ("--dial", "failed"): outcome.dial = .failed
      case ("--pivot", "failed"): outcome.pivot = .failed
      case ("--pivot", "none"): outcome.pivot = .silent
      default: break
      }
    }
    return outcome
  }

  private static func modules(of flow: JSON) -> Set<String> {
    var modules = Set([flow["module"]?.string ?? ""])
    for child in flow["children"]?.members ?? [] {
      modules.formUnion(Self.modules(of: child.value))
    }
    return modules
  }

  /// Kazoo's commands, with the fields that the interpreter's commands have.
  private static func recorded(_ record: JSON, shape: [Command]) -> [String] {
    let kept = (record["commands"]?.array ?? []).filter { command in
      command["after_hangup"] == nil && command["name"]?.string?.hasPrefix("-->") != true
    }
    return kept.enumerated().map { index, command in
      let members = (command.members ?? []).filter { $0.key != "name" }
      var fields = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
      if let endpoints = command["Endpoints"]?.array {
        fields["Endpoints"] = .array(endpoints.map(Self.endpoint))
      }
      let named = Command(command["name"]?.string ?? "", fields)
      guard shape.indices.contains(index) else { return Self.line(named, fields: []) }
      // A field that the interpreter never sets does not occur in translations.
      var wanted = Set(shape[index].fields.keys)
      if named.name != "set" { wanted.formUnion(Self.alwaysCompared) }
      return Self.line(named, fields: wanted)
    }
  }

  private static let alwaysCompared: Set<String> = [
    "Terminators", "Loop-Count", "Text", "Media", "Ignore-Early-Media", "Timeout", "To-DID",
    "Response-Message", "Voice-URI",
    "Request-Format", "Conference-ID", "Conference-Doc", "Moderator",
  ]

  /// Who is rung and for how long, without the address.
  private static func endpoint(_ endpoint: JSON) -> JSON {
    let variables = endpoint["Custom-Channel-Vars"]
    let id = variables?["Owner-ID"] ?? variables?["Authorizing-ID"] ?? .null
    let timeout = endpoint["Endpoint-Timeout"]?.kazooInteger
    return .object(
      [.init("id", id)] + (timeout.map { [.init("timeout", .integer($0))] } ?? []))
  }

  /// The keys of a playback are a set.
  private static func line(_ command: Command, fields: Set<String>) -> String {
    let members = command.fields.filter { fields.contains($0.key) }.sorted { $0.key < $1.key }
    let parts = members.map { key, value in
      let shown =
        key == "Terminators" ? .array(value.strings.sorted().map { .string($0) }) : value.sorted
      return "\(key)=\(shown.serialized(.compact))"
    }
    return ([command.name] + parts).joined(separator: " ")
  }
}
