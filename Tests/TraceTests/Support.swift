import Diagnostics
import JSON
import Testing
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// The trace of verbs inside a Response that Pivot fetched from http://h/v/start.php.
func traced(
  _ verbs: String, _ outcome: Outcome = Outcome(), caller: Caller = .tested
) throws -> Trace {
  let source = SourceFile(name: "t.xml", bytes: Array("<Response>\(verbs)</Response>".utf8))
  let options = AnalysisOptions(baseURL: "http://h/v/start.php")
  let program = try #require(analyze(parse(source).document, options: options).program)
  return trace(program, outcome: outcome, caller: caller)
}

extension Caller {
  static let tested = {
    var caller = Caller.example
    caller.callID = "a-leg"
    caller.otherLegCallID = "b-leg"
    caller.accountID = "acct"
    caller.fromUser = "alice"
    caller.fromRealm = "from.test"
    caller.toUser = "100"
    caller.toRealm = "to.test"
    caller.callerIDName = "Alice A"
    caller.callerIDNumber = "+12125550147"
    caller.recordingTime = "2026-01-02_03:04:05"
    return caller
  }()
}

extension Trace {
  /// The commands to the switch under Kazoo's names, and events in capitals. A command of a
  /// Gather's prompts begins with `@`, and one on a dead call with `~`.
  var summary: [String] {
    steps.flatMap { step in
      let mark = (step.process == .prompts ? "@" : "") + (step.isAfterHangup ? "~" : "")
      let count =
        switch step.repetition {
        case .times(1): ""
        case .times(let count): "*\(count)"
        case .endless: "*endless"
        }
      switch step.action {
      case .commands(let commands): return commands.map { mark + $0.kazooName + count }
      case .event(let event): return event.mark.map { [mark + $0] } ?? []
      }
    }
  }

  /// The fields of the first command with a name, as JSON.
  func fields(of name: String) -> String? {
    let command = steps.flatMap(\.commands).first { $0.kazooName == name }
    return command.map { JSON.object($0.fields).serialized(.compact) }
  }

  var request: Request? {
    if case .request(let request) = end { request } else { nil }
  }
}

extension CallEvent {
  fileprivate var mark: String? {
    switch self {
    case .pause(let seconds): "SLEEP \(seconds)"
    case .keysTimedOut(let seconds): "TIMEOUT \(seconds)"
    case .callerHangsUp: "HANGUP"
    default: nil
    }
  }
}
