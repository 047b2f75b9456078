import Diagnostics
import TwiMLSyntax

/// Kazoo's state when it gets to a verb.
struct RunState {
  /// The states in which the next verb may find the caller; empty once no verb is reached.
  var channels: Channels = [.up]
  /// The states in which the run may have ended so far.
  var ended: Channels = []
  /// The reason that nothing after this verb runs; nil while the document continues.
  var end: End?
  /// Whether the unreachable rest has been reported, or an error says enough.
  var hasReportedEnd = false
  /// The verb that has answered the call, if one has.
  var answeredBy: Element?
  /// Whether a template may have written a verb that has.
  var mayBeAnswered = false
  /// Whether a `Gather` has come before.
  var hasGathered = false
  /// Whether Kazoo has set up the digits, which an empty `Gather` does not do by itself.
  var hasDigitBuffer = false
  /// The names of the running streams; nil for a stream without a name.
  var streams: [String?] = []
  /// Whether the verbs are those inside a `Gather`.
  var isInGather = false
  /// The highest severity of a fault that Kazoo meets only after the keys of the `Gather`: prompts
  /// that hang up or never end leave no time for keys.
  var outcomeLimit = Severity.error
  /// Whether Kazoo gets as far as to run the verbs inside the `Gather`.
  var areHeard = true
  /// The start of the last prompt of the `Gather`; -1 outside of one. A verb up to there silences
  /// the menu if it fails.
  var lastPrompt = -1

  struct End {
    let verb: Element
    /// Completes "never reached: …".
    let reason: String
    /// Completes "remove it, or …".
    let remedy: String
  }

  var isReached: Bool { !channels.isEmpty }

  /// The consequence of a fault on which Kazoo fails, as a clause.
  var stops: String {
    if isInGather { return "the prompts end here" }
    return isReached ? "Kazoo hangs up here" : "Kazoo would hang up, but never gets here"
  }
}

/// The reading of a verb's element.
struct VerbReading {
  var verb: Verb
  var failure: Failure?
  /// The reason that nothing after it runs; nil if something can.
  var end: String?
  /// How a verb after it can run, where it ends the run; completes "remove it, or …".
  var remedyAfterEnd = "move it up"
  /// Whether another finding says that the call ends here.
  var isEndKnown = false
}
