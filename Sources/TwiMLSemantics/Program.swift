package import Diagnostics
package import TwiMLSyntax
import TwiMLVocabulary

/// The verbs of a document in order, with the values that Kazoo gives them.
package final class Program: Sendable {
  package let statements: [Statement]
  /// The root element.
  package let response: Element
  /// The reason that Kazoo crashes on it; nil if it has content.
  let finding: Diagnostic?
  /// The findings that another one replaces, because it names their cause.
  private let replacements: [Replacement]

  /// A finding, by its rule and place, and the one that is reported instead.
  struct Replacement: Sendable {
    let rule: Rule
    let range: SourceRange
    let finding: Diagnostic
  }

  init(
    statements: [Statement], response: Element, finding: Diagnostic?, replacements: [Replacement]
  ) {
    self.statements = statements
    self.response = response
    self.finding = finding
    self.replacements = replacements
  }

  /// Whether Kazoo's run fails at some statement that can be reached.
  package var fails: Bool { statements.contains { $0.isReached && $0.failure != nil } }
}

/// One verb of a document.
package struct Statement: Sendable {
  package let verb: Verb
  /// The verb's element, for places.
  package let element: Element
  /// Whether Kazoo's run gets here on some outcome of the call.
  package let isReached: Bool
  /// Whether the caller may still be there to hear it.
  package let isHeard: Bool
  /// Whether it would be reached if no verb before it failed and no dialed call hung up the caller,
  /// as in a callflow.
  package let isIntended: Bool
  /// Whether this verb or one before it has answered the call.
  package let isAnswered: Bool
  /// Whether a menu falls silent when it fails: a prompt inside `Gather`, or a verb before one.
  package let silencesMenu: Bool
  /// Where Kazoo fails on this verb; nil if it runs on every outcome.
  package let failure: Failure?
  /// The finding on which Kazoo fails, even if only on some builds; nil for a verb that runs.
  package var finding: Diagnostic? { failing?.finding }
  private let failing: Failing?

  /// Most verbs run, and a large document has many of them: none has room for a finding of its own.
  private final class Failing: Sendable {
    let finding: Diagnostic

    init(_ finding: Diagnostic) { self.finding = finding }
  }

  init(
    verb: Verb, element: Element, isReached: Bool, isHeard: Bool, isIntended: Bool,
    isAnswered: Bool, silencesMenu: Bool, failure: Failure?, finding: Diagnostic?
  ) {
    self.verb = verb
    self.element = element
    self.isReached = isReached
    self.isHeard = isHeard
    self.isIntended = isIntended
    self.isAnswered = isAnswered
    self.silencesMenu = silencesMenu
    self.failure = failure
    failing = finding.map(Failing.init)
  }
}

extension Program {
  /// Why Kazoo fails on a verb, or on one inside a `Gather`.
  package func finding(at element: Element) -> Diagnostic? {
    guard let own = element === response ? finding : statements.finding(at: element) else {
      return nil
    }
    return replacements.first { $0.rule == own.rule && $0.range == own.range }?.finding ?? own
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
  /// Kazoo does not know the verb: none of its commands are sent.
  case unknownElement
  /// The process of the document crashes: nobody hangs up, and the caller hears nothing.
  case crash
  /// After the verb has answered, if it answers, and before anything else.
  case atOnce
  /// After `Dial` has set the caller ID.
  case afterCallerID
  /// After the digits, the recording or the end of the bridge.
  case onOutcome
  /// When the next document is requested: the process crashes, and nobody hangs up.
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
  case stream(StreamVerb)
  /// An element that Kazoo does not run, by name.
  case unknown(String)
}

/// How often `Say` and `Play` repeat.
package enum Repetition: Sendable, Hashable {
  /// At least 1.
  case times(Int)
  /// Until the caller hangs up.
  case endless
}

/// The next request of a document.
package struct NextRequest: Sendable, Hashable {
  /// As written in the document, stripped as Kazoo does; nil without the attribute.
  package let reference: String?
  /// The URL that Kazoo requests; nil if the reference is relative and the document's URL is
  /// unknown.
  package let url: String?
  /// nil if Kazoo fails on the method.
  package let method: HTTPMethod?
  /// The reason that Kazoo never sends the request, apart from the method; nil if it does.
  package let fault: Fault?

  package enum Fault: Sendable, Hashable {
    /// More `..` than the current URL has parts.
    case unresolvable
    /// A GET with a URL that Kazoo cannot split: a user without a password.
    case unsplittable
  }

  /// Where Kazoo fails on the request; nil if it is sent.
  package var failure: Failure? {
    if method == nil || fault == .unresolvable { return .onOutcome }
    return fault == nil ? nil : .onRequest
  }

  /// Whether the same document is requested again, because the reference is missing or empty.
  package var isSelf: Bool { reference?.isEmpty ?? true }
}
