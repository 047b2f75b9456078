import Compiler
import Diagnostics
import JSON
import LanguageServer
import Testing

/// The text of a client that counts in scalars.
private struct ClientText {
  var scalars: [Unicode.Scalar]
  let encoding: PositionEncoding

  var string: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// The line and character of an index, counted from the start.
  func position(of index: Int) -> (Int, Int) {
    var (line, character) = (0, 0)
    for (offset, scalar) in scalars[..<index].enumerated() {
      let isBreak =
        scalar == "\n"
        || scalar == "\r" && !(offset + 1 < scalars.count && scalars[offset + 1] == "\n")
      if isBreak {
        (line, character) = (line + 1, 0)
      } else {
        character += encoding == .utf8 ? scalar.utf8.count : scalar.utf16.count
      }
    }
    return (line, character)
  }

  /// Whether an index is inside a line break of two characters, where there is no position.
  func isInsideBreak(_ index: Int) -> Bool {
    index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n"
  }
}

/// The same numbers in every run.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct EditSessionTests {
  private static let start = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Response>
      <Gather action="/menü" numDigits="1">
        <Say voice="woman">Grüezi 👋🏽 Welt</Say>
      </Gather>
      <Dial timeout="3"><Number>+14155550100</Number></Dial>\r
      <Redirect>https://example.com/日本</Redirect>
    </Response>

    """

  private static let pieces = [
    "", "", "", "a", " ", "\n", "\r\n", "\r", "é", "日本", "👋🏽", "<", ">", "\"", "/", "&amp;",
    "<Say>hi</Say>", "<Pause length=\"x\"/>", "</Response>", "<!-- ", " -->", "voice=\"alice\"",
    "<Response>", "<Hangup/>", "\u{FEFF}", "]]>", "\t",
  ]

  @Test(arguments: [PositionEncoding.utf8, .utf16])
  func `after ten thousand edits, server and client have the same text and findings`(
    encoding: PositionEncoding
  ) throws {
    var capabilities = JSON.capable
    if encoding == .utf8 { capabilities = ["general": ["positionEncodings": ["utf-8"]]] }
    let client = Client.started(capabilities: capabilities)
    client.open(Self.start)
    var text = ClientText(scalars: Array(Self.start.unicodeScalars), encoding: encoding)
    var dice = Dice(state: 2600)
    client.isHurried = true
    for version in 2...10_001 {
      edit(&text, client, version, &dice)
      // A document that only grows or is destroyed would test little.
      if version.isMultiple(of: 40) {
        text.scalars = Array(Self.start.unicodeScalars)
        client.replaceAll(Self.start, version: version)
      }
      guard version % 37 == 0 || version == 10_001 else { continue }
      client.settle()
      #expect(client.server.text(of: Client.uri) == Array(text.string.utf8))
      client.wait(10_000)
      expectSameFindings(client, text, version)
    }
  }

  private func edit(_ text: inout ClientText, _ client: Client, _ version: Int, _ dice: inout Dice)
  {
    var start = Int.random(in: 0...text.scalars.count, using: &dice)
    var end = min(text.scalars.count, start + [0, 0, 1, 2, 7].randomElement(using: &dice)!)
    if text.isInsideBreak(start) { start -= 1 }
    if text.isInsideBreak(end) { end += 1 }
    let piece = Self.pieces.randomElement(using: &dice)!
    client.change(text.position(of: start), text.position(of: end), to: piece, version: version)
    text.scalars.replaceSubrange(start..<end, with: piece.unicodeScalars)
  }

  private func expectSameFindings(_ client: Client, _ text: ClientText, _ version: Int) {
    let bytes = Array(text.string.utf8)
    let compilation = Compilation(name: "voice.xml", bytes: bytes, options: CompilerOptions())
    let pushed = client.pushed().last
    #expect(pushed?["version"]?.integer == version)
    let found = pushed?["diagnostics"]?.elements.map { item in
      [
        item["code"]?.string ?? "", item.value(at: "range", "start", "line")?.lexeme ?? "",
        item.value(at: "range", "start", "character")?.lexeme ?? "",
      ]
    }
    let document = TextDocument(bytes, encoding: text.encoding)
    let lead = bytes.count - compilation.source.text.count
    let expected = compilation.diagnostics.map { finding in
      let place = document.position(of: finding.range.lowerBound + lead)
      return [finding.rule.id, String(place.line), String(place.character)]
    }
    #expect(found == expected, "after edit \(version) of '\(text.string)'")
  }
}

extension JSONValue {
  /// The value at the end of a path of members.
  func value(at path: String...) -> JSONValue? {
    var value: JSONValue? = self
    for key in path { value = value?[key] }
    return value
  }
}
