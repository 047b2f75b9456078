import Compiler
import Diagnostics
import JSON
import TwiMLVocabulary

extension Server {
  /// The actions for the findings in a range: their fixes, all safe fixes of the document, and
  /// comments that silence a rule.
  func codeActions(
    _ document: inout OpenDocument, _ parameters: JSONValue
  ) throws(ProtocolError) -> JSON {
    let range = try parameters.required("range").positionRange()
    let offsets =
      document.text.offset(of: range.lowerBound)..<document.text.offset(of: range.upperBound)
    let wanted = parameters.value(at: "context", "only")?.elements.compactMap(\.string)
    let isWanted = { (kind: String) in
      wanted?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
    }
    guard client.hasCodeActionLiterals else { return [] }
    let checked = checked(of: &document)
    guard document.isTwiML else { return [] }
    var renderer = CodeActionRenderer(checked, document, client)
    var actions: [JSON] = []
    if isWanted("quickfix") {
      let findings = checked.findings.filter { finding in
        let place = checked.editorRange(finding.range)
        return place.lowerBound <= offsets.upperBound && offsets.lowerBound <= place.upperBound
      }.prefix(Server.actionLimit)
      for finding in findings { actions += renderer.fixes(of: finding) }
      var suppressed: Set<Rule> = []
      for finding in findings where suppressed.insert(finding.rule).inserted {
        actions += renderer.suppressions(of: finding, in: document.markup())
      }
    }
    let isNamed = wanted?.contains { $0.hasPrefix("source") } ?? false
    if isWanted("source.fixAll.twimlc"),
      isNamed || document.text.text.count < Server.automaticFixLimit
    {
      actions += renderer.fixAll(options(for: document))
    }
    return .array(actions)
  }

  /// The maximum number of findings at a place that get their own actions.
  private static let actionLimit = 20
  /// The largest document, in bytes, for which all fixes are computed without a request: editors
  /// ask for actions whenever the cursor moves.
  private static let automaticFixLimit = 64 << 10
}

/// Converts changes of a document to the protocol's objects.
private struct CodeActionRenderer {
  private let checked: CheckedText
  private let document: OpenDocument
  private let client: ClientCapabilities
  private var diagnostics: DiagnosticRenderer

  init(_ checked: CheckedText, _ document: OpenDocument, _ client: ClientCapabilities) {
    self.checked = checked
    self.document = document
    self.client = client
    diagnostics = DiagnosticRenderer(checked, document, client)
  }

  mutating func fixes(of finding: Diagnostic) -> [JSON] {
    guard checked.isFixable else { return [] }
    let json = diagnostics.json(finding)
    // An unsafe fix is never preferred, because editors may apply the preferred one automatically.
    let preferred = finding.fixIts.firstIndex { $0.safety == .safe }
    return finding.fixIts.enumerated().map { index, fixIt in
      let isPreferred = client.hasPreferredActions && index == preferred
      return .some(
        ("title", .string(fixIt.message)), ("kind", "quickfix"), ("diagnostics", [json]),
        ("isPreferred", isPreferred ? true : nil),
        ("edit", edit(fixIt.edits.map { ($0.range, $0.replacement) })))
    }
  }

  /// Comments that silence the rule of a finding: before the verb, and for the file.
  mutating func suppressions(of finding: Diagnostic, in markup: Markup) -> [JSON] {
    // Without a tree, comments have no effect.
    guard finding.rule.canBeSilenced, !checked.isBroken, let root = markup.elements.first else {
      return []
    }
    let json = diagnostics.json(finding)
    var actions: [JSON] = []
    let outline = Outline(text: document.text.text, markup: markup)
    let offset = checked.editorRange(finding.range).lowerBound
    if let verb = outline.verb(around: offset) {
      let text = comment(.nextElement, finding.rule, at: verb.range.lowerBound)
      actions.append(
        action("suppress '\(finding.rule.id)' here", insert: text, at: verb.range.lowerBound, json))
    }
    let text = comment(.file, finding.rule, at: root.range.lowerBound)
    actions.append(
      action(
        "suppress '\(finding.rule.id)' in this file", insert: text, at: root.range.lowerBound, json)
    )
    return actions
  }

