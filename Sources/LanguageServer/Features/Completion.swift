import Compiler
import Diagnostics
import JSON
import Reference
import TwiMLVocabulary

extension Server {
  /// The completions at a place, each with what Kazoo does with it.
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
    // In the order of the documentation, not of the alphabet.
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
  /// Whether TwiML can be written here; a document with another root is not TwiML.
  fileprivate func mayBeTwiML(_ markup: Markup) -> Bool {
    guard !isTwiML, let root = markup.elements.first else { return true }
    return !root.isTagClosed
  }
}

/// One completion.
struct Candidate {
  let label: String
  let kind: Kind
  /// The text to insert.
  let text: String
  /// The same text with tab stops.
  var snippet: String?
  /// Its effect, in a few words.
  var detail = ""
  /// Its effect at length, in Markdown.
  var documentation: String?
  /// The text to compare with what the user types; nil for the label.
  var filter: String?

  /// The protocol's numbers.
  enum Kind: Int {
    case element = 7
    case attribute = 10
    case value = 12
    case endTag = 14
  }
}
