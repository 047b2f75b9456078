import Compiler
import Conversation
import Diagnostics
import Testing
import Trace

/// How a call ends at a response that Kazoo cannot run.
///
/// Source: `pivot_call:process_resp/4`, `handle_info/2`
@Suite struct FailedResponseTests {
  /// The same response to every request but those for `/voice`, if it is not the first.
  private struct Server: Transport {
    let response: [UInt8]
    let isFirst: Bool

    func deliver(_ request: OutgoingRequest) -> Delivery {
      let redirect = "<Response><Redirect>http://h/next</Redirect></Response>"
      return .response(
        isFirst || request.url.hasPrefix("http://h/next") ? response : Array(redirect.utf8))
    }
  }

  private static let unparsed = Array("Internal Server Error".utf8)
  private static let notUTF8 =
    Array("<Response><Say>Caf".utf8) + [0xE9]
    + Array("</Say></Response>".utf8)
  private static let failing = Array(
    "HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\n\r\nOops".utf8)

  @Test(arguments: [
    (unparsed, Target.kazoo4, CallEnd.Kind.failed, CallEnd.Kind.hangup),
    (unparsed, .kazoo5, .hangup, .hangup),
    (notUTF8, .kazoo4, .failed, .silence),
    (notUTF8, .kazoo5, .failed, .hangup),
    (failing, .kazoo4, .failed, .silence),
    (failing, .kazoo5, .failed, .hangup),
  ])
  func `a response that cannot be run ends the call as Pivot does`(
    _ response: [UInt8], _ target: Target, _ first: CallEnd.Kind, _ later: CallEnd.Kind
  ) {
    for (isFirst, kind) in [(true, first), (false, later)] {
      var options = CompilerOptions()
      options.target = target
      let plan = CallPlan(url: "http://h/voice", caller: .example, options: options)
      let record = CallDriver(plan).run(over: Server(response: response, isFirst: isFirst))
      #expect(record.end.kind == kind, "\(record.end.sentence)")
      #expect(record.end.isFailure)
    }
  }
}
