import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Gather`: Kazoo collects digits while prompts are played.
package struct Gather: Sendable {
  package let prompts: [Statement]
  /// nil for no limit.
  package let digits: Int?
  /// In seconds from the end of the prompts, 1 to 3,600; nil if Kazoo fails on the attribute.
  package let timeout: Int?
  /// The key that ends the digits; nil if there is none.
  package let finishKey: Character?
  /// The request with the digits.
  package let next: NextRequest
  /// Whether the prompts end by themselves, without having hung up the caller.
  package let promptsEnd: Bool
  /// Whether there is nothing at all inside and no digits have been collected before, so that
  /// Kazoo fails on the first key.
  package let isUnprepared: Bool
}

extension Analyzer {
  /// `kzt_twiml:gather/3`.
  mutating func gather(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isUnprepared = element.children.isEmpty && !run.hasDigitBuffer
    run.hasDigitBuffer = true
    run.hasGathered = true
    let values = readAttributes(of: element, spec)
    let failsAtOnce = values.failed.contains { $0 != .method }
    let (prompts, promptsEnd) = prompts(in: element, areHeard: !failsAtOnce)
    let savedLimit = run.outcomeLimit
    if !promptsEnd { run.outcomeLimit = .warning }
    defer { run.outcomeLimit = savedLimit }
    reportProblems(of: values)
    answer(element)
    if isUnprepared {
      let hasAction = element.attribute(.action)?.value.isEmpty == false
      report(
        .emptyGather(element, run, hasAction: hasAction).capped(at: limitOnOutcome(of: element)))
    }
    let action = element.attribute(.action)
    let next = nextRequest(
      values, reference: values.text(.action), at: action?.valueRange ?? element.nameRange)
    if next.isSelf {
      report(.missingAction(element, "sends the digits to this document's URL", for: "digits"))
    }
    let finishKey = values.key(.finishOnKey)
    if !promptsEnd { report(endlessPrompt(prompts)) }
    let gather = Gather(
      prompts: prompts, digits: values.integer(.numDigits), timeout: values.integer(.timeout),
      finishKey: finishKey, next: next, promptsEnd: promptsEnd, isUnprepared: isUnprepared)
    return VerbReading(
      verb: .gather(gather),
      failure: failsAtOnce ? .atOnce : isUnprepared ? .onOutcome : next.failure,
      end: promptsEnd || finishKey != nil || failsAtOnce
        ? nil : "has prompts that never end, and no key to go on with")
  }

  /// Reads the verbs inside, which run in a process beside the call.
  /// - Parameter areHeard: whether Kazoo gets as far as to run them.
  /// - Returns: the verbs, and whether they can end without having hung up the caller.
  private mutating func prompts(
    in element: Element, areHeard: Bool
  ) -> (statements: [Statement], end: Bool) {
    let outer = run
    let outerLimit = limit
    defer {
      run = outer
      limit = outerLimit
    }
    run.end = nil
    run.isInGather = true
    run.ended = []
    run.areHeard = run.areHeard && areHeard
    // That this Gather silences no menu itself does not matter to its own prompts.
    limit = run.areHeard ? .error : .warning
    var lastPrompt = -1
    for case .element(let child) in element.children.nodes {
      guard let spec = Vocabulary.element(child.name, child.nameDigest, in: "Response"),
        spec.role == .verb,
        spec.support.runs(on: options.target)
      else { continue }
      if spec.parents.contains(element.name) {
        lastPrompt = child.range.lowerBound
      } else {
        report(.verbInGather(child, spec.verb))
      }
    }
    run.lastPrompt = lastPrompt
    let statements = statements(in: element)
    return (
      statements,
      run.channels.contains(.up) || run.ended.contains(.up) || !outer.channels.contains(.up)
    )
  }

  /// The first prompt that never ends or hangs up the caller.
  private func endlessPrompt(_ prompts: [Statement]) -> Diagnostic? {
    for prompt in prompts where prompt.isReached && prompt.failure == nil {
      let repetition: Repetition? =
        switch prompt.verb {
        case .say(let say): say.repetition
        case .play(let play): play.repetition
        case .pause, .hangup, .reject, .redirect, .set, .record, .gather, .dial, .stream,
          .unknown:
          nil
        }
      if repetition == .endless { return .endlessPrompt(prompt.element) }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func emptyGather(
    _ element: Element, _ run: RunState, hasAction: Bool
  ) -> Diagnostic {
    let isSelfClosing = element.range == element.startTag
    let request = hasAction ? "requests 'action'" : "requests this document again"
    return Diagnostic(
      .emptyGather,
      run.isInGather
        ? "empty Gather fails on a key: \(run.stops)"
        : "empty Gather: Kazoo hangs up if a key is pressed, else \(request)",
      at: element.startTag,
      help: ["put a prompt inside, for example <Say>Please dial</Say>, or at least one space"],
      fixIts: isSelfClosing
        ? [
          FixIt(
            "put a space inside", .unsafe,
            replace: SourceRange(
              element.startTag.upperBound - 2..<element.startTag.upperBound),
            with: "> </Gather>")
        ]
        : [
          FixIt(
            "put a space inside", .unsafe, replace: SourceRange(at: element.startTag.upperBound),
            with: " ")
        ])
  }

  /// - Parameter verb: nil for an element that is not one of Kazoo's verbs.
  fileprivate static func verbInGather(_ child: Element, _ verb: KazooVerb?) -> Diagnostic {
    let effect =
      switch verb {
      case .redirect: "Kazoo never requests its URL, and plays no prompt after it"
      case .set: "Kazoo does not store its variable"
      case .record:
        "Kazoo records the caller before it waits for keys, but requests no URL after that"
      case .dial: "Kazoo dials before it waits for keys, but never requests its 'action'"
      case .gather: "the keys go to the outer Gather, and its own 'action' is never requested"
      case .hangup, .reject: "Kazoo disconnects a caller who has pressed no key before"
      case .say, .play, .pause, .connect, .start, .stop, nil: "Kazoo loses its result"
      }
    return Diagnostic(
      .verbInGather, "'\(child.name)' inside Gather: \(effect)", at: child.nameRange,
      help: ["put it after the Gather: there it runs if the caller presses no key"])
  }

  fileprivate static func endlessPrompt(_ prompt: Element) -> Diagnostic {
    Diagnostic(
      .endlessPrompt,
      "'\(prompt.name)' never ends, and so the Gather never times out: a caller who presses no key "
        + "hears it forever", at: prompt.nameRange,
      help: ["write loop=\"2\" or another number of times"])
  }
}
