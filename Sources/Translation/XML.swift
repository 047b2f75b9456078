import Diagnostics
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// Writes verbs as XML again, without comments.
///
/// A document is only so deep: the parser sees to that.
struct XMLWriter {
  /// Whether to rewrite what Kazoo's interpreter fails on.
  let isMigrating: Bool
  private(set) var text = ""

  init(isMigrating: Bool) { self.isMigrating = isMigrating }

  mutating func open(_ name: String) { text += "<\(name)>" }
  mutating func close(_ name: String) { text += "</\(name)>" }

  /// - Parameter url: the absolute URL that the verb requests; nil if it requests none.
  mutating func write(_ element: Element, asking url: String? = nil) {
    if isMigrating, element.name == "Set", element.elements.count > 1 {
      for variable in element.elements {
        open("Set")
        write(variable)
        close("Set")
      }
      return
    }
    text += "<\(element.name)"
    for attribute in element.attributes {
      if url != nil, element.name != "Redirect", attribute.name == AttributeKey.action.name {
        continue
      }
      if let value = value(of: attribute, in: element) { write(attribute.name, value) }
    }
    if let url, element.name != "Redirect" { write(AttributeKey.action.name, url) }
    let content = content(of: element, asking: url)
    text += content.isEmpty ? "/>" : ">\(content)</\(element.name)>"
  }

  private mutating func write(_ name: String, _ value: String) {
    text += " \(name)=\"\(Escaping.xml(value, in: .value))\""
  }

  /// nil if the attribute is left out.
  private func value(of attribute: Attribute, in element: Element) -> String? {
    guard isMigrating else { return attribute.value }
    switch (KazooVerb(rawValue: element.name), attribute.name) {
    case (.hangup, _), (.record, AttributeKey.recordingUrl.name),
      (.dial, AttributeKey.strategy.name), (.dial, AttributeKey.hangupOn.name):
      return nil
    case (.say, AttributeKey.voice.name):
      return Migration.voice(for: attribute.value) == "male" ? "man" : "woman"
    case (.say, AttributeKey.language.name): return Migration.language(for: attribute.value)
    case (.reject, AttributeKey.reason.name):
      return (Reject.Reason(rawValue: attribute.value) ?? .rejected).rawValue
    case (_, _): return attribute.value
    }
  }

  private func content(of element: Element, asking url: String?) -> String {
    if element.name == "Redirect", let url { return Escaping.xml(url, in: .value) }
    if isMigrating {
      switch KazooVerb(rawValue: element.name) {
      case .say, .play: return Escaping.xml(element.meantText, in: .value)
      case .hangup, .reject, .pause, .record: return ""
      case .gather where element.children.isEmpty: return " "
      case .gather, .redirect, .set, .dial, .start, .connect, .stop, nil: break
      }
    }
    var inner = XMLWriter(isMigrating: isMigrating)
    for child in element.children {
      switch child {
      case .element(let element): inner.write(element)
      case .text(let text): inner.text += Escaping.xml(text.string, in: .value)
      case .cdata(let text): inner.text += "<![CDATA[\(text.string)]]>"
      case .comment, .processingInstruction: break
      }
    }
    return inner.text
  }
}
