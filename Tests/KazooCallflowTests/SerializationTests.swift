import Diagnostics
import JSON
import KazooCallflow
import Testing

@Suite
struct SerializationTests {
  @Test
  func `an action is written as module, data and children`() {
    var flow = Callflow()
    let hangup = flow.prepend(Callflow.Action("hangup"))
    flow.prepend(
      Callflow.Action(
        "sleep", [.init("unit", .string("s")), .init("duration", .integer(2))],
        branches: [Callflow.Branch("_", hangup)]))
    let compact =
      #"{"module":"sleep","data":{"unit":"s","duration":2},"children":{"_":{"module":"hangup","data":{},"children":{}}}}"#
    #expect(flow.serialized(.compact) == compact)
    #expect(
      flow.serialized(.pretty) == """
        {
          "module": "sleep",
          "data": {
            "unit": "s",
            "duration": 2
          },
          "children": {
            "_": {
              "module": "hangup",
              "data": {},
              "children": {}
            }
          }
        }
        """)
  }

  @Test
  func `an action shared by two branches is written twice`() {
    var flow = Callflow()
    let hangup = flow.prepend(Callflow.Action("hangup"))
    flow.prepend(
      Callflow.Action(
        "offnet", branches: [Callflow.Branch("USER_BUSY", hangup), Callflow.Branch("_", hangup)]))
    let end = #"{"module":"hangup","data":{},"children":{}}"#
    #expect(
      flow.serialized(.compact)
        == #"{"module":"offnet","data":{},"children":{"USER_BUSY":"# + end + #","_":"# + end + "}}")
  }

  @Test
  func `a flow of 100,000 actions is written in linear size`() {
    var flow = Callflow()
    var next = flow.prepend(Callflow.Action("hangup"))
    for _ in 1..<100_000 {
      next = flow.prepend(Callflow.Action("answer", branches: [Callflow.Branch("_", next)]))
    }
    let opening = #"{"module":"answer","data":{},"children":{"_":"#.utf8.count
    let last = #"{"module":"hangup","data":{},"children":{}}"#.utf8.count
    #expect(flow.utf8(.compact).count == 99_999 * (opening + 2) + last)
  }

  @Test
  func `very deep actions take one line each and are indented no further`() {
    // 32 actions of 7 lines each, indented two levels deeper than the one before.
    let lines = chain(of: 34).serialized(.pretty).split(separator: "\n")
    let indentation = String(repeating: " ", count: 2 * 63)
    #expect(
      lines.dropFirst(7 * 31 + 6).prefix(6).map(String.init) == [
        "\(indentation)\"children\": {",
        "\(indentation)  \"_\": {\"module\": \"sleep\", \"data\": {\"duration\": 2, \"unit\": \"s\"}, \"children\": {",
        "\"_\": {\"module\": \"hangup\", \"data\": {}, \"children\": {}}}}",
        "\(indentation)}", "\(indentation.dropLast(2))}", "\(indentation.dropLast(4))}",
      ])
  }

  @Test
  func `a deep flow is valid JSON of linear size`() throws {
    func size(_ depth: Int) -> Int { chain(of: depth).utf8(.pretty).count }
    #expect(size(2000) - size(1000) == size(3000) - size(2000))
    #expect(size(4) - size(3) > size(3) - size(2))
    #expect(size(2000) < chain(of: 2000).utf8(.compact).count * 3 / 2)
    let (document, findings) = parseJSON(
      SourceFile(name: "flow.json", bytes: chain(of: 1000).utf8(.pretty)))
    #expect(findings.isEmpty)
    #expect(document.laidOut(isCompact: true) == chain(of: 1000).serialized(.compact))
  }

  @Test(arguments: [1, 10_000])
  func `the pieces of a large flow join to the whole text`(depth: Int) {
    for layout in [JSON.Layout.compact, .pretty] {
      let flow = chain(of: depth)
      var pieces: [[UInt8]] = []
      flow.write(layout) { pieces.append($0) }
      #expect(Array(pieces.joined()) == flow.utf8(layout))
      #expect((pieces.count > 1) == (depth > 1))
      let document = CallflowDocument(name: "Deep", flow: flow)
      pieces = []
      document.write(layout) { pieces.append($0) }
      #expect(Array(pieces.joined()) == document.utf8(layout))
    }
  }

  private func chain(of count: Int) -> Callflow {
    var flow = Callflow()
    var next = flow.prepend(Callflow.Action("hangup"))
    for _ in 1..<count {
      next = flow.prepend(
        Callflow.Action(
          "sleep", [.init("duration", 2), .init("unit", "s")],
          branches: [Callflow.Branch("_", next)]))
    }
    return flow
  }
}
