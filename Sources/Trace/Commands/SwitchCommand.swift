package import TwiMLSemantics

/// A command that Kazoo sends to the switch, or a request to the application that does it there.
package enum SwitchCommand: Sendable, Hashable {
  case answer
  case speak(Speech)
  /// Marks the end of a playback: Kazoo waits until the switch gets to it.
  case noop
  case play(Playback)
  /// The beep of `Record`.
  case beep
  case record(Recording)
  case store(Storage)
  /// Shows another caller ID from now on; empty for none.
  case setCallerID(String)
  case dialOffnet(OffnetRequest)
  case bridge(Bridge)
  case recordCall(CallRecording)
  case hangUp(Leg)
  /// Refuses a call that is not answered.
  case respond(Reject.Reason)
  /// Opens the way for sound before the call is answered.
  case progress
  case joinConference(ConferenceRequest)
  case park

  /// An end of the call.
  package enum Leg: Sendable, Hashable {
    case caller
    /// The one that was dialed.
    case other
  }

  package struct Speech: Sendable, Hashable {
    package let text: String
    /// `male` or `female`.
    package let voice: String
    package let language: String
    package let engine: String
    /// The keys that stop it.
    package let terminators: Keys
  }

  package struct Playback: Sendable, Hashable {
    package let media: String
    /// The keys that stop it; nil for the prompt of `Reject`, for which Kazoo sends none.
    package let terminators: Keys?
  }

  package struct Recording: Sendable, Hashable {
    package let mediaName: String
    /// The keys that end it.
    package let terminators: Keys
    /// In seconds.
    package let timeLimit: Int
    /// The silence that ends it, in seconds.
    package let silence: Int
  }

  /// Sends a recording to a web server by PUT.
  package struct Storage: Sendable, Hashable {
    package let mediaName: String
    package let destination: String
  }

  /// Dials a number through a carrier.
  package struct OffnetRequest: Sendable, Hashable {
    package let number: String
    package let callerIDName: String
    package let callerIDNumber: String
    /// In seconds.
    package let timeout: Int
    /// Whether the switch has the sound pass through it, as a recording needs.
    package let processesMedia: Bool
    /// Whether a number of the account is dialed through a carrier all the same.
    package let forcesOutbound: Bool
    package let accountID: String
    package let accountRealm: String
    package let presenceID: String
  }

  /// Rings users and devices together.
  package struct Bridge: Sendable, Hashable {
    /// In the order in which Kazoo lists them, which is the document's from its end. Where each of
    /// them is to be reached Kazoo looks up.
    package let endpoints: [Dial.Endpoint]
    /// In seconds.
    package let timeout: Int
  }

  /// Records a dialed call from when it is answered.
  package struct CallRecording: Sendable, Hashable {
    package let mediaName: String
    /// In seconds. Kazoo writes it in milliseconds.
    package let timeLimit: Int
  }
}
