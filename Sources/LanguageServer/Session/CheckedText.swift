import Compiler
import Diagnostics
import TwiMLVocabulary

/// The findings in a text, as `check` reports them for a file.
struct CheckedText: Sendable {
  let source: SourceFile
  /// In the order of the document.
  let findings: [Diagnostic]
  /// Whether edits can be applied.
  let isFixable: Bool
  /// The address of the pages of the rules; nil if there is none.
  let docsURL: String?
  /// Whether an error in the markup prevents checking the verbs.
  let isBroken: Bool

  /// The maximum number of findings in a document, as in `check`.
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

  /// Wraps findings that were computed elsewhere.
  init(_ source: SourceFile, findings: [Diagnostic]) {
    self.source = source
    self.findings = findings
    docsURL = nil
    isFixable = false
    isBroken = false
  }

  /// The result for a text that is not TwiML.
  static func nothing(_ text: [UInt8]) -> CheckedText {
    CheckedText(SourceFile(name: "", bytes: text), findings: [])
  }

  /// The range of a source range in the editor's text, which can begin with a byte order mark that
  /// the source omits.
  func editorRange(_ range: SourceRange) -> SourceRange {
    let lead = source.bytes.count - source.text.count
    guard lead == 3, range.lowerBound >= source.documentStart else { return range }
    return range.shifted(by: lead)
  }

  /// The source offset of an offset in the editor's text.
  func sourceOffset(_ offset: Int) -> Int {
    let lead = source.bytes.count - source.text.count
    return lead == 3 && offset >= source.documentStart + lead ? offset - lead : offset
  }
}

/// The root of a document, as far as it shows whether the document is TwiML.
enum VoiceRoot {
  /// Whether the document is intended as TwiML: the root is Response, or a verb without its
  /// Response. A verb must follow a root in another case or with a prefix, because many other
  /// formats have such a root.
  /// - Parameter names: the names of the first two elements.
  static func isIntended(by names: [String]) -> Bool {
    guard let root = names.first else { return false }
    let specs = Vocabulary.all.filter { $0.role == .root || $0.role == .verb }
    if specs.contains(where: { $0.name == root }) { return true }
    guard names.count > 1, isSpelled(.root, root) else { return false }
    return isSpelled(.verb, names[1])
  }

  /// Whether the name matches an element except for its case and prefix.
  private static func isSpelled(_ role: ElementSpec.Role, _ name: String) -> Bool {
    guard let local = name.split(separator: ":").last?.lowercased() else { return false }
    return Vocabulary.all.contains { $0.role == role && $0.name.lowercased() == local }
  }
}
