import JSON
import Testing

@Suite struct SerializationTests {
  private static let flow: JSON = .object([
    JSON.Member("module", .string("tts")),
    JSON.Member("data", .object([JSON.Member("text", .string("Hi"))])),
    JSON.Member("children", .object([])),
    JSON.Member("list", .array([.integer(-1), .boolean(true), .null])),
    JSON.Member("none", .array([])),
  ])

  @Test func compactHasNoSpaces() {
    #expect(
      SerializationTests.flow.serialized(.compact)
        == #"{"module":"tts","data":{"text":"Hi"},"children":{},"list":[-1,true,null],"none":[]}"#)
  }

  @Test func prettyIndentsByTwo() {
    #expect(
      SerializationTests.flow.serialized(.pretty) == """
        {
          "module": "tts",
          "data": {
            "text": "Hi"
          },
          "children": {},
          "list": [
            -1,
            true,
            null
          ],
          "none": []
        }
        """)
  }

  @Test func literalsKeepTheirOrder() {
    let flow: JSON = [
      "module": "tts", "data": ["text": "Hi"], "children": [:], "list": [-1, true, .null],
      "none": [],
    ]
    #expect(flow == SerializationTests.flow)
  }

  // RFC 8259, section 7, and what a terminal obeys or JavaScript takes for the end of a line.
  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("\n", #""\n""#), ("\r", #""\r""#), ("\t", #""\t""#),
    ("\0", #""\u0000""#), ("\u{1F}", #""\u001f""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}", #""\u2028""#), ("\u{A0}", "\"\u{A0}\""),
    ("é/€😀", #""é/€😀""#),
  ])
  func stringsAreEscaped(value: String, expected: String) {
    #expect(JSON.string(value).serialized(.compact) == expected)
  }

  @Test func depthIsNoMatter() {
    var value = JSON.object([])
    for _ in 0..<2_000 { value = .object([JSON.Member("_", value)]) }
    #expect(value.serialized(.compact).utf8.count == 2_000 * 6 + 2)
  }
}
