import Diagnostics
import JSON
import KazooCallflow
import Trace
import TwiMLSemantics
import TwiMLVocabulary

extension Course {
  /// The course of a document under Pivot.
  init(_ trace: Trace) {
    var commands: [Command] = []
    for step in trace.steps where !step.isAfterHangup {
      let done = Self.commands(of: step)
      switch step.repetition {
      case .times(let times):
        for _ in 0..<times { commands += done }
      case .endless:
        commands += done.map { command in
          var endless = command
          endless.fields["Endless-Playback"] = .boolean(true)
          return endless
        }
      }
    }
    let end: End =
      switch trace.end {
      case .request(let request): .request(request)
      default: .hangup
      }
    self.init(commands, end: end)
  }

  private static func commands(of step: Step) -> [Command] {
    if case .event(.pause(let seconds)) = step.action {
      return [Command("SLEEP", ["ms": .integer(seconds * 1000)])]
    }
    return step.commands.map { command in
      var fields = Dictionary(uniqueKeysWithValues: command.fields.map { ($0.key, $0.value) })
      if let endpoints = fields["Endpoints"]?.array {
        fields["Endpoints"] = .array(
          endpoints.map { .object([.init("id", $0.members?.first?.value ?? .null)]) })
      }
      let name =
        ["offnet_req": "PUBLISH:resource/", "discovery_req": "PUBLISH:conference/"][
          command.kazooName] ?? ""
      return Command(name + command.kazooName, fields)
    }
  }
}

extension Course.End {
  fileprivate static func request(_ request: Request) -> Course.End {
    let standard = Set(Caller.Fact.allCases.map(\.twimlName) + ["ApiVersion", "Direction"])
    func own(_ sent: [String]) -> [String] {
      sent.filter { !standard.contains(String($0.prefix { $0 != "=" })) }
    }
    if request.method == .get {
      var url = request.uri ?? ""
      let sent = url.removingQuery()
      return .request(method: "get", url: url, parameters: own(sent))
    }
    let sent = request.body.split(separator: "&").map(String.init)
    return .request(method: "post", url: request.url ?? "", parameters: own(sent))
  }
}

extension Outcome {
  /// Each way that a call can go.
  static let all: [Outcome] = {
    var outcomes: [Outcome] = []
    for keys in ["", "1234", "#"] {
      for dial in [
        Outcome.Dial.answered, .busy(response: true), .busy(response: false),
        .noAnswer(response: true), .noAnswer(response: false),
      ] {
        for recording in [Outcome.Recording.sound(seconds: 12, key: "#"), .silence] {
          outcomes.append(Outcome(keys: Array(keys), dial: dial, recording: recording))
        }
      }
    }
    return outcomes
  }()
}

extension CallflowOutcome {
  init(_ outcome: Outcome, caller: Caller) {
    self.init()
    keys = String(outcome.keys)
    dial =
      switch outcome.dial {
      case .answered: .answered
      case .busy: .busy
      case .noAnswer: .noAnswer
      }
    callerIDNumber = caller.callerIDNumber
    account = nil
  }
}

/// The outcomes on which a document and its translation differ, with both courses.
/// - Parameter target: Kazoo 5 is assumed to run TwiML like 4.3.
func disagreements(
  _ program: Program, _ flow: Callflow, target: Target = .kazoo4
) -> [String] {
  let json = CallflowInterpreter.validated(JSON(flow), target: target) ?? JSON(flow)
  let caller = Caller.example
  return Outcome.all.compactMap { outcome in
    let theirs = Course(trace(program, outcome: outcome, caller: caller))
    var callflowOutcome = CallflowOutcome(outcome, caller: caller)
    callflowOutcome.isKazoo5 = target == .kazoo5
    let ours = Course(json, callflowOutcome)
    return theirs == ours ? nil : "\(outcome)\n-- Pivot:\n\(theirs)\n-- callflow:\n\(ours)"
  }
}
