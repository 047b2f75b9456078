import Compiler
import Conversation
import Diagnostics
import JSON
import Reference
import TwiMLVocabulary

/// `twimlc explain`: the page of a rule, an element or an attribute.
struct ExplainCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.explain.rawValue, operands: "[RULE | CODE | ELEMENT [ATTRIBUTE]]",
    summary: "explain a rule, a Twilio error code, or what Kazoo does with an element",
    details: [
      """
      Without an operand it lists the rules and the elements. With a RULE it prints what the rule \
      finds, what the caller experiences, how to fix it, how safe the automatic fix is, and where in \
      the source code or the documentation this is seen. With an ELEMENT, or an ATTRIBUTE of it, it prints what Kazoo does with it and how it \
      is translated. With a CODE, which is an error number of Twilio such as 13512, it explains \
      the rules that find the same mistake.
      """
    ])

  func run() throws(UsageError) -> ExitStatus {
    let words = invocation.operands.map(\.text)
    switch invocation.settings.explanationFormat {
    case .text: context.streams.output.write(try text(for: words))
    case .json:
      let layout: JSON.Layout = invocation.settings.isCompact ? .compact : .pretty
      context.streams.output.write(try json(for: words).serialized(layout) + "\n")
    }
    return .success
  }

  /// One object for a rule; an array for the elements with a name.
  private func json(for words: [String]) throws(UsageError) -> JSON {
    switch words.count {
    case 0: return Explanation.contents(of: .twimlc)
    case 1:
      if let rule = Catalog.twimlc.rule(words[0]) {
        return Explanation.json(of: rule, in: .twimlc)
      }
      return .array(try elements(words[0]).map(Explanation.json))
    default:
      // Reports mistakes.
      _ = try text(for: words)
      return .array(
        try elements(words[0]).compactMap { element in
          element.everyAttribute.named(words[1]).map { Explanation.json(of: $0, on: element) }
        })
    }
  }

  private func text(for words: [String]) throws(UsageError) -> String {
    switch words.count {
    case 0: return Contents.text(of: .twimlc)
    case 1:
      if let rule = Catalog.twimlc.rule(words[0]) {
        return RulePage.text(of: rule, in: .twimlc)
      }
      if let code = Int(words[0]) { return try rules(ofTwilioError: code) }
      return try elements(words[0]).map(ElementPage.text(of:)).joined(separator: "\n")
    case 2:
      let elements = try elements(words[0])
      let pages = elements.compactMap { element in
        element.everyAttribute.named(words[1]).map { ElementPage.text(of: $0, on: element) }
      }
      guard pages.isEmpty else { return pages.joined(separator: "\n") }
      let names = elements.flatMap { $0.everyAttribute.map(\.name) }
      throw UsageError(
        "'\(elements[0].name)' has no attribute '\(words[1])'",
        suggestion: Spelling.candidate(for: words[1], among: [names]))
    default:
      throw UsageError("'explain' takes one rule, or an element and an attribute of it")
    }
  }

  /// The rules for one of Twilio's error numbers.
  private func rules(ofTwilioError code: Int) throws(UsageError) -> String {
    let rules = Catalog.twimlc.rules.filter { $0.twilioErrors.contains(code) }
    guard !rules.isEmpty else {
      throw UsageError("no rule finds the mistake of Twilio's error \(code)")
    }
    return rules.map { RulePage.text(of: $0, in: .twimlc) }.joined(separator: "\n")
  }

  /// The elements with a name in any case; a few elements share a name.
  private func elements(_ name: String) throws(UsageError) -> [ElementSpec] {
    let all = Vocabulary.all
    let matches = all.filter { $0.name == name }
    if !matches.isEmpty { return matches }
    let similar = all.filter { $0.name.lowercased() == name.lowercased() }
    guard similar.isEmpty else { return similar }
    let known = [Catalog.twimlc.rules.map(\.id), all.map(\.name)]
    throw UsageError(
      "unknown rule or element '\(name)'",
      suggestion: Spelling.candidate(for: name, among: known))
  }
}

extension [AttributeSpec] {
  fileprivate func named(_ name: String) -> AttributeSpec? {
    first { $0.name == name } ?? first { $0.name.lowercased() == name.lowercased() }
  }
}
