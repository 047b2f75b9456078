import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml:redirect/3`.
  mutating func redirect(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    answer(element)
    let content = KazooContent(element.children)
    var failed = false
    for child in content.elements {
      if child.name == "Variable" {
        failed = true
        report(.variableInRedirect(child, run))
      } else {
        report(.ignoredElement(child, in: element))
      }
    }
    checkEnds(of: content, in: element, as: "URL")
    let values = attributes(of: element, spec)
    let next = nextRequest(
      values, reference: content.text, at: words(of: content) ?? element.startTag)
    if !failed, next.isSelf || (next.url != nil && next.url == options.baseURL) {
      report(
        .redirectToSelf(
          next, isLost: !content.lost.isEmpty, at: words(of: content) ?? element.startTag))
    }
    return VerbReading(
      verb: .redirect(Redirect(next: next, hasVariables: failed)),
      failure: failed || !values.failed.isEmpty ? .atOnce : nil,
      end: "the call goes on with another document")
  }
}

extension Diagnostic {
  fileprivate static func variableInRedirect(_ child: Element, _ run: RunState) -> Diagnostic {
    Diagnostic(
      .variableInRedirect, "\(run.stops): \(run.subject) fails on Variable inside Redirect",
      at: child.nameRange, help: ["write <Set><Variable …/></Set> before the Redirect"])
  }

  fileprivate static func redirectToSelf(
    _ next: NextRequest, isLost: Bool, at range: SourceRange
  ) -> Diagnostic {
    let why =
      isLost
      ? "the URL is in a CDATA section that Kazoo does not read, so it asks for this document again"
      : next.isSelf
        ? "without a URL Kazoo asks for this document again" : "this is the document's own URL"
    return Diagnostic(
      .redirectToSelf, "\(why), in a loop unless the server answers differently",
      at: range)
  }
}
