import Diagnostics
import Reference
import TwiMLVocabulary

/// Finds what can be written at a place: only what Kazoo runs or reads there.
struct Completer {
  let context: CompletionContext
  let target: Target
  let client: ClientCapabilities

  func candidates(in markup: Markup) -> [Candidate] {
    switch context.kind {
    case .element: elements(lead: "") + endTags(lead: "/")
    case .endTag: endTags(lead: "")
    case .attribute(let element, let present): attributes(of: element, without: present)
    case .value(let attribute, let element, let needsQuotes):
      values(of: attribute, on: element, needsQuotes: needsQuotes)
    case .content:
      // A second root is never useful.
      context.open.isEmpty && !markup.elements.isEmpty
        ? [] : elements(lead: "<") + endTags(lead: "</")
    }
  }

  /// The children of the open element, or the root if no element is open.
  private func elements(lead: String) -> [Candidate] {
    let specs =
      context.parent.map { Vocabulary.elements(in: $0, runningOn: target) }
      ?? Vocabulary.kazoo.filter { $0.role == .root }
    return specs.map { spec in
      let isAlone = !continuesTag
      let tags = isAlone ? self.tags(of: spec) : (spec.name, nil)
      return Candidate(
        label: spec.name, kind: .element, text: lead + tags.0,
        snippet: tags.1.map { lead + $0 }, detail: spec.summary,
        documentation: ElementPage.text(of: spec))
    }
  }

  /// Whether a tag continues after the place, so that only its name is written.
  private var continuesTag: Bool {
    guard case .element = context.kind, let next = context.next else { return false }
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next == UInt8(ascii: " ")
  }

  /// The whole element without its `<`, as plain text and as a snippet.
  private func tags(of spec: ElementSpec) -> (String, String?) {
    switch spec.content {
    case .nothing: ("\(spec.name)/>", nil)
    case .text, .elements, .textOrElements:
      // The content of a required child is for the author to write.
      ("\(spec.name)></\(spec.name)>", "\(spec.name)>$0</\(spec.name)>")
    }
  }

  /// The end tag of the innermost open element.
  private func endTags(lead: String) -> [Candidate] {
    guard let name = context.open.last else { return [] }
    let text = "\(lead)\(name)" + (context.next == UInt8(ascii: ">") ? "" : ">")
    return [Candidate(label: lead + name, kind: .endTag, text: text, detail: "close \(name)")]
  }

  /// The attributes that Kazoo reads, except those already present and those that always fail.
  private func attributes(of name: String, without present: Set<String>) -> [Candidate] {
    guard let spec = Vocabulary.element(name, in: context.parent), !spec.refusesAttributes else {
      return []
    }
    let isNameAlone = context.next == UInt8(ascii: "=")
    return spec.attributes(on: target).filter { attribute in
      attribute.isRead && !present.contains(attribute.name) && !attribute.type.refusesAll
    }.map { attribute in
      Candidate(
        label: attribute.name, kind: .attribute,
        text: isNameAlone ? attribute.name : attribute.name + "=\"\"",
        snippet: isNameAlone ? nil : attribute.name + "=\"$1\"", detail: attribute.summary,
        documentation: ElementPage.text(of: attribute, on: spec))
    }
  }

  private func values(
    of attribute: String, on element: String, needsQuotes: Bool
  ) -> [Candidate] {
    guard let spec = Vocabulary.element(element, in: context.parent),
      let attributeSpec = spec.attribute(attribute, on: target)
    else { return [] }
    return attributeSpec.type.words(default: attributeSpec.defaultText).map { word in
      let text = needsQuotes ? "\"\(word.text)\"" : word.text
      return Candidate(
        label: word.text.isEmpty ? "\"\"" : word.text, kind: .value, text: text,
        detail: word.meaning,
        documentation: ElementPage.text(of: attributeSpec, on: spec), filter: text)
    }
  }
}

extension ValueType {
  /// Whether Kazoo fails on every value.
  fileprivate var refusesAll: Bool {
    if case .refused(except: [], _) = self { true } else { false }
  }

  /// The values that can be listed, each with its effect; empty if any value is allowed.
  /// - Parameter default: the value without the attribute, in words.
  fileprivate func words(default value: String?) -> [(text: String, meaning: String)] {
    let isDefault = { (word: String) in word == value ? "the default" : "" }
    switch self {
    case .choice(let choices, _), .openChoice(let choices):
      return choices.map { choice in
        (choice.word, choice.word == choice.effective ? "" : "Kazoo reads '\(choice.effective)'")
      }
    case .boolean(_, let alsoTrue, _):
      return (["true", "false"] + alsoTrue).map { ($0, isDefault($0)) }
    case .documentedChoice(let words, _): return words.map { ($0, isDefault($0)) }
    case .method: return ["GET", "POST"].map { ($0, isDefault($0)) }
    case .key:
      return [("", "no key")] + ValueType.telephoneKeys.map { ($0, isDefault($0)) }
    case .keys, .lenientKey: return ValueType.telephoneKeys.map { ($0, "") }
    case .refused(let exceptions, _): return exceptions.map { ($0, "") }
    case .integer(let type): return type.defaultValue.map { [(String($0), "the default")] } ?? []
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .unread: return []
    }
  }

  private static let telephoneKeys = "#*0123456789".map(String.init)
}
