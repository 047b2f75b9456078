import Diagnostics
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// Writes verbs as XML again, without comments.
///
/// A document is only so deep: the parser sees to that.
struct XMLWriter {
  /// Whether what Kazoo's interpreter fails on is to be written as it means the same.
  let isMigrating: Bool
  private(set) var text = ""

  init(isMigrating: Bool) { self.isMigrating = isMigrating }

  mutating func open(_ name: String) { text += "<\(name)>" }
  mutating func close(_ name: String) { text += "</\(name)>" }

  /// - Parameter url: the URL that the verb asks for, written out; nil for one that asks for none.
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

  /// Nil for what is left out.
  private func value(of attribute: Attribute, in element: Element) -> String? {
    guard isMigrating else { return attribute.value }
    switch (element.name, attribute.name) {
    case ("Hangup", _), ("Record", "recordingUrl"), ("Dial", "strategy"), ("Dial", "hangupOn"):
      return nil
    case ("Say", "voice"): return Migration.voice(for: attribute.value) == "male" ? "man" : "woman"
    case ("Say", "language"): return Migration.language(for: attribute.value)
    case ("Reject", "reason"): return attribute.value == "busy" ? "busy" : "rejected"
    default: return attribute.value
    }
  }

  private func content(of element: Element, asking url: String?) -> String {
    if element.name == "Redirect", let url { return Escaping.xml(url, in: .value) }
    if isMigrating {
      switch element.name {
      case "Say", "Play": return Escaping.xml(element.meantText, in: .value)
      case "Hangup", "Reject", "Pause", "Record": return ""
      case "Gather" where element.children.isEmpty: return " "
      default: break
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
