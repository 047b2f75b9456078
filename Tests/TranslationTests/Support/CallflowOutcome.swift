/// The events on a call while a flow runs.
struct CallflowOutcome {
  enum Dial { case answered, busy, noAnswer, failed }
  enum Pivot { case processed, failed, silent }

  /// The keys pressed when something waits for digits.
  var keys = ""
  /// The keys pressed during the first playback.
  var earlyKeys = ""
  var dial = Dial.answered
  var pivot = Pivot.processed
  var callerIDNumber = "+14155550100"
  /// The users, devices and queues of the account; nil if all exist.
  var account: Set<String>? = [
    "user_1", "user_2", "device_1", "device_2", "device_caller", "queue_1",
  ]
  /// Whether the flow runs on Kazoo 5, which has more modules.
  var isKazoo5 = false

  func exists(_ id: String) -> Bool { account?.contains(id) ?? true }

  /// The SIP code and cause of a failed call.
  var failure: (cause: String, code: String)? {
    switch dial {
    case .answered: nil
    case .busy: ("USER_BUSY", "sip:486")
    case .noAnswer: ("NO_ANSWER", "sip:480")
    case .failed: ("NO_ROUTE_DESTINATION", "sip:404")
    }
  }
}
