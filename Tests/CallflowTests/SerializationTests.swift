import Callflow
import JSON
import Testing

@Suite("Callflow text")
struct SerializationTests {
  @Test("Of an action module comes first, then data, then children")
  func flow() {
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

  @Test("What two branches lead to is written twice")
  func shared() {
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

  @Test("A flow of 100,000 actions is written and released, and its size stays linear")
  func deep() {
    var flow = Callflow()
    var next = flow.prepend(Callflow.Action("hangup"))
    for _ in 1..<100_000 {
      next = flow.prepend(Callflow.Action("answer", branches: [Callflow.Branch("_", next)]))
    }
    let opening = #"{"module":"answer","data":{},"children":{"_":"#.utf8.count
    let last = #"{"module":"hangup","data":{},"children":{}}"#.utf8.count
    #expect(flow.utf8(.compact).count == 99_999 * (opening + 2) + last)
  }

  @Test("From some depth on lines are indented no further")
  func indentation() {
    func size(_ depth: Int) -> Int {
      var flow = Callflow()
      var next = flow.prepend(Callflow.Action("hangup"))
      for _ in 1..<depth {
        next = flow.prepend(Callflow.Action("answer", branches: [Callflow.Branch("_", next)]))
      }
      return flow.utf8(.pretty).count
    }
    #expect(size(2000) - size(1000) == size(3000) - size(2000))
    #expect(size(4) - size(3) > size(3) - size(2))
  }
}
