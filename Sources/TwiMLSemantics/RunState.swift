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
  /// Whether a verb is being read, rather than what stands between the verbs.
  var isInVerb = false
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
    /// What it does, with the verb as the subject: "goes on with another document".
    let reason: String
    /// Completes "remove it, or …"; nil to move it before that verb.
    let remedy: String?
  }

  var isReached: Bool { !channels.isEmpty }

  /// Whether the document continues, as far as it is known.
  var isContinuing: Bool { if case .none = end { true } else { false } }

  /// Whether a verb has answered the call.
  var isAnswered: Bool { if case .none = answeredBy { false } else { true } }

  /// The consequence of a fault on which Kazoo fails, as a clause.
  var stops: String {
    switch (isReached, isInGather) {
    case (true, true): RunState.silencesMenu
    case (true, false): "Kazoo hangs up here"
    case (false, true): "the prompts would end, but Kazoo \(RunState.neverGetsHere)"
    case (false, false): "Kazoo would hang up, but \(RunState.neverGetsHere)"
    }
  }

  /// The same for a verb that was to hang up.
  var stopsAnyway: String {
    isReached && !isInGather ? "Kazoo fails, and hangs up all the same" : stops
  }

  /// What becomes of a Gather when a verb in it fails: Kazoo still waits for keys.
  static let silencesMenu = "the prompts end, and silence follows"

  private static let neverGetsHere = "never gets here"

  /// A finding that says of itself that its verb is never reached, if that is so.
  func qualified(_ finding: Diagnostic) -> Diagnostic {
    guard isInVerb, !isReached, !finding.message.hasSuffix(RunState.neverGetsHere) else {
      return finding
    }
    return finding.appending(" (never reached)")
  }

  /// What a crash of the process that runs the document leaves, after the fault: ": …".
  ///
  /// Source: Kazoo 4.3, `pivot_call:publish_failed/2`; Kazoo 5,
  /// `pivot_call:publish_failed_or_hangup/2`
  func crashes(on target: Target) -> String {
    guard isReached else { return ": Kazoo would crash, but \(RunState.neverGetsHere)" }
    return " crashes the process of this call: "
      + (target.capabilities.silencesAfterFailedRequest
        ? "nobody hangs up, and the line stays silent"
        : "silence in the first document of a call, else Kazoo hangs up")
  }
}

/// The reading of a verb's element.
struct VerbReading {
  var verb: Verb
  var failure: Failure?
  /// What it does so that nothing after it runs, with the verb as the subject: "ends the call"; nil
  /// if something can run.
  var end: String?
  /// How a verb after it can run, where it ends the run; completes "remove it, or …". By default the
  /// verb must come before it.
  var remedyAfterEnd: String?
  /// Whether another finding says that the call ends here.
  var isEndKnown = false
}
