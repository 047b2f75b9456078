import Diagnostics
import Reporting

extension Rule {
  static let sample = Rule(
    id: "sample-rule", severity: .error, summary: "a rule of the tests", finds: "None.",
    caller: "It ends.", remedy: "", citations: [],
    wrong: "<a/>", right: "<b/>")
}

extension SourceFile {
  convenience init(_ text: String) { self.init(name: "menu.xml", bytes: Array(text.utf8)) }

  /// The first occurrence of a part in the text; the whole text if there is none.
  func range(of part: String) -> SourceRange {
    let found = text.firstRange(of: Array(part.utf8))
    return SourceRange(found ?? 0..<text.count)
  }
}

/// The whole report of a run.
func render(_ reporter: some Reporter, _ documents: [([Diagnostic], SourceFile)]) -> String {
  var reporter = reporter
  var text = reporter.begin()
  for (diagnostics, source) in documents { text += reporter.report(diagnostics, in: source) }
  return text + reporter.end()
}

/// Every kind of character that a format may need to escape.
let manyCharacters: String = {
  var scalars = String.UnicodeScalarView()
  scalars.append(contentsOf: (0...0x24F).compactMap(Unicode.Scalar.init))
  scalars.append(contentsOf: "]]>&amp;<![CDATA[--><!--{{0}}[a](1)%0A::,".unicodeScalars)
  scalars.append(contentsOf: ["\u{2028}", "\u{2029}", "\u{D7FF}", "\u{E000}", "\u{FEFF}"])
  scalars.append(contentsOf: ["\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1F600}", "\u{10FFFF}"])
  return String(scalars)
}()
