import Diagnostics
package import TwiMLVocabulary

/// The output of `explain` for an element or an attribute, in Markdown.
package enum ElementPage {
  /// The page of one element.
  package static func text(of element: ElementSpec) -> String {
    var page = "# \(element.name)\n\n"
    page += Prose.indented(Prose.sentence("\(element.kind): \(element.summary)"), by: 0)
    page += "\n" + items(facts(of: element))
    let read = element.attributes.filter(\.isRead)
    let dropped = element.attributes.filter { !$0.isRead }
    if !read.isEmpty { page += RulePage.section("Attributes", items(read.map(\.line))) }
    if !dropped.isEmpty {
      let title =
        element.targets.others.isEmpty ? "Attributes without effect on Kazoo" : "Attributes"
      page += RulePage.section(title, items(dropped.map(\.line)))
    }
    if !element.documentedAttributes.isEmpty {
      page += RulePage.section(
        documented, items(element.documentedAttributes.map(\.line)))
    }
    if !element.remarks.isEmpty { page += RulePage.section("On Kazoo", items(element.remarks)) }
    if !element.callflow.isEmpty {
      page += RulePage.section("In a callflow", items(element.callflow.flatMap(\.lines)))
    }
    if !element.citations.isEmpty {
      page += RulePage.section("Source", items(element.citations.map(\.text)))
    }
    return page
  }

  /// The page of one attribute.
  package static func text(of attribute: AttributeSpec, on element: ElementSpec) -> String {
    var page = "# \(element.name) \(attribute.name)\n\n"
    let summary = attribute.summary.isEmpty ? "an attribute of \(element.name)" : attribute.summary
    page += Prose.indented(Prose.sentence(summary), by: 0) + "\n"
    var facts = ["Takes: \(attribute.type.words)"]
    if let value = attribute.defaultText { facts.append("Default: \(value)") }
    let later = element.documentedAttributes.first { $0.name == attribute.name }
    let isNew = later === attribute && element.attribute(attribute.name) == nil
    facts.append(
      isNew
        ? "On Kazoo: \(attribute.effect.words); Kazoo 4.3 ignores it"
        : "On Kazoo: \(attribute.effect.words)")
    page += items(facts)
    if let later, later !== attribute {
      page += RulePage.section(
        documented, items([later.line]) + items(later.citations.map { "Source: \($0.text)" }))
    }
    if !attribute.citations.isEmpty {
      page += RulePage.section("Source", items(attribute.citations.map(\.text)))
    }
    return page
  }

  private static let documented = "On Kazoo 5, as its documentation has it"

  private static func facts(of element: ElementSpec) -> [String] {
    var facts = ["Allowed in: " + element.parents.listed("or")]
    if element.parents.isEmpty { facts = [] }
    switch element.support {
    case .runs: facts.append("\(Target.allCases.names): supported")
    case .limited(let limit): facts.append("Kazoo: \(limit)")
    case .streams:
      let (running, others) = element.targets
      facts.append("\(running.names): supported; \(others.names): unsupported")
    case .unsupported(let instead):
      facts.append("Kazoo: unsupported" + (instead.map { "; instead: \($0)" } ?? ""))
      return facts
    case .skipped(let meaning):
      let isRung = element.parents == ["Dial"]
      facts.append(
        "Kazoo: skips it: \(meaning)"
          + (isRung ? "; if there is nobody else to ring, the call ends" : ""))
      return facts
    }
    facts.append("Content: \(element.holds)")
    if element.role == .verb {
      facts.append("Answers the call: " + (element.answers ? "yes" : "no"))
      facts.append("The next verb: \(element.flow.words)")
    }
    return facts
  }

  private static func items(_ lines: [String]) -> String {
    lines.map { line in
      let wrapped = Prose.wrap(line, width: 78)
      return "- " + wrapped.joined(separator: "\n  ") + "\n"
    }.joined()
  }
}

extension ElementSpec {
  /// The targets that run the element, and the others.
  fileprivate var targets: (running: [Target], others: [Target]) {
    (
      Target.allCases.filter { support.runs(on: $0) },
      Target.allCases.filter { !support.runs(on: $0) }
    )
  }

  fileprivate var kind: String {
    let noun =
      switch role {
      case .root: "the root element"
      case .verb: "a verb"
      case .noun: "a noun"
      case .parameter: "a parameter"
      case .markup: "speech markup"
      }
    return switch origin {
    case .twilio: "\(noun) of TwiML"
    case .twilioMessaging: "\(noun) of TwiML for messages"
    case .twilioFax: "\(noun) of TwiML for faxes"
    case .kazoo: "\(noun) of Kazoo's own"
    }
  }

  fileprivate var holds: String {
    switch content {
    case .nothing: "nothing, not even white space or a comment"
    case .text(let text): text
    case .elements: children
    case .textOrElements(let text): "\(text), or \(children)"
    }
  }

  private var children: String {
    let children = Vocabulary.kazoo.filter { $0.parents.contains(name) }.map(\.name)
    return children.isEmpty ? "elements" : children.listed()
  }
}

extension ElementSpec.Flow {
  fileprivate var words: String {
    switch self {
    case .continues: "runs"
    case .ends: "is never reached"
    case .depends(let text): text
    }
  }
}

extension AttributeSpec {
  /// The attribute in one line, without what is the same for every line of its list.
  fileprivate var line: String {
    var notes = [type.words]
    if let defaultText { notes.append("default: \(defaultText)") }
    let head = "\(name) (\(notes.joined(separator: "; ")))"
    let text = summary.isEmpty ? head : "\(head): \(summary)"
    return switch effect {
    case .used, .unread: text
    case .usedWith, .kazooOnly, .ignored: "\(text); \(effect.words)"
    }
  }
}

extension AttributeSpec.Effect {
  fileprivate var words: String {
    switch self {
    case .used: "has an effect"
    case .usedWith(let other): "has an effect only together with \(other.name)"
    case .kazooOnly: "has an effect; Twilio does not have it"
    case .ignored(let ignored): "no effect: \(ignored.instead)"
    case .unread: "the element is unsupported"
    }
  }
}

extension CallflowMapping {
  fileprivate var lines: [String] {
    let actions =
      variants.count == 1
      ? variants[0].actions
      : variants.map { "on \($0.targets.names) \($0.actions)" }.joined(separator: "; ")
    return ["\(construct): \(actions)" + (lost.map { ". Lost: \($0)" } ?? "")]
  }
}
