import Compiler
import Conversation
import Diagnostics
import Trace
import TwiMLSemantics

/// An application in memory: documents by path or, if a path has several, by path and pressed key,
/// as in `/choice?1`.
struct Application: Transport {
  static let host = "http://h"
  let documents: [String: String]

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let path = request.url.dropFirst(Application.host.count).prefix { $0 != "?" }
    let form = request.method == .post ? request.body : String(request.url.drop { $0 != "?" })
    let digits = form.split(separator: "&").last { $0.hasPrefix("Digits=") }?.dropFirst(7) ?? ""
    guard let document = documents["\(path)?\(digits)"] ?? documents[String(path)] else {
      return .response(
        Array("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nnone".utf8))
    }
    if document == "late" { return .failed(DeliveryFailure(.timeout, "late")) }
    return .response(Array(document.utf8))
  }

  func call(_ decisions: [Decision] = [], target: Target = .kazoo4) -> CallRecord {
    var options = CompilerOptions()
    options.target = target
    var plan = CallPlan(url: Application.host + "/voice", caller: .example, options: options)
    plan.decisions = decisions
    return CallDriver(plan).run(over: self)
  }

  /// The call of a scenario.
  func call(_ scenario: Scenario) -> CallRecord { call(scenario.decisions.map(\.decision)) }

  /// A menu of two keys: a dial and a voicemail.
  static let menu = Application(documents: [
    "/voice": """
    <Response>
      <Gather numDigits="1" action="http://h/choice"><Say>Press 1 for sales, 2 for mail</Say></Gather>
      <Say>No key</Say>
    </Response>
    """,
    "/choice?1": """
    <Response><Say>Connecting</Say>
    <Dial action="http://h/after"><User>sales</User></Dial></Response>
    """,
    "/choice?2": """
    <Response><Say>Speak</Say><Record action="http://h/saved"/><Say>Nothing</Say></Response>
    """,
    "/choice": "<Response><Say>Wrong</Say><Redirect>http://h/voice</Redirect></Response>",
    "/after": "<Response><Say>After</Say></Response>",
    "/saved": "<Response><Play>http://h/thanks.mp3</Play><Hangup/></Response>",
  ])
}

func parse(_ text: String, _ variables: [String: String] = [:]) -> ([Scenario], [Diagnostic]) {
  parseScenarios(SourceFile(name: "a.twimltest", bytes: Array(text.utf8)), variables: variables)
}
