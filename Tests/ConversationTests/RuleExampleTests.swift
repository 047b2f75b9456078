import Compiler
import Conversation
import Diagnostics
import Synchronization
import Testing
import Trace

@Suite("Examples of the rules about calls")
struct RuleExampleTests {
  /// The application that the example scenarios call.
  private static let application = Application(documents: [
    "/voice": """
    <Response>
      <Gather numDigits="1" action="http://h/choice"><Say>Press 1 for sales</Say></Gather>
      <Say>Goodbye</Say>
    </Response>
    """,
    "/choice": "<Response><Say voice='alice'>Hello</Say></Response>",
  ])

  private func findings(inScenario text: String) throws -> [Diagnostic] {
    let (scenarios, mistakes) = parse(text.replacing("localhost:8080", with: "h"))
    if !mistakes.isEmpty { return mistakes }
    let scenario = try #require(scenarios.first)
    return scenario.compare(with: Self.application.call(scenario))
  }

  @Test(arguments: Rule.scenario)
  func `the wrong scenario breaks exactly this rule`(_ rule: Rule) throws {
    let found = try findings(inScenario: rule.wrong.text)
    #expect(found.map(\.rule.id) == [rule.id])
    #expect(found.first?.severity == rule.severity)
  }

  @Test(arguments: Rule.scenario)
  func `the right scenario breaks no rule`(_ rule: Rule) throws {
    #expect(try findings(inScenario: rule.right.text).map(\.rule.id) == [])
  }

  /// The rules about calls that an exploration of the application breaks.
  private func rules(brokenBy application: String) throws -> [String] {
    let server = try ExampleApplication(application)
    let call = CallPlan(
      url: "http://localhost:8080/voice", caller: .example, options: CompilerOptions())
    var explorer = Explorer(ExplorationPlan(call))
    let exploration = explorer.run(over: server)
    let known = Set(Rule.exploration.map(\.id))
    return exploration.reports().flatMap(\.findings).map(\.rule.id).filter(known.contains)
  }

  @Test(arguments: Rule.exploration)
  func `the wrong application breaks exactly this rule`(_ rule: Rule) throws {
    #expect(try rules(brokenBy: rule.wrong.text) == [rule.id])
  }

  @Test(arguments: Rule.exploration)
  func `the right application breaks no rule`(_ rule: Rule) throws {
    #expect(try rules(brokenBy: rule.right.text) == [])
  }
}

/// An application as written in the example of a rule: each document after a comment with its path
/// and the digits that lead to it. Documents with the same path and digits take turns. `{n}` is the
/// number in the URL.
private final class ExampleApplication: Transport {
  private let documents: [String: [String]]
  private let served = Mutex<[String: Int]>([:])

  init(_ text: String) throws {
    var documents: [String: [String]] = [:]
    for part in text.split(separator: "<!-- ").map(String.init) {
      let end = try #require(part.firstRange(of: " -->"))
      let name = part[..<end.lowerBound].prefix { $0 != "," }
      let document = part[end.upperBound...].drop(while: \.isWhitespace)
      documents[String(name), default: []].append(String(document))
    }
    self.documents = documents
  }

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let path = "/" + request.url.split(separator: "/")[2...].joined(separator: "/")
    let name = path.prefix { $0 != "?" }
    let digits = request.body.split(separator: "&").last { $0.hasPrefix("Digits=") } ?? ""
    let key = ["\(name) \(digits)", String(name)].first { documents[$0] != nil } ?? ""
    guard let turns = documents[key] else {
      return .response(Array("HTTP/1.1 404 Not Found\r\n\r\n".utf8))
    }
    let turn = served.withLock { served in
      defer { served[key, default: 0] += 1 }
      return served[key] ?? 0
    }
    let document = turns[turn % turns.count]
    guard document.hasPrefix("<") else {
      return .failed(DeliveryFailure(.timeout, "no response after 5 s"))
    }
    let number = Int(path.split(separator: "n=").last?.prefix { $0 != "&" } ?? "") ?? 1
    let text = document.replacing("{n}", with: "\(number)")
      .replacing("{n+1}", with: "\(number + 1)")
    return .response(Array(text.utf8))
  }
}
