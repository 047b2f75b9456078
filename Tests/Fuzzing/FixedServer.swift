import Conversation

/// A server with one response, or one for each path.
struct FixedServer: Transport {
  var documents: [String: [UInt8]] = [:]
  var others: [UInt8]?

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let path = request.url.prefix { $0 != "?" }.split(separator: "/").last.map(String.init)
    guard let document = path.flatMap({ documents[$0] }) ?? others else {
      return .failed(DeliveryFailure(.unreachable, "nobody is there"))
    }
    return .response(document)
  }

  /// A small application for scenarios.
  static let menu = FixedServer(
    documents: [
      "menu":
        "<Response><Gather numDigits=\"1\" action=\"keys\"><Say>Press 1</Say></Gather></Response>",
      "keys": "<Response><Dial action=\"done\">+14155550100</Dial></Response>",
      "done": "<Response><Record action=\"kept\" maxLength=\"5\"/></Response>",
      "kept": "<Response><Say>Bye</Say><Redirect>menu</Redirect></Response>",
      "broken": "<Response><Sms>a</Sms></Response>",
    ].mapValues { Array($0.utf8) })
}
