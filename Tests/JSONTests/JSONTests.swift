import JSON
import Testing

@Suite struct JSONTests {
  private static let value: JSON = [
    "z": "Hi", "a": [:], "list": [-1, true, .null, [[], ["b": [:]]]], "none": [],
  ]

  @Test func `object literals keep the order of their members`() {
    #expect(
      JSONTests.value
        == .object([
          .init("z", .string("Hi")), .init("a", .object([])),
          .init(
            "list",
            .array([
              .integer(-1), .boolean(true), .null,
              .array([.array([]), .object([.init("b", .object([]))])]),
            ])),
          .init("none", .array([])),
        ]))
  }

  @Test func `the compact layout has no spaces`() {
    #expect(
      JSONTests.value.serialized(.compact)
        == #"{"z":"Hi","a":{},"list":[-1,true,null,[[],{"b":{}}]],"none":[]}"#)
  }

  @Test func `the pretty layout indents by two`() {
    #expect(
      JSONTests.value.serialized(.pretty) == """
        {
          "z": "Hi",
          "a": {},
          "list": [
            -1,
            true,
            null,
            [
              [],
              {
                "b": {}
              }
            ]
          ],
          "none": []
        }
        """)
  }

  @Test(
    arguments: [
      (JSON.null, "null"), ("", "\"\""), (.array([]), "[]"), (.object([]), "{}"), (0, "0"),
      (.integer(.min), "-9223372036854775808"), (false, "false"),
    ] as [(JSON, String)])
  func `a single value is serialized in both layouts`(value: JSON, text: String) {
    for layout in [JSON.Layout.compact, .pretty] { #expect(value.serialized(layout) == text) }
  }

  // RFC 8259, section 7, terminal controls, and JavaScript's line separators.
  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("\n", #""\n""#), ("\r", #""\r""#), ("\t", #""\t""#),
    ("\0", #""\u0000""#), ("\u{1F}", #""\u001f""#), ("é/€😀", #""é/€😀""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}", #""\u2028""#), ("\u{A0}", "\"\u{A0}\""),
  ])
  func `strings and keys are escaped`(value: String, expected: String) {
    #expect(JSON.string(value).serialized(.compact) == expected)
    let object = JSON.object([.init(value, 1)])
    #expect(object.serialized(.compact) == "{\(expected):1}")
  }

  @Test func `writing in pieces gives the same text`() {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.value(["b": 1])
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("c")
    writer.value(.null)
    writer.endObject()
    let value: JSON = ["a": [["b": 1], [:]], "c": .null]
    #expect(writer.bytes == value.utf8(.pretty))
  }

  @Test func `the size of deeply nested output stays linear`() {
    var writer = JSONWriter(.pretty)
    let depth = 100_000
    for _ in 0..<depth { writer.beginArray() }
    for _ in 0..<depth { writer.endArray() }
    // Two lines for each level, and at most 64 levels of indentation.
    #expect(writer.bytes.count < depth * 2 * (1 + 1 + 2 * 64))
  }
}
