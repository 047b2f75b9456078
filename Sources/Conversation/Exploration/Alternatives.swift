import Trace

extension PendingQuestion.Kind {
  /// The possible decisions, the most likely first.
  func alternatives(prompts: [String], more: [String]) -> [Decision] {
    switch self {
    case .dial: return DialResult.allCases.map { .dialing($0) }
    case .record:
      return [
        Decision(.record(Outcome().recording), label: "record \(Outcome.defaultSeconds) s"),
        Decision(.record(.silence), label: "record silence"),
        Decision(
          .record(.hangUp(seconds: Outcome.defaultSeconds)),
          label: "record \(Outcome.defaultSeconds) s hang-up"),
      ]
    case .keys(let digits, let finishKey):
      let offered = OfferedKeys.keys(in: prompts)
      var entries: [String]
      if digits == 1 {
        entries = offered.filter { $0.count == 1 }
        entries += "1234567890*#".map(String.init)
      } else {
        let length = digits ?? 4
        entries = offered.map { Self.ended($0, digits, finishKey) }
        let made = String(String(repeating: "1234567890", count: length / 10 + 1).prefix(length))
        entries.append(Self.ended(made, digits, finishKey))
        entries += more.map { Self.ended($0, digits, finishKey) }
      }
      entries.append("")
      var unique: [String] = []
      for entry in entries where !unique.contains(entry) { unique.append(entry) }
      return unique.map { .pressing($0) }
    }
  }

  /// The input with the finish key, if it must be pressed.
  private static func ended(_ keys: String, _ digits: Int?, _ finishKey: Character?) -> String {
    guard let finishKey, keys.last != finishKey, digits.map({ keys.count < $0 }) ?? true else {
      return keys
    }
    return keys + String(finishKey)
  }
}

extension Decision {
  /// Whether the caller hangs up by it.
  var isHangUp: Bool {
    switch kind {
    case .act(.hangUp), .record(.hangUp): true
    case .act, .dial, .record: false
    }
  }

  static func pressing(_ keys: String) -> Decision {
    Decision(.act(.press(Array(keys))), label: "press " + (keys.isEmpty ? "none" : keys))
  }

  fileprivate static func dialing(_ result: DialResult) -> Decision {
    Decision(.dial(result.outcome), label: "dial \(result.rawValue)")
  }
}
