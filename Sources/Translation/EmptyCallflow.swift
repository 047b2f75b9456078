import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax

extension Callflow {
  /// Whether the call only ends, with or without an answer.
  var isEmptyCall: Bool {
    actions.allSatisfy { action in
      switch action.module {
      case "hangup", "answer": return true
      case "play":
        guard case .string(let id)? = action["id"] else { return false }
        return id == "silence_stream://100"
      default: return false
      }
    }
  }
}

extension Program {
  /// Whether the document ends the call explicitly.
  var endsOnPurpose: Bool {
    statements.contains { statement in
      guard statement.isIntended else { return false }
      if case .hangup = statement.verb { return true }
      return false
    }
  }
}

extension Element {
  /// The first text inside that is not ASCII, which is garbled if each of its bytes is read as a
  /// character; nil if there is none.
  var garbledText: SourceRange? {
    var pending = Array(children.reversed())
    while let node = pending.popLast() {
      switch node {
      case .text(let part), .cdata(let part):
        if part.string.utf8.contains(where: { $0 >= 0x80 }) { return node.range }
      case .element(let element): pending += element.children.reversed()
      case .comment, .processingInstruction: break
      }
    }
    return nil
  }
}

extension Diagnostic {
  /// How to keep what a callflow cannot do: Pivot runs the verb from a document of its own.
  /// - Parameter purpose: "to keep it".
  static func serving(_ element: Element, _ purpose: String) -> String {
    serving(element.name, purpose)
  }

  /// The same for an element with a name.
  static func serving(_ name: String, _ purpose: String) -> String {
    "\(purpose), serve this \(name) as a document of its own, and translate a Redirect to it"
  }

  static func emptyCallflow(_ response: Element) -> Diagnostic {
    Diagnostic(
      .emptyCallflow, "nothing happens on this call: the callflow does nothing but hang up",
      at: response.startTag, help: ["write the verbs of the call between the tags"])
  }

  static func garbledText(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .lossGarbledText, "the callflow has this text as it is written, where Pivot garbles it",
      at: range, help: ["declare encoding=\"UTF-8\", or leave the encoding out"])
  }
}
