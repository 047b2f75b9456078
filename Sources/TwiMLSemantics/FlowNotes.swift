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
      report(.unheardAction(statement.element, at: action.nameRange))
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
    let reach =
      isNumber
      ? "only after a failed call, and only if the carrier's response comes before the end of the "
        + "bridge, does the caller hear it"
      : "to reach the caller, put it before the Dial"
    return Diagnostic(
      .afterDial,
      "'\(follower.name)' after this Dial is \(isNumber ? "hardly ever" : "never") heard: Kazoo hangs "
        + "up the caller when the dialed call ends or fails",
      at: element.nameRange,
      help: [
        reach,
        "or send callflow JSON, as 'twimlc translate' writes it: a callflow continues when nobody answers",
      ],
      related: [Related("this runs without the caller", at: follower.nameRange)])
  }

  fileprivate static func unheardAction(
    _ element: Element, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unheardAction,
      "the response to 'action' is never heard: Kazoo hangs up the caller when the dialed call ends",
      at: range,
      help: ["the request is made, and its parameters say how the call ended"])
  }

  fileprivate static func unheardRedirect(
    _ element: Element, _ follower: Element, isNumber: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unheardAction,
      "the response to '\(follower.name)' after this Dial is \(isNumber ? "hardly ever" : "never") heard: "
        + "Kazoo hangs up the caller when the dialed call ends or fails",
      at: element.nameRange,
      help: ["the request is made, and its parameters say how the call ended"],
      related: [Related("this runs without the caller", at: follower.nameRange)])
  }
}
