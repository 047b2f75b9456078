import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml:gather/3`.
  mutating func gather(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    let isUnprepared = element.children.isEmpty && !run.hasDigitBuffer
    run.hasDigitBuffer = true
    let prompts = prompts(in: element)
    answer(element)
    let values = attributes(of: element, spec)
    if isUnprepared { report(.emptyGather(element, run)) }
    let action = element.attribute(.action)
    let next = nextRequest(
      values, reference: values.text(.action), at: action?.valueRange ?? element.nameRange)
    if next.isSelf { report(.missingAction(element, what: "what the caller presses")) }
    let failure: Failure? =
      values.failed.contains { $0 != .method }
      ? .atOnce : isUnprepared || !values.failed.isEmpty ? .onOutcome : nil
    return VerbReading(
      verb: .gather(
        Gather(
          prompts: prompts, digits: values.integer(.numDigits),
          timeout: values.integer(.timeout), finishKey: values.key(.finishOnKey), next: next,
          isUnprepared: isUnprepared)),
      failure: failure)
  }

  /// Reads the verbs inside, which run in a process beside the call.
  private mutating func prompts(in element: Element) -> [Statement] {
    let outer = run
    let outerLimit = limit
    defer {
      run = outer
      limit = outerLimit
    }
    run.end = nil
    run.isInGather = true
    limit = min(limit, .warning)
    for child in element.elements where isOtherVerb(child) { report(.verbInGather(child)) }
    return statements(in: element)
  }

  /// Whether Kazoo runs the verb, but has it nowhere inside `Gather`.
  private func isOtherVerb(_ element: Element) -> Bool {
    guard let spec = Vocabulary.element(element.name, in: "Response") else { return false }
    return spec.role == .verb && spec.support.runs(on: options.target)
      && !spec.parents.contains("Gather")
  }
}

extension Diagnostic {
  fileprivate static func emptyGather(_ element: Element, _ run: RunState) -> Diagnostic {
    let isSelfClosing = element.range == element.startTag
    return Diagnostic(
      .emptyGather,
      "\(run.stops) on the first key: \(run.subject) sets up the digits only for a Gather that holds something",
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

  fileprivate static func verbInGather(_ child: Element) -> Diagnostic {
    Diagnostic(
      .verbInGather,
      "'\(child.name)' inside Gather runs beside the call, and what it decides is lost",
      at: child.nameRange, help: ["put it behind the Gather, for a caller who presses no key"])
  }
}
