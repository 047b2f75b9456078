import Diagnostics
import JSON
import KazooCallflow

extension Translator {
  /// Reports the verb at which the account runs out of tokens because the actions before it take
  /// too little time.
  ///
  /// Source: `cf_exe:launch_cf_module/1`, `cf_util:token_check/2`, `kz_token_bucket`
  mutating func checkActionRate() {
    guard steps.count > TokenBucket.burst else { return }
    var bucket = TokenBucket()
    for step in steps where !bucket.takeTokens(for: step.action) {
      report(.actionRate(at: step.origin))
      return
    }
  }
}

/// The tokens that an account has for the actions of a callflow, with Kazoo's default settings.
private struct TokenBucket {
  private static let capacity = 100
  private static let cost = 5
  /// In tokens for each second.
  private static let refill = 10

  /// How many actions it has tokens for, however short they are.
  static let burst = capacity / cost

  private var tokens = capacity * 1000

  /// Takes the tokens of an action, and adds the tokens refilled during its shortest duration.
  /// - Returns: whether there were enough.
  mutating func takeTokens(for action: Callflow.Action) -> Bool {
    tokens -= Self.cost * 1000
    guard tokens >= 0 else { return false }
    tokens = min(tokens + action.shortestDuration * Self.refill, Self.capacity * 1000)
    return true
  }
}

extension Callflow.Action {
  /// The minimum duration of the action in milliseconds. A file of unknown length counts as a
  /// second.
  fileprivate var shortestDuration: Int {
    switch module {
    case "sleep":
      if case .integer(let seconds)? = self["duration"] { return seconds * 1000 }
      return 0
    case "play":
      // cf_play:handle/2 waits for 100 ms after it answers.
      guard case .string(let id)? = self["id"], id.hasPrefix("silence_stream://") else {
        return 1000
      }
      let duration = Int(id.dropFirst("silence_stream://".count).prefix { $0.isNumber }) ?? 0
      return min(duration, 3_600_000) + 100
    case "tts", "audio_macro", "record_caller", "collect_dtmf": return 1000
    default: return 0
    }
  }
}

extension Diagnostic {
  fileprivate static func actionRate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .lossActionRate,
      "too many actions at once: Kazoo hangs up the callflow here, because the account has no tokens "
        + "left", at: range,
      help: ["put what is played in a row into one file, or what is said into one Say"])
  }
}
