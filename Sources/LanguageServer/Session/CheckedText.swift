import Compiler
import Diagnostics
import TwiMLVocabulary

/// What is wrong with a text: what `check` says of a file that holds it.
struct CheckedText: Sendable {
  let source: SourceFile
  /// In the order of the document.
  let findings: [Diagnostic]
  /// Whether edits can be applied.
  let isFixable: Bool
  /// Where the pages of the rules are on the web; nil where they are nowhere.
  let docsURL: String?
  /// Whether something in the markup keeps the verbs from being looked at.
  let isBroken: Bool

  /// As many findings as `check` reports of one document.
  static let findingLimit = 10_000

  init(_ text: [UInt8], named name: String, settings: DocumentSettings) {
    var options = settings.compiler
    options.keepsProgram = false
    let compilation = Compilation(name: name, bytes: text, options: options)
    source = compilation.source
    let found = compilation.diagnostics.filter { $0.severity >= settings.leastSeverity }
    let new = settings.newFindings?(found, compilation.source) ?? found
    findings = Array(new.prefix(CheckedText.findingLimit))
    docsURL = settings.docsURL
    isFixable = compilation.isFixable
    isBroken = compilation.syntaxFindings.contains { $0.severity == .error }
  }

  /// Findings that come from elsewhere.
  init(_ source: SourceFile, findings: [Diagnostic]) {
    self.source = source
    self.findings = findings
    docsURL = nil
    isFixable = false
    isBroken = false
  }

  /// A text that is not ours.
  static func nothing(_ text: [UInt8]) -> CheckedText {
    CheckedText(SourceFile(name: "", bytes: text), findings: [])
  }

  /// Where a range of the source is in the text of the editor, which may begin with a mark that the
  /// source leaves out.
  func editorRange(_ range: SourceRange) -> SourceRange {
    let lead = source.bytes.count - source.text.count
    guard lead == 3, range.lowerBound >= source.documentStart else { return range }
    return range.shifted(by: lead)
  }

  /// Where an offset of the editor's text is in the source.
  func sourceOffset(_ offset: Int) -> Int {
    let lead = source.bytes.count - source.text.count
    return lead == 3 && offset >= source.documentStart + lead ? offset - lead : offset
  }
}

/// The root of a document, as far as it shows what the document is.
enum VoiceRoot {
  /// Whether somebody means TwiML: the root is Response, or a verb that lacks its Response. In another
  /// case or with a prefix it is the root of many other formats, so a verb must follow it.
  /// - Parameter names: the names of the first two elements.
  static func isMeant(by names: [String]) -> Bool {
    guard let root = names.first else { return false }
    let specs = Vocabulary.all.filter { $0.role == .root || $0.role == .verb }
    if specs.contains(where: { $0.name == root }) { return true }
    guard names.count > 1, isSpelled(.root, root) else { return false }
    return isSpelled(.verb, names[1])
  }

  /// Whether an element has the name but for its case and its prefix.
  private static func isSpelled(_ role: ElementSpec.Role, _ name: String) -> Bool {
    guard let local = name.split(separator: ":").last?.lowercased() else { return false }
    return Vocabulary.all.contains { $0.role == role && $0.name.lowercased() == local }
  }
}
