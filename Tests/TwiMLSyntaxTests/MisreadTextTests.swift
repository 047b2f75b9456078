import Diagnostics
import Testing
import TwiMLSyntax

/// UTF-8 that was read as Latin-1 before the document was written.
@Suite struct MisreadTextTests {
  private func findings(_ words: String) -> [Diagnostic] {
    let text = "<Response><Say>\(words)</Say></Response>"
    return parse(SourceFile(name: "a.xml", bytes: Array(text.utf8))).diagnostics
  }

  /// Each word as its bytes look in windows-1252.
  private func misread(_ words: String) -> String {
    String(
      String.UnicodeScalarView(
        words.utf8.map { byte in
          byte < 0x80 || byte >= 0xA0
            ? Unicode.Scalar(byte) : Unicode.Scalar(Self.windows1252[Int(byte) - 0x80])!
        }))
  }

  /// The characters of windows-1252 from 0x80 on, and those of Latin-1 where it has none.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  @Test(arguments: [
    "Le café est fermé", "Grüße", "It’s open", "São Paulo", "5 £", "“Hello” – or not…", "¿Qué?",
    "Привет", "Dvořák, Łódź", "日本",
  ])
  func `text decoded twice has one finding with the correct text`(words: String) throws {
    let found = findings(misread(words))
    let finding = try #require(found.first)
    #expect(found.map(\.rule.id) == ["misread-text"])
    #expect(finding.severity == .warning)
    let fixIt = try #require(finding.fixIts.first)
    #expect(fixIt.safety == .safe)
    var text = Array("<Response><Say>\(misread(words))</Say></Response>".utf8)
    for edit in fixIt.edits.reversed() {
      text.replaceSubrange(
        edit.range.lowerBound..<edit.range.upperBound, with: edit.replacement.utf8)
    }
    #expect(String(decoding: text, as: UTF8.self) == "<Response><Say>\(words)</Say></Response>")
  }

  @Test(arguments: [
    "Le café est fermé", "«MAÇÃ»", "MANHÃ", "CAFÉ»", "É", "Grüße", "日本", "Привет", "5 £",
    "naïve Ã©", "cafe <!-- cafÃ© -->",
  ])
  func `correct text has no finding`(words: String) {
    #expect(findings(words).isEmpty)
  }

  @Test func `numeric references count as their characters`() throws {
    let finding = try #require(findings("caf&#195;&#169;").first)
    #expect(finding.rule == .misreadText)
    #expect(finding.fixIts.first?.edits.map(\.replacement) == ["é"])
  }

  @Test func `the fix of a text that Kazoo may cut is unsafe`() throws {
    let finding = try #require(findings(String(repeating: "caf\u{C3}\u{A9} ", count: 700)).first)
    #expect(finding.fixIts.first?.safety == .unsafe)
  }
}
