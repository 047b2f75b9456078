/// What happens on a call while a document runs.
package struct Outcome: Sendable, Hashable {
  /// The keys that the caller presses, out of `0-9*#`. They come once the prompts of the `Gather`
  /// that waits for them have ended; one that is not needed any more is left for the next.
  package var keys: [Character]
  package var dial: Dial
  package var recording: Recording

  /// What becomes of the calls that the document dials.
  ///
  /// A number goes out through a carrier, and Kazoo hears of its end twice: the response to the
  /// off-net request, and the end of the bridge on the caller's channel. Which of the two comes
  /// first decides whether Kazoo hangs up the caller. Users and devices have no such response.
  package enum Dial: Sendable, Hashable {
    /// Somebody answers, talks, and one of the two hangs up.
    case answered
    /// - Parameter response: whether the response to an off-net request comes first.
    case busy(response: Bool)
    /// It rings until the timeout.
    /// - Parameter response: whether the response to an off-net request comes first.
    case noAnswer(response: Bool)
  }

  /// What `Record` records.
  package enum Recording: Sendable, Hashable {
    /// - Parameters:
    /// - seconds: how long the caller speaks; the verb's limit may end it earlier.
    /// - key: the key that the caller presses at the end. If it does not end the recording, the
    ///   first key that does is pressed; if there is none, silence ends it.
    case sound(seconds: Int, key: Character)
    /// Nothing, until the silence ends it.
    case silence
    /// The caller speaks for this time and hangs up.
    case hangUp(seconds: Int)
  }

  package init(
    keys: [Character] = [], dial: Dial = .answered,
    recording: Recording = .sound(seconds: Outcome.defaultSeconds, key: "#")
  ) {
    self.keys = keys
    self.dial = dial
    self.recording = recording
  }

  /// How long a caller speaks by default.
  package static let defaultSeconds = 12
}
