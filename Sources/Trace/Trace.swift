package import TwiMLSemantics
package import TwiMLSyntax

/// What Kazoo does with a document on a call.
package struct Trace: Sendable {
  /// In order. The prompts of a `Gather` run in a process of their own: their steps follow the
  /// answer of the `Gather`, though their commands may reach the switch before it.
  package let steps: [Step]
  package let end: End
  /// The element where it ends: a verb, or the root if no verb is left.
  package let endElement: Element
  /// The faults that the caller notices, in order.
  package let faults: [Fault]
}

/// A verb at which a call goes wrong.
package struct Fault: Sendable {
  package let kind: Kind
  package let element: Element

  package enum Kind: Sendable, Hashable {
    /// Kazoo's run fails.
    case failed
    /// Kazoo ends the call at a verb that it cannot carry out.
    case cutOff
    /// The prompts of a `Gather` end before they have been heard.
    case silenced
  }
}

/// Commands or an event at one moment.
package struct Step: Sendable {
  package let action: Action
  /// How often it is done.
  package let repetition: Repetition
  /// The verb that causes it.
  package let element: Element
  package let process: Process
  /// Whether the caller has hung up, or has been hung up, before.
  package let isAfterHangup: Bool

  /// Which of Kazoo's processes does it.
  package enum Process: Sendable, Hashable {
    case main
    /// The one that runs the verbs inside a `Gather`.
    case prompts
  }

  package enum Action: Sendable, Hashable {
    /// Kazoo sends commands to the switch, all in one.
    case commands([SwitchCommand])
    /// Something happens on the call.
    case event(CallEvent)
  }

  /// The commands to the switch, as often as once.
  package var commands: [SwitchCommand] {
    if case .commands(let commands) = action { commands } else { [] }
  }
}

/// What happens on a call.
package enum CallEvent: Sendable, Hashable {
  /// `Pause` waits.
  case pause(seconds: Int)
  /// The caller presses keys, one of them or several.
  case keys(String)
  /// No key, or no further key, comes in time.
  case keysTimedOut(seconds: Int)
  /// The caller hangs up.
  case callerHangsUp
  /// A dialed party answers.
  case answered
  case busy
  case noAnswer
  /// The recording has ended.
  case recorded(seconds: Int, by: RecordingEnd)
  case recordedSilence
  /// The caller leaves the conference.
  case conferenceOver
  /// Kazoo fails on a verb inside a `Gather`, and no further one in there is run.
  case promptsFailed
  /// Kazoo 5 is documented to obey these attributes, by code that is not public.
  case documentedSettings([String])
  /// The call's audio begins or ceases to go to a web socket.
  case stream(StreamEvent)
}

/// What becomes of a stream.
package enum StreamEvent: Sendable, Hashable {
  /// - Parameter url: nil for the document's own.
  case started(url: String?)
  case refused(url: String?)
  /// - Parameter name: nil for all streams of the call.
  case stopped(name: String?)
}

/// What ends a recording that has sound.
package enum RecordingEnd: Sendable, Hashable {
  case key(Character)
  case hangup
  case silence
  /// The length that the verb allows.
  case limit

  /// The key that Kazoo sends: for a recording that no key ended, it sends 'hangup'.
  ///
  /// Source: `kzt_receiver:record_loop/2`
  package var digits: String {
    switch self {
    case .key(let key): String(key)
    case .hangup, .silence, .limit: "hangup"
    }
  }
}

/// How a run ends.
package enum End: Sendable, Hashable {
  /// After the last verb: Kazoo hangs up.
  case ran
  /// At a verb that ends the document.
  case stopped(Stop)
  /// With a request for another document.
  case request(Request)
  /// Kazoo's run fails: it hangs up.
  case failed(Failure)
  /// The caller hung up while Kazoo was speaking.
  case callerGone

  package enum Stop: Sendable, Hashable {
    case hungUp
    case rejected
    case conferenceOver
    /// A queue, which Kazoo has no code for.
    case queue
    /// `Dial` named nobody that Kazoo could ring.
    case nobodyToRing
    /// The caller hung up while `Gather` waited.
    case callerHungUp
    /// `Record` was not notified of the end of the recording.
    case recordingLost
    /// The stream of a `Connect`, or its failure to begin, ends the call.
    case streamOver
  }

  /// The result of Kazoo's interpreter: `ok`, `stop`, `request` or `error`; `crash` if it returns
  /// none.
  package var kazooName: String {
    switch self {
    case .ran: "ok"
    case .stopped: "stop"
    case .request: "request"
    case .failed(.crash): "crash"
    case .failed(.onRequest): "request"
    case .failed, .callerGone: "error"
    }
  }
}

/// Follows Kazoo 4.3's interpreter through a document under one outcome of the call.
/// - Parameter program: read for Kazoo 4.3; with the URL of the document, so that the next
///   request's URL is known.
package func trace(_ program: Program, outcome: Outcome, caller: Caller) -> Trace {
  let script = CallScript(
    acts: [.press(outcome.keys)], dials: [outcome.dial], recordings: [outcome.recording])
  return trace(program, script: script, caller: caller)
}

/// Follows Kazoo 4.3's interpreter through a document, with the decisions of a script.
/// - Parameter program: analyzed for Kazoo 4.3, with the URL of the document so that the next
///   request's URL is known.
package func trace(_ program: Program, script: CallScript, caller: Caller) -> Trace {
  var call = OngoingCall(caller: caller)
  return call.run(program, deciding: ScriptedDecisions(script))
}
