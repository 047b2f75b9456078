import Diagnostics
import TwiMLSyntax

extension Analyzer {
  /// What is worth knowing about the way that a document takes, once it has been read.
  mutating func noteFlow(_ statements: [Statement], in root: Element) {
    noteAfterDial(statements)
    guard let last = statements.last, last.isReached, case .gather(let gather) = last.verb,
      !gather.isUnprepared,
      !templates.overlap(SourceRange(last.element.range.upperBound..<root.range.upperBound))
    else { return }
    report(
      Diagnostic(
        .gatherWithoutFallback,
        "a caller who presses no key is hung up here: nothing follows the Gather",
        at: last.element.nameRange,
        help: ["write behind the Gather what such a caller should hear, or a Redirect"]))
  }

  private mutating func noteAfterDial(_ statements: [Statement]) {
    for (index, statement) in statements.enumerated() where statement.isReached {
      guard case .dial(let dial) = statement.verb, statement.failure == nil else { continue }
      switch dial.destination {
      case .number, .endpoints: break
      case .nothing, .nobody, .conference, .queue, .unreadable: continue
      }
      let follower = statements[(index + 1)...].first {
        !templates.overlap(statement.element.range.union($0.element.nameRange))
      }
      guard dial.next != nil || follower?.isReached == true else { continue }
      report(.afterDial(statement.element, follower: dial.next == nil ? follower?.element : nil))
      return
    }
  }
}

extension Diagnostic {
  fileprivate static func afterDial(_ element: Element, follower: Element?) -> Diagnostic {
    let what = follower.map { "runs '\($0.name)'" } ?? "asks for action"
    return Diagnostic(
      .afterDial,
      "when the dialled call ends Kazoo hangs up the caller, and only then \(what)",
      at: element.nameRange)
  }
}
