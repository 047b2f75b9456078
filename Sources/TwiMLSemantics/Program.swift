public import TwiMLSyntax

/// The verbs of a document in order, with the values that Kazoo gives them.
public struct Program: Sendable {
  public let statements: [Statement]
  /// The root element.
  public let response: Element

  /// Whether Kazoo's run fails at some statement that can be reached.
  public var fails: Bool { statements.contains { $0.isReached && $0.failure != nil } }
}

/// One verb of a document.
public struct Statement: Sendable {
  public let verb: Verb
  /// The element that says it, for the places of what it says.
  public let element: Element
  /// Whether Kazoo's run gets here on some outcome of the call.
  public let isReached: Bool
  /// Where Kazoo's run fails on this verb; nil when it runs on every outcome.
  public let failure: Failure?
}

/// At which step of a verb Kazoo's run fails.
public enum Failure: Sendable, Hashable {
  /// Kazoo knows no such verb: none of its commands are sent.
  case unknownElement
  /// The process that runs the document dies: nobody hangs up, the caller hears nothing.
  case crash
  /// After the verb has answered, if it answers, and before anything else.
  case atOnce
  /// After `Dial` has set the caller ID.
  case afterCallerID
  /// Once the digits, the recording or the end of the bridge are there.
  case onOutcome
}

/// A verb with its effective values.
public indirect enum Verb: Sendable {
  case say(Say)
  case play(Play)
  case pause(Pause)
  case hangup
  case reject(Reject)
  case redirect(Redirect)
  case set(SetVariables)
  case record(Record)
  case gather(Gather)
  case dial(Dial)
  /// What Kazoo does not run, by name.
  case unknown(String)
}

/// How often `Say` and `Play` repeat.
public enum Repetition: Sendable, Hashable {
  /// At least 1.
  case times(Int)
  /// Until the caller hangs up.
  case endless
}

/// The URL that a document goes on with, and how it is asked for.
public struct NextRequest: Sendable, Hashable {
  /// As the document says it, stripped as Kazoo strips it; nil without the attribute.
  public let reference: String?
  /// What Kazoo asks for; nil when the reference is relative and the document's own URL unknown.
  public let url: String?
  /// Nil when Kazoo fails on the method.
  public let method: HTTPMethod?

  /// Whether the same document is asked for again, as an absent or empty reference means.
  public var isSelf: Bool { reference?.isEmpty ?? true }
}

/// `Say`: Kazoo reads a text aloud.
public struct Say: Sendable {
  /// All that is to be read.
  let words: Text
  /// `male` or `female`; nil when Kazoo fails on the attribute.
  public let voice: String?
  /// As Kazoo hands it on, for example `en-US`; nil when Kazoo fails on the attribute.
  public let language: String?
  public let engine: String
  public let repetition: Repetition
  /// The keys that stop the reading.
  public let terminators: Keys
}

extension Say {
  /// The bytes of text that Kazoo reads, `tts_texts_size` of an installation that sets none.
  static let maximumLength = 4000

  /// At most 4,000 bytes: Kazoo cuts there.
  public var text: String { String(decoding: cut.wholeCharacters, as: UTF8.self) }
  /// The beginning of the character that the cut goes through, which `text` leaves out; mostly
  /// empty.
  public var cutBytes: [UInt8] { Array(cut.dropFirst(cut.wholeCharacters.count)) }

  private var cut: ArraySlice<UInt8> { words.bytes.prefix(Say.maximumLength) }
}

extension ArraySlice<UInt8> {
  /// UTF-8 without the beginning of a character at its end.
  fileprivate var wholeCharacters: ArraySlice<UInt8> {
    guard let start = lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return [] }
    let length = self[start] < 0xC0 ? 1 : self[start] < 0xE0 ? 2 : self[start] < 0xF0 ? 3 : 4
    return endIndex - start < length ? self[..<start] : self
  }
}

/// `Play`: Kazoo plays a file or stream.
public struct Play: Sendable {
  /// The media name or URL, unchanged.
  public let source: Text
  /// The same as a string.
  public var media: String { source.string }
  public let repetition: Repetition
  public let terminators: Keys
}

/// `Pause`: Kazoo waits.
public struct Pause: Sendable {
  /// In seconds, 1 to 3,600; nil when Kazoo fails on the attribute.
  public let length: Int?
}

/// `Reject`: Kazoo refuses the call.
public struct Reject: Sendable {
  public enum Reason: String, Sendable, CaseIterable {
    case rejected, busy
    /// The SIP response.
    public var code: Int { self == .busy ? 486 : 503 }

    init?(code: String) {
      guard let reason = Reason.allCases.first(where: { String($0.code) == code }) else {
        return nil
      }
      self = reason
    }
  }
  /// Nil when Kazoo fails on the attribute.
  public let reason: Reason?
  /// The media that is played first.
  public let prompt: String?
}

/// `Redirect`: Kazoo asks for another document.
public struct Redirect: Sendable {
  public let next: NextRequest
  /// Whether there is a `Variable` inside, on which Kazoo answers once more and fails.
  public let hasVariables: Bool
}

/// `Set`: Kazoo keeps variables, which it sends with every later request.
public struct SetVariables: Sendable {
  public struct Variable: Sendable, Hashable {
    /// `undefined` for an absent one.
    public let key: String
    /// Nil for what Kazoo does not send.
    public let value: String?
  }
  public let variables: [Variable]
}

/// `Record`: Kazoo records the caller.
public struct Record: Sendable {
  /// In seconds, 1 to 3,600; nil when Kazoo fails on the attribute.
  public let maxLength: Int?
  /// The silence that ends the recording in seconds, 1 to 3,600; nil when Kazoo fails on it.
  public let silence: Int?
  /// The keys that end the recording.
  public let finishKeys: Keys
  public let playsBeep: Bool
  /// Whether the recording is sent to the URL that is asked for afterwards; not with an empty
  /// `recordingUrl`.
  public let isSent: Bool
  /// What is asked for after a recording with sound.
  public let next: NextRequest
}

/// `Gather`: Kazoo collects digits while prompts are played.
public struct Gather: Sendable {
  public let prompts: [Statement]
  /// Nil for no limit.
  public let digits: Int?
  /// In seconds from the end of the prompts, 1 to 3,600; nil when Kazoo fails on the attribute.
  public let timeout: Int?
  /// The key that ends the digits; nil for none.
  public let finishKey: Character?
  /// What is asked for with the digits.
  public let next: NextRequest
  /// Whether there is nothing at all inside and no digits have been collected before, so that
  /// Kazoo fails on the first key.
  public let isUnprepared: Bool
}
