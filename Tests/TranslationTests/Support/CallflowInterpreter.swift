import JSON

/// What a flow does on a call according to the `cf_exe` and `cf_*` modules of Kazoo 4.3 or Kazoo 5;
/// written from their source and not from the translation.
struct CallflowInterpreter {
  /// The end of a run, in the words of `cf_exe`.
  enum Ending: String {
    case lost, stop, idle, usurped
    case hardStop = "hard_stop"
    case destroyed = "channel_destroyed"
    case noFlowLeft = "no_flow_left"
    case refused = "rejected_by_schema"
  }

  /// How a module leaves the call.
  enum Verdict {
    /// Continues with the branch of that key, or with `_`.
    case go(String)
    case end(Ending)
  }

  let outcome: CallflowOutcome
  private(set) var commands: [Command] = []
  /// The keys in `cf_exe`'s copy of the call.
  var keysLeft: [Character]
  var earlyKeysLeft: [Character]
  /// The collected keys, by collection.
  var collections: [String: String] = [:]
  var callerIDNumber: String
  var callerIDName = "Alice Caller"
  private var tokens = 100
  private var commandsSeen = 0
  /// The branches of the current action.
  var branches: [JSON.Member] = []

  private init(_ outcome: CallflowOutcome) {
    self.outcome = outcome
    keysLeft = Array(outcome.keys)
    earlyKeysLeft = Array(outcome.earlyKeys)
    callerIDNumber = outcome.callerIDNumber
  }

  static func run(
    _ flow: JSON, _ outcome: CallflowOutcome = CallflowOutcome()
  ) -> (commands: [Command], ending: Ending) {
    var interpreter = CallflowInterpreter(outcome)
    let ending = interpreter.walk(flow["flow"] ?? flow)
    switch ending {
    // The call is over after a refusal.
    case .stop where interpreter.commands.last?.name == "respond": break
    case .lost, .stop, .noFlowLeft: interpreter.send("hangup", ["Insert-At": .string("tail")])
    case .idle, .usurped, .hardStop, .destroyed, .refused: break
    }
    return (interpreter.commands, ending)
  }

  mutating func send(_ name: String, _ fields: [String: JSON] = [:]) {
    commands.append(Command(name, fields))
  }

  private mutating func walk(_ flow: JSON) -> Ending {
    var action = flow
    while true {
      guard let module = action["module"]?.string else {
        return action.members?.isEmpty == true ? .noFlowLeft : .stop
      }
      branches = action["children"]?.members ?? []
      let data = action["data"] ?? .object([])
      guard takesTokens() else { return .stop }
      let verdict = data["skip_module"]?.isTrue == true ? .go("_") : run(module, data)
      switch verdict {
      case .end(let ending): return ending
      case .go(let key):
        guard let next = branch(key) ?? branch("_") else { return .lost }
        action = next
      }
    }
  }

  /// `cf_util:token_check/2` with Kazoo's default settings: each action costs 5 of 100 tokens, and
  /// 10 are refilled each second.
  private mutating func takesTokens() -> Bool {
    while commandsSeen < commands.count {
      tokens = min(100, tokens + commands[commandsSeen].shortestDuration / 100)
      commandsSeen += 1
    }
    guard tokens >= 5 else { return false }
    tokens -= 5
    return true
  }

  func branch(_ key: String) -> JSON? { branches.first { $0.key == key }?.value }

  private mutating func run(_ module: String, _ data: JSON) -> Verdict {
    switch module {
    case "tts": tts(data)
    case "audio_macro": audioMacro(data)
    case "play": play(data)
    case "sleep": sleep(data)
    case "hangup": hangup()
    case "response": response(data)
    case "collect_dtmf": collectDTMF(data)
    case "pivot": pivot(data)
    case "offnet", "resources": offnet(data)
    case "user": endpoint(data, kind: "user")
    case "device": endpoint(data, kind: "device")
    case "ring_group": ringGroup(data)
    case "conference": conference(data)
    case "record_caller": recordCaller(data)
    case "record_call": recordCall(data)
    case "set_variables": setVariables(data)
    case "set_cid": setCallerID(data)
    case "acdc_member": queue(data)
    case "answer" where outcome.isKazoo5: answer()
    case "noop" where outcome.isKazoo5: noop()
    default: .go("_")
    }
  }
}

extension Command {
  /// Its minimum duration in milliseconds; a file or a text counts as a second.
  fileprivate var shortestDuration: Int {
    switch name {
    case "SLEEP", "WAIT_TIMED_OUT": return self["ms"]?.integer ?? 0
    case "play":
      let media = self["Media-Name"]?.string ?? ""
      guard media.hasPrefix("silence_stream://") else { return 1000 }
      return Int(media.dropFirst("silence_stream://".count)) ?? 0
    case "tts", "record": return 1000
    default: return 0
    }
  }
}
