/// How a call ends.
package struct CallEnd: Sendable, Hashable {
  package let kind: Kind
  /// Why, and what Kazoo does: lower case, no full stop.
  package let sentence: String
  /// Whether the application is at fault, regardless of the findings: Kazoo ends the call or leaves
  /// the caller in silence because of it.
  package let isFailure: Bool
  /// The failure of the last request, if there was one.
  package let failure: DeliveryFailure?

  /// The words are those of scenarios.
  package enum Kind: String, Sendable, CaseIterable {
    /// Kazoo hangs up.
    case hangup
    /// The caller hangs up.
    case callerHangup = "caller-hangup"
    /// The call is refused before it was answered.
    case rejected
    /// The caller joins a conference.
    case conference
    /// A callflow continues the call.
    case callflow
    /// The same prompts repeat while nobody presses a key.
    case repeats
    /// Nobody hangs up, and the caller hears nothing.
    case silence
    /// The first request fails: the callflow that made it continues without the application.
    case failed
    /// The call is still going on at a limit.
    case limit
    /// The user stopped it.
    case interrupted
  }

  package init(
    _ kind: Kind, _ sentence: String, isFailure: Bool = false, failure: DeliveryFailure? = nil
  ) {
    self.kind = kind
    self.sentence = sentence
    self.isFailure = isFailure
    self.failure = failure
  }
}
