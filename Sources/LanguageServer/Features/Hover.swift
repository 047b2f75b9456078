import Compiler
import Diagnostics
import JSON
import Reference
import TwiMLSemantics
import TwiMLVocabulary

extension Server {
  /// The information about the place under the pointer: its findings with their explanation, and
  /// what Kazoo does with the element, attribute or value.
  func hover(
    _ document: inout OpenDocument, _ parameters: JSONValue
  ) throws(ProtocolError) -> JSON {
    let offset = document.text.offset(of: try Position(parameters.required("position")))
    let checked = checked(of: &document)
    var pages = findingPages(checked, at: checked.sourceOffset(offset))
    var range = pages.range.map(checked.editorRange).map { $0.lowerBound..<$0.upperBound }
    if document.isTwiML {
      let options = options(for: document)
      let outline = Outline(text: document.text.text, markup: document.markup())
      if let place = Place(at: offset, in: outline.markup),
        let page = PlacePage(place, in: outline, options)
      {
        pages.texts.append(page.text)
        range = range ?? page.range
      }
    }
    guard !pages.texts.isEmpty else { return .null }
    let text = pages.texts.joined(separator: "\n---\n\n")
    return .some(
      ("contents", markup(text, isMarkdown: client.hasMarkdownHover)),
      ("range", range.map(document.text.json)))
  }

  /// The settings for a document.
  func settings(for uri: DocumentURI) -> DocumentSettings {
    overrides.applied(to: workspace.settings(for: uri.path))
  }

  /// The compiler options for a document.
  func options(for document: OpenDocument) -> CompilerOptions {
    settings(for: document.uri).compiler
  }

  func markup(_ text: String, isMarkdown: Bool) -> JSON {
    ["kind": .string(isMarkdown ? "markdown" : "plaintext"), "value": .string(text)]
  }

  /// The maximum number of findings to show at one place.
  private static let findingLimit = 3

  private func findingPages(
    _ checked: CheckedText, at offset: Int
  ) -> (texts: [String], range: SourceRange?) {
    let findings = checked.findings.filter {
      $0.range.lowerBound <= offset && offset <= max($0.range.upperBound, $0.range.lowerBound + 1)
    }.sorted { $0.range.count < $1.range.count }.prefix(Server.findingLimit)
    let texts = findings.map { finding in
      let help = finding.help.map { "- help: \($0)\n" }.joined()
      let head = "**\(finding.severity.name)**: \(finding.message)\n\n"
      return head + (help.isEmpty ? "" : help + "\n")
        + RulePage.text(of: finding.rule, in: Catalog.documents)
    }
    return (Array(texts), findings.first?.range)
  }
}

/// What Kazoo does with the element, attribute or value at a place.
private struct PlacePage {
  let text: String
  /// The range that it is about, in the editor's text.
  let range: Range<Int>

  /// nil if the table has no entry for it.
  init?(_ place: Place, in outline: Outline, _ options: CompilerOptions) {
    switch place {
    case .content: return nil
    case .element(let element, let range):
      guard let spec = outline.spec(of: element) else { return nil }
      (text, self.range) = (ElementPage.text(of: spec), range)
    case .attribute(let attribute, let element):
      guard let spec = outline.spec(of: element),
        let attributeSpec = spec.attribute(outline.name(attribute.name), on: options.target)
      else { return nil }
      (text, range) = (ElementPage.text(of: attributeSpec, on: spec), attribute.name)
    case .value(let attribute, let element):
      guard let spec = outline.spec(of: element), let value = attribute.value,
        let attributeSpec = spec.attribute(outline.name(attribute.name), on: options.target)
      else { return nil }
      let meaning = attributeSpec.type.meaning(
        of: outline.decoded(value), baseURL: options.baseURL)
      let head = meaning.map { "`\(outline.name(value))`: \($0)\n\n" } ?? ""
      (text, range) = (head + ElementPage.text(of: attributeSpec, on: spec), value)
    }
  }
}
