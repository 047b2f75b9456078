/// What happens on a call while a flow runs.
struct CallflowOutcome {
  enum Dial { case answered, busy, noAnswer, failed }
  enum Pivot { case processed, failed, silent }

  /// The keys that come once something waits for digits.
  var keys = ""
  /// The keys that come during the first playback.
  var earlyKeys = ""
  var dial = Dial.answered
  var pivot = Pivot.processed
  var callerIDNumber = "+14155550100"
  /// The users, devices and queues of the account; nil for any that is named.
  var account: Set<String>? = [
    "user_1", "user_2", "device_1", "device_2", "device_caller", "queue_1",
  ]
  /// Whether the flow runs on Kazoo 5, which has more modules.
  var isKazoo5 = false

  func exists(_ id: String) -> Bool { account?.contains(id) ?? true }

  /// The SIP code and the cause of a call that fails.
  var failure: (cause: String, code: String)? {
    switch dial {
    case .answered: nil
    case .busy: ("USER_BUSY", "sip:486")
    case .noAnswer: ("NO_ANSWER", "sip:480")
    case .failed: ("NO_ROUTE_DESTINATION", "sip:404")
    }
  }
}
