import Callflow
import JSON
import Testing

@Suite("What Kazoo takes in a callflow")
struct ValidationTests {
  /// Each observed in Kazoo's own check of such an action.
  static let refused: [Callflow.Action] = [
    Callflow.Action("tts", [.init("text", .string(""))]),
    Callflow.Action("tts"),
    Callflow.Action("tts", [.init("text", .string(String(repeating: "y", count: 1001)))]),
    Callflow.Action("tts", [.init("text", .string("a")), .init("engine", .string("polly"))]),
    Callflow.Action("pivot"),
    Callflow.Action("pivot", [.init("voice_url", .string("/a"))]),
    Callflow.Action("foo"),
    Callflow.Action("answer"),
    Callflow.Action("response", [.init("code", .string("503"))]),
    Callflow.Action("conference", [.init("id", .string("conf_1"))]),
    Callflow.Action(
      "record_caller", [.init("url", .string("http://h/x")), .init("time_limit", .integer(3))]),
    Callflow.Action(
      "set_variables", [.init("custom_application_vars", .object([.init("a", .integer(5))]))]),
    Callflow.Action("sleep", [.init("duration", .integer(-1))]),
    Callflow.Action(
      "play", [.init("id", .string("http://h/a.mp3")), .init("loop_count", .integer(0))]),
    Callflow.Action("user", [.init("id", .string("u")), .init("strategy", .string("x"))]),
  ]

  @Test("Kazoo 4.3 refuses it", arguments: refused)
  func refuses(_ action: Callflow.Action) {
    var flow = Callflow()
    flow.prepend(action)
    #expect(flow.problems(kazoo5: false).count == 1)
  }

  @Test(
    "Kazoo takes it",
    arguments: [
      Callflow.Action("tts", [.init("text", .string(String(repeating: "é", count: 1000)))]),
      Callflow.Action("hangup"),
      Callflow.Action("sleep", [.init("duration", .integer(0))]),
      Callflow.Action("response", [.init("code", .integer(503))]),
    ])
  func takes(_ action: Callflow.Action) {
    var flow = Callflow()
    flow.prepend(action)
    #expect(flow.problems(kazoo5: false) == [])
    #expect(flow.problems(kazoo5: true) == [])
  }

  @Test("Some modules are of Kazoo 5 alone")
  func kazoo5() {
    var flow = Callflow()
    flow.prepend(Callflow.Action("answer"))
    flow.prepend(
      Callflow.Action(
        "pivot",
        [
          .init(
            "serverless",
            .object([
              .init("flow_doc", .string("<Response/>")), .init("flow_type", .string("text/xml")),
            ]))
        ]))
    #expect(flow.problems(kazoo5: true) == [])
    #expect(flow.problems(kazoo5: false).map(\.action) == [0, 1])
  }
}
