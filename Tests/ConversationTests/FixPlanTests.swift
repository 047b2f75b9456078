import Compiler
import Conversation
import Diagnostics
import Testing
import Trace

/// In which order an application is to be mended.
struct FixPlanTests {
  struct FixOrder: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let documents: [String: String]
    /// Each step with its fixes as `rule at path`, and what it opens.
    let steps: [String]
  }

  /// Three menus below each other, which end in a goodbye: four responses.
  private static func deep(_ name: String) -> [String: String] {
    [
      "/\(name)": gather("Press 1 to go on.", "http://h/\(name)2"),
      "/\(name)2": gather("Press 1 to go further.", "http://h/\(name)3"),
      "/\(name)3": gather("Press 1 for the end.", "http://h/\(name)4"),
      "/\(name)4": "<Response><Say>The end of \(name). Goodbye.</Say></Response>",
    ]
  }

  private static func gather(_ text: String, _ action: String, voice: String = "man") -> String {
    "<Response><Gather numDigits='1' action='\(action)'><Say voice='\(voice)'>\(text)</Say></Gather>"
      + "<Say>Goodbye.</Say></Response>"
  }

  private static func redirect(_ url: String, before verb: String = "") -> String {
    "<Response>\(verb)<Redirect>\(url)</Redirect></Response>"
  }

  private static let alice = "<Say voice='alice'>Hello.</Say>"

  /// `/voice` leads to `/one` by 1, to `/two` by 2, and to `/end` by everything else.
  private static func choice(_ others: [String: String]...) -> [String: String] {
    var documents = [
      "/voice": gather("Press 1 for one or 2 for two.", "http://h/choice"),
      "/choice": redirect("http://h/end"),
      "/end": "<Response><Say>Goodbye.</Say></Response>",
    ]
    for other in others { documents.merge(other) { $1 } }
    return documents
  }

  @Test(
    "What opens the most is to be fixed first",
    arguments: [
      FixOrder(
        testDescription: "nothing to fix", documents: choice(deep("one"), deep("two")), steps: []),
      FixOrder(
        testDescription: "the way to four responses before the way to one",
        documents: choice(
          deep("deep"),
          [
            "/choice?1": redirect("http://h/short", before: alice),
            "/choice?2": redirect("/deep"),
            "/short": "<Response><Say>Short. Goodbye.</Say></Response>",
          ]),
        steps: ["unusual-resolution at /choice opens 4", "unknown-voice at /choice opens 1"]),
      FixOrder(
        testDescription: "two mistakes on the same way are one step",
        documents: choice(deep("deep"), ["/choice?2": redirect("/deep", before: alice)]),
        steps: ["unknown-voice at /choice and unusual-resolution at /choice open 4"]),
      FixOrder(
        testDescription: "a mistake after a mistake comes after it, however much it opens",
        documents: choice(
          deep("deep"),
          [
            "/choice?1": redirect("/first"),
            "/first": redirect("http://h/deep", before: alice),
          ]),
        steps: ["unusual-resolution at /choice opens 1", "unknown-voice at /first opens 4"]),
      FixOrder(
        testDescription: "what a caller reaches without a fix is opened by none",
        documents: choice(
          deep("deep"),
          [
            "/choice?1": redirect("http://h/deep", before: alice),
            "/choice?2": redirect("http://h/deep"),
          ]),
        steps: []),
      FixOrder(
        testDescription: "of two ways with a mistake each, the first one opens all",
        documents: choice(
          deep("deep"),
          [
            "/choice?1": redirect("http://h/deep", before: alice),
            "/choice?2": redirect("http://h/middle"),
            "/middle": redirect("/deep"),
          ]),
        steps: ["unknown-voice at /choice opens 4"]),
      FixOrder(
        testDescription: "one voice at many places of a document is one mistake",
        documents: choice(
          deep("deep"),
          [
            "/choice?1": redirect("http://h/deep", before: alice + alice)
          ]),
        steps: ["unknown-voice at /choice opens 4"]),
    ])
  func whatOpensTheMostIsFirst(order: FixOrder) {
    var explorer = Explorer(.example)
    let exploration = explorer.run(over: Application(documents: order.documents))
    let steps = exploration.fixPlan.map { step in
      step.fixes.map { "\($0.rule) at \($0.url.dropFirst(Application.host.count))" }
        .joined(separator: " and ") + (step.fixes.count == 1 ? " opens " : " open ")
        + "\(step.opened)"
    }
    #expect(steps == order.steps)
  }
}
