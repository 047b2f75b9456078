public import TwiMLSemantics

/// A command that Kazoo sends to the switch, or a request to the application that does it there.
public enum SwitchCommand: Sendable, Hashable {
  case answer
  case speak(Speech)
  /// Marks the end of a playback: Kazoo waits for the switch to come to it.
  case noop
  case play(Playback)
  /// The beep of `Record`.
  case beep
  case record(Recording)
  case store(Storage)
  /// Shows another caller ID from here on; empty for none.
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
  public enum Leg: Sendable, Hashable {
    case caller
    /// The one that was dialled.
    case other
  }

  public struct Speech: Sendable, Hashable {
    public let text: String
    /// `male` or `female`.
    public let voice: String
    public let language: String
    public let engine: String
    /// The keys that stop it.
    public let terminators: Keys
  }

  public struct Playback: Sendable, Hashable {
    public let media: String
    /// The keys that stop it; nil for the prompt of `Reject`, where Kazoo sends none.
    public let terminators: Keys?
  }

  public struct Recording: Sendable, Hashable {
    public let mediaName: String
    /// The keys that end it.
    public let terminators: Keys
    /// In seconds.
    public let timeLimit: Int
    /// The silence that ends it, in seconds.
    public let silence: Int
  }

  /// Sends a recording to a web server by PUT.
  public struct Storage: Sendable, Hashable {
    public let mediaName: String
    public let destination: String
  }

  /// Dials a number through a carrier.
  public struct OffnetRequest: Sendable, Hashable {
    public let number: String
    public let callerIDName: String
    public let callerIDNumber: String
    /// In seconds.
    public let timeout: Int
    /// Whether the switch has the sound pass through it, as a recording needs.
    public let processesMedia: Bool
    /// Whether a number of the account is dialled through a carrier all the same.
    public let forcesOutbound: Bool
    public let accountID: String
    public let accountRealm: String
    public let presenceID: String
  }

  /// Rings users and devices together.
  public struct Bridge: Sendable, Hashable {
    /// In the order in which Kazoo lists them, which is the document's from its end. Where each of
    /// them is to be reached Kazoo looks up.
    public let endpoints: [Dial.Endpoint]
    /// In seconds.
    public let timeout: Int
  }

  /// Records a dialled call from when it is answered.
  public struct CallRecording: Sendable, Hashable {
    public let mediaName: String
    /// In seconds. Kazoo writes it in milliseconds.
    public let timeLimit: Int
  }
}
