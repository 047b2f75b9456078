import Compiler
import Diagnostics
import JSON
import Reference
import TwiMLVocabulary

extension Server {
  /// What can be written at a place, with what Kazoo does with it.
  func completion(
    _ document: inout OpenDocument, _ parameters: JSONValue
  ) throws(ProtocolError) -> JSON {
    let offset = document.text.offset(of: try Position(parameters.required("position")))
    guard !document.isConfiguration(in: workspace) else { return .null }
    let markup = document.markup()
    guard document.mayBeTwiML(markup),
      let context = CompletionContext(at: offset, in: document.text.text, whole: markup),
      context.kind.isAnswer(to: parameters.value(at: "context", "triggerCharacter")?.string)
    else { return .null }
    let completer = Completer(
      context: context, target: options(for: document).target, client: client)
    let range = document.text.json(context.range)
    let items = completer.candidates(in: markup).enumerated().map { index, candidate in
      json(candidate, range: range, index: index)
    }
    return ["isIncomplete": false, "items": .array(items)]
  }

  private func json(_ candidate: Candidate, range: JSON, index: Int) -> JSON {
    let isSnippet = client.hasSnippets && candidate.snippet != nil
    let text = isSnippet ? candidate.snippet ?? candidate.text : candidate.text
    // In the order of the documentation, whatever the alphabet says.
    let order = String(index + 1000)
    return .some(
      ("label", .string(candidate.label)), ("kind", .integer(candidate.kind.rawValue)),
      ("detail", candidate.detail.isEmpty ? nil : .string(candidate.detail)),
      (
        "documentation",
        candidate.documentation.map { markup($0, isMarkdown: client.hasMarkdownCompletion) }
      ),
      ("sortText", .string(order)), ("filterText", candidate.filter.map(JSON.string)),
      ("insertTextFormat", isSnippet ? 2 : nil),
      ("textEdit", ["range": range, "newText": .string(text)]))
  }
}

extension OpenDocument {
  /// Whether TwiML can be written here: what has another root is something else.
  fileprivate func mayBeTwiML(_ markup: Markup) -> Bool {
    guard !isTwiML, let root = markup.elements.first else { return true }
    return !root.isTagClosed
  }
}

/// One thing that can be written.
struct Candidate {
  let label: String
  let kind: Kind
  /// What is written.
  let text: String
  /// The same with places to go on at.
  var snippet: String?
  /// What it does, in a few words.
  var detail = ""
  /// The same at length, in Markdown.
  var documentation: String?
  /// What is compared with what is typed; nil for the label.
  var filter: String?

  /// The numbers of the protocol.
  enum Kind: Int {
    case element = 7
    case attribute = 10
    case value = 12
    case endTag = 14
  }
}
