package import Diagnostics
import TwiMLVocabulary

/// `Dial`: Kazoo calls somebody and connects the caller.
package struct Dial: Sendable {
  package let destination: Destination
  /// The places of the endpoints' nouns, in the order of the endpoints; empty for another
  /// destination.
  package let endpointPlaces: [SourceRange]
  /// Whether the call is answered before the dial, because text or white space precedes the first
  /// noun.
  package let answers: Bool
  /// The caller ID as Kazoo reads it; `""` is anonymous, nil keeps the caller's own.
  package let callerID: String?
  /// How long it rings in seconds; 1 to 3,600, and for users and devices `ringTimeout`.
  package let timeout: Int?
  /// The timeout of the bridge to users and devices in seconds, with no upper limit:
  /// `defaultRingTimeout` unless the document says one.
  package let ringTimeout: Int?
  /// How long the call may last in seconds; 0 or less ends it on answer.
  package let timeLimit: Int
  package let isRecorded: Bool
  /// The key that hangs up; nil if there is none.
  package let hangupKey: Character?
  /// Whether the number is dialed off-net even if the account owns it.
  package let forcesOffnet: Bool
  /// The request after the dial; nil without `action`, so that the next verb runs.
  package let next: NextRequest?
  /// The attributes with a meaning only in the documentation of Kazoo 5.
  package let documentedSettings: [String]

  /// The default timeout of such a bridge.
  package static let defaultRingTimeout: Int = {
    guard case .integer(let type) = ElementSpec.dial.attribute(.timeout)?.type,
      let other = type.otherDefault
    else { return ElementSpec.dial.defaultInteger(.timeout) }
    return other.value
  }()

  package enum Destination: Sendable {
    /// A number, off-net.
    case number(Number)
    /// A `Number` without a digit: nothing is dialed, the next verb runs.
    case nothing
    /// Users and devices that ring together, in document order.
    case endpoints([Endpoint])
    /// Nothing that Kazoo can ring: the call ends.
    case nobody
    case conference(Conference)
    /// A queue: Kazoo ends the call.
    case queue(String)
    /// Content that Kazoo has no clause for.
    case unreadable
  }

  package struct Number: Sendable, Hashable {
    /// The digits and plus signs of the text.
    package let dialed: String
    /// The same in E.164 as far as Kazoo's default converters go.
    package let normalized: String
  }

  package enum Endpoint: Sendable, Hashable {
    case user(String)
    case device(String)
    /// A number in a group; Kazoo builds from 4.3.96 on fail on it.
    case number(String)
    /// A SIP URI as Kazoo encodes it; Kazoo builds from 4.3.96 on fail on it.
    case sip(String)
  }
}

/// `Conference`: Kazoo takes the caller into a room.
package struct Conference: Sendable {
  /// The trimmed room name.
  package let room: String
  /// The MD5 of the room name in lower-case hex, 32 characters: Kazoo's id and name of the room.
  package let id: String
  package let startsOnEnter: Bool
  /// Whether `startConferenceOnEnter` is written at all: Kazoo's flags differ without it.
  package let saysStartsOnEnter: Bool
  package let endsOnExit: Bool
  package let isMuted: Bool
  package let isDeaf: Bool
  package let playsEntryTone: Bool
  package let playsName: Bool
  package let playsEntryPrompt: Bool
  /// 3 to 40, or to 250 on Kazoo 5; nil if Kazoo fails on the attribute.
  package let maxParticipants: Int?
  /// The hold music; nil for Kazoo's own.
  package let holdMusic: String?
  /// Whether the request to join it can be sent; Kazoo looks at a bad method only afterwards.
  package let isSendable: Bool
  /// `male` or `female`; nil if Kazoo fails on the attribute.
  package let voice: String?
  package let engine: String
  /// The other settings of the conference profile, as Kazoo writes them.
  package var profile: [(key: String, value: ProfileValue)]

  package enum ProfileValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
  }
}
