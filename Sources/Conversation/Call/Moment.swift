package import Trace
package import TwiMLSemantics

/// Something that happens on a call, as the people on it would tell it.
package struct Moment: Sendable {
  package let kind: Kind
  /// The verb in the document, and the line where it begins.
  package let verb: String
  package let line: Int
  /// Whether the caller was gone by then.
  package let isUnheard: Bool
  /// The index of the decision that caused it; nil if there was none.
  package var decision: Int?

  package enum Kind: Sendable, Hashable {
    case heard(String, Repetition)
    case played(String, Repetition)
    case beeped
    case waited(seconds: Int)
    /// - Parameter unneeded: the keys that the `Gather` did not wait for.
    case pressed(String, unneeded: String)
    case pressedNothing(seconds: Int)
    /// The result is nil until it is known.
    case dialed(DialedParty, DialResult?)
    case joined(conference: String, isModerator: Bool)
    /// - Parameter spoken: the seconds that the caller spoke, which the verb may have cut.
    case recorded(seconds: Int, by: RecordingEnd, spoken: Int)
    case recordedNothing
    case sent(recording: String)
    case callerHungUp
    case hungUp
    case rejected(Reject.Reason)
    /// The prompts of a `Gather` end in silence, and why.
    case fellSilent(String)
    case stream(StreamEvent)
  }
}

/// What becomes of a dialed call.
package enum DialResult: String, Sendable, CaseIterable {
  case answered, busy
  case noAnswer = "no-answer"
}

/// Whom `Dial` calls.
package struct DialedParty: Sendable, Hashable {
  /// As a scenario has it: `user sales`, `number +12125550147`.
  package let names: [String]
  /// How long it rings, in seconds.
  package let timeout: Int

  /// All of them in one line.
  package var text: String { names.joined(separator: ", ") }
}
