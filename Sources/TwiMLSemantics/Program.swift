package import Diagnostics
package import TwiMLSyntax
import TwiMLVocabulary

/// The verbs of a document in order, with the values that Kazoo gives them.
package struct Program: Sendable {
  package let statements: [Statement]
  /// The root element.
  package let response: Element
  /// Why Kazoo crashes on it; nil where it holds something.
  let finding: Diagnostic?

  /// Whether Kazoo's run fails at some statement that can be reached.
  package var fails: Bool { statements.contains { $0.isReached && $0.failure != nil } }
}

/// One verb of a document.
package struct Statement: Sendable {
  package let verb: Verb
  /// The element that says it, for the places of what it says.
  package let element: Element
  /// Whether Kazoo's run gets here on some outcome of the call.
  package let isReached: Bool
  /// Whether the caller may still be there to hear it.
  package let isHeard: Bool
  /// Whether it would be reached if no verb before it failed and no dialed call hung up the caller,
  /// as in a callflow.
  package let isIntended: Bool
  /// Whether a menu falls silent when it fails: a prompt inside `Gather`, or a verb before one.
  package let silencesMenu: Bool
  /// Where Kazoo's run fails on this verb; nil when it runs on every outcome.
  package let failure: Failure?
  /// What the check says of it, where Kazoo fails on it, be it on some builds alone; nil for a verb
  /// that runs.
  package let finding: Diagnostic?
}

extension Program {
  /// Why Kazoo fails on a verb, or on one inside a `Gather`.
  package func finding(at element: Element) -> Diagnostic? {
    element === response ? finding : statements.finding(at: element)
  }
}

extension [Statement] {
  fileprivate func finding(at element: TwiMLSyntax.Element) -> Diagnostic? {
    for statement in self {
      if statement.element === element { return statement.finding }
      guard case .gather(let gather) = statement.verb else { continue }
      if let finding = gather.prompts.finding(at: element) { return finding }
    }
    return nil
  }
}

/// At which step of a verb Kazoo's run fails.
package enum Failure: Sendable, Hashable {
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
  /// When the next document is to be requested: the process dies, and nobody hangs up.
  case onRequest
}

/// A verb with its effective values.
package indirect enum Verb: Sendable {
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
package enum Repetition: Sendable, Hashable {
  /// At least 1.
  case times(Int)
  /// Until the caller hangs up.
  case endless
}

/// The URL that a document goes on with, and how it is asked for.
package struct NextRequest: Sendable, Hashable {
  /// As the document says it, stripped as Kazoo strips it; nil without the attribute.
  package let reference: String?
  /// What Kazoo asks for; nil when the reference is relative and the document's own URL unknown.
  package let url: String?
  /// Nil when Kazoo fails on the method.
  package let method: HTTPMethod?
  /// Why Kazoo never sends the request, but for the method; nil when it does.
  package let fault: Fault?

  package enum Fault: Sendable, Hashable {
    /// More `..` than the current URL has parts.
    case unresolvable
    /// A GET from a URL that Kazoo cannot take apart: a user without a password.
    case unsplittable
  }

  /// Where Kazoo's run fails on the request; nil when it is sent.
  package var failure: Failure? {
    if method == nil || fault == .unresolvable { return .onOutcome }
    return fault == nil ? nil : .onRequest
  }

  /// Whether the same document is asked for again, as an absent or empty reference means.
  package var isSelf: Bool { reference?.isEmpty ?? true }
}

/// `Say`: Kazoo reads a text aloud.
package struct Say: Sendable {
  /// All that is to be read.
  let words: Text
  /// `male` or `female`; nil when Kazoo fails on the attribute.
  package let voice: String?
  /// As Kazoo hands it on, for example `en-US`; nil when Kazoo fails on the attribute.
  package let language: String?
  package let engine: String
  package let repetition: Repetition
  /// The keys that stop the reading.
  package let terminators: Keys
}

extension Say {
  /// At most `ElementSpec.spokenBytes`: Kazoo cuts there.
  package var text: String { String(decoding: cut.wholeCharacters, as: UTF8.self) }
  /// The text as it is sent, where a cut through a character may spoil all that are not ASCII.
  package var spokenText: String { KazooText(bytes: Array(cut)).string }
  /// Whether the cut goes through a character, and what is left of it becomes another one.
  package var isGarbled: Bool { cut.wholeCharacters.count < cut.count && !isSpoiled }
  /// Whether the cut goes through a character in a way that Kazoo cannot send.
  var isSpoiled: Bool {
    cut.wholeCharacters.count < cut.count && !KazooText(bytes: Array(cut)).isSendable
  }

  private var cut: ArraySlice<UInt8> { words.bytes.prefix(ElementSpec.spokenBytes) }
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
package struct Play: Sendable {
  /// The media name or URL, unchanged.
  package let source: Text
  /// The same as a string.
  package var media: String { source.string }
  package let repetition: Repetition
  package let terminators: Keys
}

/// `Pause`: Kazoo waits.
package struct Pause: Sendable {
  /// In seconds, 1 to 3,600; nil when Kazoo fails on the attribute.
  package let length: Int?
}

/// `Reject`: Kazoo refuses the call.
package struct Reject: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case rejected, busy
    /// The SIP response.
    package var code: Int { self == .busy ? 486 : 503 }

    init?(code: String) {
      guard let reason = Reason.allCases.first(where: { String($0.code) == code }) else {
        return nil
      }
      self = reason
    }
  }
  /// Nil when Kazoo fails on the attribute.
  package let reason: Reason?
  /// The media that is played first.
  package let prompt: String?
  /// Whether the response can be sent with that prompt; if not, the call ends without one.
  package let isSendable: Bool
}

/// `Redirect`: Kazoo asks for another document.
package struct Redirect: Sendable {
  package let next: NextRequest
  /// Whether there is a `Variable` inside, on which Kazoo answers once more and fails.
  package let hasVariables: Bool
}

/// `Set`: Kazoo keeps variables, which it sends with every later request.
package struct SetVariables: Sendable {
  package struct Variable: Sendable, Hashable {
    /// `undefined` for an absent one.
    package let key: String
    /// Nil for what Kazoo does not send.
    package let value: KazooText?
  }
  package let variables: [Variable]
}

/// `Record`: Kazoo records the caller.
package struct Record: Sendable {
  /// In seconds, 1 to 3,600; nil when Kazoo fails on the attribute.
  package let maxLength: Int?
  /// The silence that ends the recording in seconds, 1 to 3,600; nil when Kazoo fails on it.
  package let silence: Int?
  /// The keys that end the recording.
  package let finishKeys: Keys
  package let playsBeep: Bool
  /// Whether the recording is sent to the URL that is asked for afterwards; not with an empty
  /// `recordingUrl`.
  package let isSent: Bool
  /// What is asked for after a recording with sound.
  package let next: NextRequest
}

/// `Gather`: Kazoo collects digits while prompts are played.
package struct Gather: Sendable {
  package let prompts: [Statement]
  /// Nil for no limit.
  package let digits: Int?
  /// In seconds from the end of the prompts, 1 to 3,600; nil when Kazoo fails on the attribute.
  package let timeout: Int?
  /// The key that ends the digits; nil for none.
  package let finishKey: Character?
  /// What is asked for with the digits.
  package let next: NextRequest
  /// Whether the prompts end by themselves, without having hung up the caller.
  package let promptsEnd: Bool
  /// Whether there is nothing at all inside and no digits have been collected before, so that
  /// Kazoo fails on the first key.
  package let isUnprepared: Bool
}
