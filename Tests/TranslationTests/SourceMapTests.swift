import Diagnostics
import JSON
import Testing
import Translation

@Suite
struct SourceMapTests {
  @Test
  func `a pointer maps to the verb of its action`() throws {
    let text = "<Response>\n  <Say>Hi</Say>\n  <Hangup/>\n</Response>"
    let translating = Translating(text)
    let flow = try #require(translating.flow)
    let map = SourceMap(
      of: flow, origins: translating.origins,
      in: SourceFile(name: "a.xml", bytes: Array(text.utf8)))
    let expected =
      #"[{"pointer":"","module":"tts","line":2,"column":3,"endLine":2,"endColumn":16},"#
      + #"{"pointer":"/children/_","module":"hangup","line":3,"column":3,"endLine":3,"endColumn":12}]"#
    #expect(map.json.serialized(.compact) == expected)
  }
}