  private func action(
    _ title: String, insert text: String, at offset: Int, _ diagnostic: JSON
  ) -> JSON {
    [
      "title": .string(title), "kind": "quickfix", "diagnostics": [diagnostic],
      "edit": edit(inEditor: [(offset..<offset, text)]),
    ]
  }

  /// A comment before an element; it gets its own line if the element begins a line.
  private func comment(_ scope: Directive.Scope, _ rule: Rule, at offset: Int) -> String {
    let text = "<!-- \(scope.rawValue) \(rule.id) -->"
    let (start, indentation) = document.text.indentation(at: offset)
    let isFirst = start + indentation.utf8.count == offset
    return isFirst ? text + document.text.lineBreak + indentation : text
  }

  /// The edits of `check --fix`.
  func fixAll(_ options: CompilerOptions) -> [JSON] {
    guard checked.isFixable,
      checked.findings.contains(where: { $0.fixIts.contains { $0.safety == .safe } })
    else { return [] }
    let compilation = Compilation(
      name: checked.source.name, bytes: checked.source.bytes, options: options)
    let result = Correction(compilation, fixing: Fixing(isAsked: true)).result.source.bytes
    let old = document.text.text
    guard result != old else { return [] }
    let change = old.change(to: result)
    return [
      .some(
        ("title", "fix all that is safe to fix"), ("kind", "source.fixAll.twimlc"),
        ("edit", edit(inEditor: [change])))
    ]
  }

  private func edit(_ edits: [(SourceRange, String)]) -> JSON {
    edit(
      inEditor: edits.map { range, text in
        let range = checked.editorRange(range)
        return (range.lowerBound..<range.upperBound, text)
      })
  }

  private func edit(inEditor edits: [(Range<Int>, String)]) -> JSON {
    let edits = JSON.array(
      edits.map { ["range": document.text.json($0), "newText": .string($1)] })
    let uri = document.uri.text
    guard client.hasDocumentChanges else {
      return ["changes": .object([JSON.Member(uri, edits)])]
    }
    let version = document.version.map(JSON.integer) ?? .null
    return [
      "documentChanges": [
        ["textDocument": ["uri": .string(uri), "version": version], "edits": edits]
      ]
    ]
  }
}

extension Outline {
  /// The innermost element around an offset that a comment can precede without changing the call: a
  /// verb in `Response` or in `Gather`. In `Dial`, a comment counts as a noun.
  fileprivate func verb(around offset: Int) -> MarkupElement? {
    var element = markup.element(at: offset)
    while let current = element, let parent = markup.parent(of: current) {
      let isPrompt = spec(of: current)?.role == .verb && spec(of: parent)?.content == .elements
      if isPrompt || spec(of: parent)?.role == .root { return current }
      element = parent
    }
    return nil
  }
}

extension TextDocument {
  /// The line break of the first line.
  fileprivate var lineBreak: String {
    guard let end = text.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    else { return "\n" }
    if text[end] == UInt8(ascii: "\n") { return "\n" }
    return end + 1 < text.count && text[end + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r"
  }
}

extension [UInt8] {
  /// The single replacement that turns this text into another, cut at whole scalars.
  fileprivate func change(to other: [UInt8]) -> (Range<Int>, String) {
    var start = 0
    while start < Swift.min(count, other.count), self[start] == other[start] { start += 1 }
    while start > 0,
      start < count && self[start] & 0xC0 == 0x80
        || start < other.count && other[start] & 0xC0 == 0x80
    { start -= 1 }
    var tail = 0
    while tail < Swift.min(count, other.count) - start,
      self[count - 1 - tail] == other[other.count - 1 - tail]
    { tail += 1 }
    while tail > 0, self[count - tail] & 0xC0 == 0x80 { tail -= 1 }
    return (
      start..<count - tail, String(decoding: other[start..<other.count - tail], as: UTF8.self)
    )
  }
}
