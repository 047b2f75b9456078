import Conversation
import Trace

/// The options about a call, for `trace` and `call`.
struct CallSettings: Sendable {
  var caller = Caller.example
  /// In the order of the command line.
  var decisions: [Decision] = []
  /// Whether the response to an off-net request arrives before the bridge ends.
  var isResponseFirst = false
  /// The text of external entities on Kazoo's server, by name.
  var entities: [String: String] = [:]
  var requests = RequestOptions()
  /// The method of the first request.
  var method = RequestMethod.get
  /// The `cdr_url` of the callflow; nil if it has none.
  var detailRecordURL: String?
  var keepsCookies = false
  var documentLimit = CallPlan.defaultDocumentLimit
  /// The longest duration of a call, in seconds.
  var secondLimit = CallSettings.defaultSecondLimit
  var isVerbose = false
  /// The file to write the call to as a scenario.
  var savedScenario: SystemString?

  static let defaultSecondLimit = 120

  /// The words of `--method`.
  enum RequestMethod: String, Sendable, CaseIterable { case get, post }

  /// The words of `--record`.
  enum Recording: String, Sendable, CaseIterable {
    case sound, silence
    case hangUp = "hang-up"

    var outcome: Outcome.Recording {
      switch self {
      case .sound: Outcome().recording
      case .silence: .silence
      case .hangUp: .hangUp(seconds: Outcome.defaultSeconds)
      }
    }
  }

  /// The decisions with the order of the two ends of a failed dial.
  var orderedDecisions: [Decision] {
    guard isResponseFirst else { return decisions }
    return decisions.map { decision in
      switch decision.kind {
      case .dial(.busy): Decision(.dial(.busy(response: true)), label: decision.label)
      case .dial(.noAnswer): Decision(.dial(.noAnswer(response: true)), label: decision.label)
      case .act, .dial, .record: decision
      }
    }
  }

  var script: CallScript {
    var script = CallScript()
    for decision in orderedDecisions {
      switch decision.kind {
      case .act(let act): script.acts.append(act)
      case .dial(let result): script.dials.append(result)
      case .record(let recording): script.recordings.append(recording)
      }
    }
    return script
  }
}
