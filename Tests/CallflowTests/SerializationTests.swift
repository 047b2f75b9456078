import Callflow
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

  // RFC 8259, section 7: what must be escaped, and that nothing else need be.
  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("\n", #""\n""#), ("\r", #""\r""#), ("\t", #""\t""#),
    ("\0", #""\u0000""#), ("\u{1F}", #""\u001f""#), ("é/€😀", #""é/€😀""#),
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
