import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// Notes about the course of a document, after it is read.
  mutating func noteFlow(_ statements: [Statement], in root: Element) {
    for index in statements.indices where statements[index].isHeard {
      noteAfterDial(statements, at: index)
    }
    noteStream(statements.last, in: root)
    guard let last = statements.last, last.isHeard, case .gather(let gather) = last.verb,
      !gather.isUnprepared, gather.promptsEnd, last.failure != .atOnce,
      !templates.overlap(SourceRange(last.element.range.upperBound..<root.range.upperBound))
    else { return }
    report(.gatherWithoutFallback(last.element))
  }

  /// Notes that the stream of a `Start` at the end stops with the call.
  private mutating func noteStream(_ last: Statement?, in root: Element) {
    guard let last, last.isHeard, case .stream(let verb) = last.verb, verb.kind == .start,
      verb.streams.contains(where: { $0.fault == nil }),
      !templates.overlap(SourceRange(last.element.range.upperBound..<root.range.upperBound))
    else { return }
    report(.streamCutShort(last.element))
  }

  /// Notes what runs after a `Dial` for a caller who was hung up on.
  private mutating func noteAfterDial(_ statements: [Statement], at index: Int) {
    let statement = statements[index]
    guard case .dial(let dial) = statement.verb,
      statement.failure == nil || statement.failure == .onOutcome
    else { return }
    let isNumber: Bool
    switch dial.destination {
    case .number: isNumber = true
    case .endpoints: isNumber = false
    case .nothing, .nobody, .conference, .queue, .unreadable: return
    }
    if let action = statement.element.attribute("action"), dial.next != nil {
      report(.unheardAction(at: action.nameRange, isNumber: isNumber))
      return
    }
    for follower in statements[(index + 1)...] {
      guard follower.isReached,
        !templates.overlap(statement.element.range.union(follower.element.nameRange))
      else { return }
      switch follower.verb {
      case .say, .play, .gather, .record:
        report(.afterDial(statement.element, follower.element, isNumber: isNumber))
        return
      case .redirect:
        report(.unheardRedirect(statement.element, follower.element, isNumber: isNumber))
      case .pause, .hangup, .reject, .set, .dial, .stream, .unknown: continue
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func streamCutShort(_ element: Element) -> Diagnostic {
    Diagnostic(
      .streamCutShort,
      "nothing follows this Start: the call ends at once, and the stream with it",
      at: element.nameRange, help: ["write after it what the caller should hear, or a Dial"])
  }

  fileprivate static func gatherWithoutFallback(_ element: Element) -> Diagnostic {
    Diagnostic(
      .gatherWithoutFallback,
      "nothing follows this Gather: a caller who presses no key is disconnected",
      at: element.nameRange,
      help: ["write after the Gather what such a caller should hear, or a Redirect"])
  }

  fileprivate static func afterDial(
    _ element: Element, _ follower: Element, isNumber: Bool
  ) -> Diagnostic {
    Diagnostic(
      .afterDial,
      "'\(follower.name)' after this Dial is \(isNumber ? "rarely" : "never") heard: Kazoo hangs "
        + "up the caller when the dialed call ends or fails",
      at: element.nameRange,
      help: [
        "if the caller should hear it before the dialed call: put it before the Dial",
        "if after a failed one: send the callflow that 'twimlc translate' prints, instead of this TwiML",
      ],
      related: [Related("this runs without the caller", at: follower.nameRange)])
  }

  /// What to do about a request whose response comes too late.
  private static let unheardHelp = [
    "if it only tells the server how the dialed call ended, leave it: Kazoo makes the request",
    "if the caller should hear more after a failed call: send the callflow that 'twimlc translate' "
      + "prints, instead of this TwiML",
  ]

  fileprivate static func unheardAction(at range: SourceRange, isNumber: Bool) -> Diagnostic {
    Diagnostic(
      .unheardAction,
      "the response to 'action' is \(isNumber ? "rarely" : "never") heard: Kazoo hangs up the "
        + "caller when the dialed call ends or fails",
      at: range, help: unheardHelp)
  }

  fileprivate static func unheardRedirect(
    _ element: Element, _ follower: Element, isNumber: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unheardAction,
      "the response to '\(follower.name)' after this Dial is \(isNumber ? "rarely" : "never") heard: "
        + "Kazoo hangs up the caller when the dialed call ends or fails",
      at: element.nameRange, help: unheardHelp,
      related: [Related("this runs without the caller", at: follower.nameRange)])
  }
}
