import Compiler
import Conversation
import Diagnostics
import Testing
import Trace

/// Menus that are new on each round.
struct EndlessMenuTests {
  struct Rounds: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The document of a round, from its number and the digits that were pressed.
    let document: @Sendable (Int, String) -> String
    /// Each with the decisions that lead there.
    let found: [String]
  }

  private static func round(
    _ number: Int, _ text: String, without input: String = "<Say>Goodbye.</Say>"
  ) -> String {
    "<Response><Gather numDigits='1' action='http://h/voice?n=\(number + 1)'><Say>\(text)</Say></Gather>"
      + input + "</Response>"
  }

  private static let end = "<Response><Say>That was all. Goodbye.</Say></Response>"

  @Test(
    "A menu that never ends is said once, and a deep one is not",
    arguments: [
      Rounds(
        testDescription: "a counter in the text",
        document: { number, _ in round(number, "Round \(number). Press 1 to go on.") },
        found: ["endless-menu note after []: 'press 1'"]),
      Rounds(
        testDescription: "a new URL of an action each time, and the same text",
        document: { number, _ in
          round(number, "<!-- \(number) -->Press 5 to hear the next offer, or hang up.")
        },
        found: ["endless-menu note after []: 'press 5'"]),
      Rounds(
        testDescription: "a counter in words, and the caller does nothing",
        document: { number, _ in
          round(
            number, "Attempt \(number). Press 1 for sales.",
            without: "<Redirect>http://h/voice?n=\(number + 1)</Redirect>")
        },
        found: ["endless-loop warning after []: "]),
      Rounds(
        testDescription: "the key is in the text, so that each key leads to another menu",
        document: { number, digits in
          round(number, "You pressed \(digits), number \(number). Press 1 to go on.")
        },
        found: ["endless-menu note after []: 'press 1'"]),
      Rounds(
        testDescription: "behind a menu that ends",
        document: { number, digits in
          switch (number, digits) {
          case (1, _): round(number, "Press 3 for the game.")
          case (2, "3"), (3..., _):
            "<Response><Say>Ready.</Say>\(round(number, "Guess \(number)").dropFirst("<Response>".count))"
          default: end
          }
        },
        found: ["endless-menu note after [press 3]: 'press 1'"]),
      Rounds(
        testDescription: "ten levels",
        document: { number, digits in
          number > 10 || !["", "1"].contains(digits)
            ? end : round(number, "Level \(number). Press 1 to go down.")
        },
        found: []),
      Rounds(
        testDescription: "thirty levels, deeper than the walk goes",
        document: { number, digits in
          number > 30 || !["", "1"].contains(digits)
            ? end : round(number, "Level \(number). Press 1 to go down.")
        },
        found: []),
      Rounds(
        testDescription: "three attempts",
        document: { number, _ in
          number > 3
            ? end
            : round(
              number, "Attempt \(number). Press 1 for sales.",
              without: "<Redirect>http://h/voice?n=\(number + 1)</Redirect>")
        },
        found: []),
      Rounds(
        testDescription: "the same menu for every key",
        document: { _, _ in round(0, "Press 1 to hear this again.") }, found: []),
    ])
  func endlessMenus(rounds: Rounds) {
    var explorer = Explorer(.example)
    let exploration = explorer.run(over: CountingApplication(document: rounds.document))
    let own: Set = ["endless-loop", "endless-menu"]
    let found = exploration.reports().flatMap { report in
      report.findings.filter { own.contains($0.rule.id) }.map { finding in
        let key = finding.message.drop { $0 != "'" }
        let keys = key.isEmpty ? "" : key.split(separator: "'").first.map { "'\($0)'" } ?? ""
        return "\(finding.rule.id) \(finding.severity.name) after "
          + "[\(report.state.path.map(\.label).joined(separator: ", "))]: \(keys)"
      }
    }
    #expect(found == rounds.found)
  }

  /// What differs in its numbers alone does not take the requests from the rest.
  @Test func aMenuThatMultipliesLeavesRequestsForTheOthers() {
    var plan = ExplorationPlan.example
    plan.requestLimit = 2500
    var explorer = Explorer(plan)
    let exploration = explorer.run(
      over: CountingApplication { number, digits in
        if number == 1 { return Self.round(1, "Press 1 for the game, 2 for help.") }
        let isHelp = number == 2 ? digits == "2" : digits.hasPrefix("h")
        if !isHelp { return Self.round(number, "You pressed \(digits). Press 1 to go on.") }
        return Self.end
      })
    #expect(exploration.states.contains { $0.heard == ["That was all. Goodbye."] })
    #expect(exploration.requestCount <= 2500)
    #expect(exploration.limit == "the limit of 2500 requests")
  }
}

/// An application that counts its rounds in the URL.
private struct CountingApplication: Transport {
  let document: @Sendable (Int, String) -> String

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let number = request.url.split(separator: "n=").dropFirst().first.flatMap {
      Int($0.prefix(while: \.isNumber))
    }
    let digits = request.body.split(separator: "&").last { $0.hasPrefix("Digits=") }?.dropFirst(7)
    return .response(Array(document(number ?? 1, String(digits ?? "")).utf8))
  }
}
