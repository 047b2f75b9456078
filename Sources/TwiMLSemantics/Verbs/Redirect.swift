import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Redirect`: Kazoo requests another document.
package struct Redirect: Sendable {
  package let next: NextRequest
  /// Whether there is a `Variable` inside, on which Kazoo answers once more and fails.
  package let hasVariables: Bool
}

extension Analyzer {
  /// `kzt_twiml:redirect/3`.
  mutating func redirect(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    answer(element)
    let content = KazooContent(element)
    var failed = false
    for child in content.elements {
      if child.name == "Variable" {
        failed = true
        report(.variableInRedirect(child, run, target: options.target))
      } else {
        report(.ignoredElement(child, in: element))
      }
    }
    checkEnds(of: content, in: element, as: "URL")
    let values = attributes(of: element, spec)
    let next = nextRequest(
      values, reference: content.text, at: words(of: content) ?? element.startTag)
    let ownURL = options.baseURL
    if !failed, next.isSelf || (next.url != nil && next.url == ownURL) {
      let finding = Diagnostic.redirectToSelf(
        next, isLost: !content.lost.isEmpty, run,
        at: words(of: content) ?? element.startTag)
      report(run.hasGathered ? finding.capped(at: .note) : finding)
    }
    return VerbReading(
      verb: .redirect(Redirect(next: next, hasVariables: failed)),
      failure: failed || !values.failed.isEmpty || next.fault == .unresolvable
        ? .atOnce : next.failure,
      end: "goes on with another document")
  }
}

extension Diagnostic {
  fileprivate static func variableInRedirect(
    _ child: Element, _ run: RunState, target: Target
  ) -> Diagnostic {
    Diagnostic(
      .variableInRedirect, "Variable inside Redirect: \(run.stops)",
      at: child.nameRange,
      help: ["write <Set><Variable …/></Set> before the Redirect"]
        + (target.capabilities.readsDocumentedAttributes
          ? [
            "try it before you rely on it: the documentation has it, but the code of Kazoo 4.3 fails"
          ]
          : []))
  }

  fileprivate static func redirectToSelf(
    _ next: NextRequest, isLost: Bool, _ run: RunState, at range: SourceRange
  ) -> Diagnostic {
    let why =
      isLost
      ? "the URL in CDATA is not read"
      : next.isSelf ? "Redirect has no URL" : "this is the document's own URL"
    let write = "write the URL of the next document between the tags"
    let (what, help) =
      switch (run.isReached, run.hasGathered) {
      case (false, _): ("Kazoo would request this document again, but never gets here", [write])
      case (true, true):
        (
          "Kazoo requests this document again, which repeats the menu",
          ["if the menu should repeat, leave it as it is", "if not, \(write)"]
        )
      case (true, false):
        ("Kazoo requests this document again, in a loop unless it changes", [write])
      }
    return Diagnostic(.redirectToSelf, "\(why): \(what)", at: range, help: help)
  }
}
