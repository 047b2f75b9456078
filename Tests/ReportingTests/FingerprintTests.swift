import Diagnostics
import Testing

@testable import Reporting

@Suite struct FingerprintTests {
  // The authors' test vectors, those for texts that end in a NUL.
  @Test(
    arguments: [
      ("", 0xAF63_BD4C_8601_B7DF), ("a", 0x089B_E207_B544_F1E4), ("foobar", 0x3453_1CA7_168B_8F38),
    ] as [(String, UInt64)])
  func `the hash is FNV-1a`(text: String, expected: UInt64) {
    var hash = FowlerNollVo()
    hash.combine(text.utf8)
    #expect(hash.value == expected)
  }

  private static let before = "<Response>\n  <Say voice=\"alice\">Hi there</Say>\n</Response>"

  /// The tag and text are the same, and everything else differs.
  @Test(arguments: [
    "<Response>\n\n<Pause/>\n  <Say voice=\"alice\">Hi there</Say>\n</Response>",
    "<Response><Say voice=\"alice\">Hi there</Say></Response>",
    "<Response>\r\n\t<Say\r\n\t\tvoice=\"alice\">Hi\r\n there</Say>\r\n</Response>",
    "<!-- \u{1F600} --><Say voice=\"alice\">Hi there",
  ])
  func `a fingerprint survives changes around its tag`(text: String) {
    #expect(fingerprints(["alice"], in: text) == fingerprints(["alice"], in: Self.before))
  }

  @Test(arguments: [
    "<Response>\n  <Say voice=\"alice\">Bye</Say>\n</Response>",
    "<Response>\n  <Say voice=\"alice\" loop=\"2\">Hi there</Say>\n</Response>",
    "<Response>\n  <Play voice=\"alice\">Hi there</Play>\n</Response>",
  ])
  func `a fingerprint changes with its tag or text`(text: String) {
    #expect(fingerprints(["alice"], in: text) != fingerprints(["alice"], in: Self.before))
  }

  @Test func `a text belongs to the tag before it`() {
    let found = fingerprints(["there"], in: Self.before)
    #expect(found == fingerprints(["there"], in: "<Say voice=\"alice\">Hi there<Say/>"))
    #expect(found != fingerprints(["there"], in: "<Say>Hi there<Say/>"))
  }

  @Test func `a fingerprint depends on the rule and the path`() {
    let other = Rule(
      id: "other-rule", severity: .error, summary: "", finds: "", caller: "It ends.", remedy: "",
      citations: [], wrong: "", right: "")
    let range = SourceRange(1..<2)
    let inMenu = SourceFile(name: "menu.xml", bytes: Array("<a/>".utf8))
    let inOther = SourceFile(name: "other.xml", bytes: inMenu.bytes)
    let all = [(Rule.sample, inMenu), (other, inMenu), (.sample, inOther)].map { rule, source in
      Fingerprint.all(of: [Diagnostic(rule, "x", at: range)], in: source)
    }
    #expect(Set(all).count == 3)
  }

  @Test(arguments: ["./menu.xml", ".//menu.xml", "././menu.xml"])
  func `a fingerprint does not depend on the spelling of the path`(name: String) {
    let found = [Diagnostic(.sample, "x", at: SourceRange(1..<2))]
    let source = SourceFile(name: name, bytes: Array("<a/>".utf8))
    #expect(
      Fingerprint.all(of: found, in: source) == Fingerprint.all(of: found, in: SourceFile("<a/>")))
  }

  @Test func `identical findings get different fingerprints by count`() {
    let two = fingerprints(["x", "x"], in: "<x/>")
    let three = fingerprints(["x", "x", "x"], in: "<y/>\n<x/>")
    #expect(Set(three).count == 3)
    #expect(Array(three.prefix(2)) == two)
  }

  @Test func `a fingerprint has sixteen hexadecimal digits`() {
    for text in (0..<300).map({ "<a\($0)/>" }) {
      #expect(fingerprints(["a"], in: text)[0].text.wholeMatch(of: #/[0-9a-f]{16}/#) != nil)
    }
  }

  @Test(arguments: [
    ("a.xml", "a.xml"), ("./a.xml", "a.xml"), ("a//b/./c.xml", "a/b/c.xml"),
    ("/a//b.xml", "/a/b.xml"), ("../a.xml", "../a.xml"), ("a/\u{301}b.xml", "a/\u{301}b.xml"),
  ])
  func `paths are normalized`(path: String, expected: String) {
    #expect(Array(normalizedPath(path).utf8) == Array(expected.utf8))
  }

  private func fingerprints(_ parts: [String], in text: String) -> [Fingerprint] {
    let source = SourceFile(text)
    let found = parts.map { Diagnostic(.sample, "x", at: source.range(of: $0)) }
    return Fingerprint.all(of: found, in: source)
  }
}
