import Testing
import Trace
import TwiMLSemantics

/// `kzt_twiml:gather/3` and `kzt_receiver:collect_dtmfs/6`.
@Suite struct GatherTests {
  @Test(
    arguments: [
      // (verbs, keys, commands, Digits of the request; nil for no request)
      (
        "<Gather><Say>p</Say></Gather><Pause/>", "",
        "answer, @answer, @tts, @noop, TIMEOUT 5, answer, SLEEP 1", nil
      ),
      ("<Gather>\n</Gather>", "12", "answer, TIMEOUT 5", "12"),
      ("<Gather> </Gather>", "12#3", "answer", "12"),
      ("<Gather finishOnKey=''> </Gather>", "1#", "answer, TIMEOUT 5", "1#"),
      ("<Gather numDigits='2'> </Gather>", "1234", "answer", "12"),
      // The finish key alone counts as no key, and the next Gather gets the rest.
      ("<Gather> </Gather><Gather> </Gather>", "#7#", "answer, answer", "7"),
      ("<Gather timeout='9999'> </Gather>", "1", "answer, TIMEOUT 3600", "1"),
    ] as [(String, String, String, String?)])
  func `Gather collects the pressed keys as Kazoo does`(
    verbs: String, keys: String, commands: String, digits: String?
  ) throws {
    let trace = try traced(verbs, Outcome(keys: Array(keys)))
    #expect(trace.summary.joined(separator: ", ") == commands)
    #expect(trace.request?.parameters["Digits"] == digits)
  }

  @Test(arguments: [
    // Without content there is no room for the digits.
    ("<Gather/>", "1", "answer", "error"),
    ("<Gather/>", "", "answer, TIMEOUT 5", "request"),
    ("<Gather/>", "#", "answer", "request"),
    ("<Gather> </Gather><Gather/>", "#1#", "answer, answer", "request"),
    ("<Gather> </Gather><Gather/>", "", "answer, TIMEOUT 5, answer, TIMEOUT 5", "ok"),
    ("<Gather method='put'> </Gather>", "1#", "answer", "error"),
    ("<Gather method='put'> </Gather>", "", "answer, TIMEOUT 5", "ok"),
  ])
  func `a Gather without content or with an invalid method fails on a digit`(
    verbs: String, keys: String, commands: String, end: String
  ) throws {
    let trace = try traced(verbs, Outcome(keys: Array(keys)))
    #expect(trace.summary.joined(separator: ", ") == commands)
    #expect(trace.end.kazooName == end)
  }

  @Test(arguments: [
    // The result of a verb inside is lost, except for a hang-up.
    ("<Redirect>x</Redirect>", "answer, @answer, TIMEOUT 5", "ok"),
    ("<Say>1</Say><Foo/><Say>2</Say>", "answer, @answer, @tts, @noop, TIMEOUT 5", "ok"),
    ("<Set><Variable key='a' value='b'/></Set>", "answer, @answer, TIMEOUT 5", "ok"),
    ("<Hangup/>", "answer, @answer, @hangup", "stop"),
    ("<Say loop='0'>1</Say>", "answer, @answer, @tts*endless, @noop*endless, @HANGUP", "stop"),
    (
      "<Gather><Say>1</Say></Gather>",
      "answer, @answer, @answer, @tts, @noop, @TIMEOUT 5, TIMEOUT 5", "ok"
    ),
  ])
  func `verbs inside Gather lose their result except a hang-up`(
    verbs: String, commands: String, end: String
  ) throws {
    let trace = try traced("<Gather>\(verbs)</Gather>")
    #expect(trace.summary.joined(separator: ", ") == commands)
    #expect(trace.end.kazooName == end)
  }

  @Test func `variables set inside Gather are lost`() throws {
    let trace = try traced(
      "<Gather><Set><Variable key='a' value='b'/></Set></Gather>", Outcome(keys: ["1"]))
    #expect(try #require(trace.request).parameters["a"] == nil)
  }
}
