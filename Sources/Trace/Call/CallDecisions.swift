package import TwiMLSemantics
package import TwiMLSyntax

/// Decides what the people on a call do, at the moment it matters.
///
/// A class, because the main process and the process of a `Gather`'s prompts share it.
package protocol CallDecisions: AnyObject {
  /// What the caller does after the prompts of a `Gather`.
  func act(at gather: Gather, _ place: DecisionPlace) -> CallerAct
  /// Takes back the keys that a `Gather` had no need of.
  func leave(_ keys: ArraySlice<Character>)
  /// What becomes of a call that `Dial` makes.
  func result(of dial: Dial, _ place: DecisionPlace) -> Outcome.Dial
  /// What `Record` records.
  func recording(for record: Record, _ place: DecisionPlace) -> Outcome.Recording
}

/// Where on a call something is decided.
package struct DecisionPlace {
  /// The verb that waits for the decision.
  package let element: Element
  /// What happened in this document so far.
  package let steps: [Step]
}

/// What a caller does at a `Gather`.
package enum CallerAct: Sendable, Hashable {
  /// Presses keys out of `0-9*#`, or none.
  case press([Character])
  case hangUp
}
