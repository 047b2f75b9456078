import JSON
import KazooCallflow
import Testing

@Suite
struct DocumentTests {
  private static let flow: Callflow = {
    var flow = Callflow()
    let hangup = flow.prepend(Callflow.Action("hangup"))
    let say = flow.prepend(
      Callflow.Action(
        "tts", [.init("text", .string("a \"b\" <c> \\ #1\n"))],
        branches: [Callflow.Branch("_", hangup)]))
    flow.prepend(
      Callflow.Action(
        "offnet", [.init("to_did", .string("1001"))],
        branches: [Callflow.Branch("NO/AN~SWER", say), Callflow.Branch("_", hangup)]))
    return flow
  }()

  @Test
  func `the document for Kazoo's API wraps the flow`() {
    var flow = Callflow()
    flow.prepend(Callflow.Action("hangup"))
    let document = CallflowDocument(
      name: "Main", numbers: ["+14155550100"], patterns: ["^1$"], flow: flow)
    let text =
      #"{"data":{"name":"Main","numbers":["+14155550100"],"patterns":["^1$"],"flow":{"module":"hangup","data":{},"children":{}}}}"#
    #expect(document.serialized(.compact) == text)
    #expect(
      CallflowDocument(flow: flow).serialized(.compact)
        == #"{"data":{"numbers":[],"flow":{"module":"hangup","data":{},"children":{}}}}"#)
  }

  @Test
  func `each action has a JSON pointer for each place`() {
    #expect(
      Self.flow.places(root: "/flow").map { "\($0.pointer) \(Self.flow.actions[$0.action].module)" }
        == [
          "/flow offnet", "/flow/children/NO~1AN~0SWER tts",
          "/flow/children/NO~1AN~0SWER/children/_ hangup", "/flow/children/_ hangup",
        ])
  }

  @Test
  func `a flow is drawn for Mermaid`() {
    #expect(
      Self.flow.graph(.mermaid) == """
        flowchart TD
          n1["offnet<br>1001"]
          n1 -->|"NO/AN~SWER"| n2
          n1 --> n3
          n2["tts<br>a #quot;b#quot; &lt;c&gt; \\ #35;1 "]
          n2 --> n3
          n3["hangup"]

        """)
  }

  @Test
  func `a flow is drawn for Graphviz`() {
    #expect(
      Self.flow.graph(.dot) == #"""
        digraph callflow {
          node [shape=box];
          n1 [label="offnet\n1001"];
          n1 -> n2 [label="NO/AN~SWER"];
          n1 -> n3;
          n2 [label="tts\na \"b\" <c> \\ #1 "];
          n2 -> n3;
          n3 [label="hangup"];
        }

        """#)
  }
}
