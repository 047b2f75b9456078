import Testing
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// The commands of each verb, in the order of Kazoo's source.
@Suite struct TraceTests {
  struct Run: Sendable, CustomTestStringConvertible {
    let verbs: String
    let outcome: Outcome
    let commands: [String]
    let end: String
    var testDescription: String { verbs }

    init(_ verbs: String, _ commands: String, _ end: String, on outcome: Outcome = Outcome()) {
      self.verbs = verbs
      self.outcome = outcome
      self.commands = commands.split(separator: ", ").map(String.init)
      self.end = end
    }
  }

  private func check(_ run: Run) throws {
    let trace = try traced(run.verbs, run.outcome)
    #expect(trace.summary == run.commands)
    #expect(trace.end.kazooName == run.end)
  }

  @Test(
    arguments: [
      // kzt_twiml_say:exec/3, kapps_call_command:tts/6: a playback is a queue of two commands.
      Run("<Say>a</Say><Say>b</Say>", "answer, tts, noop, answer, tts, noop", "ok"),
      Run("<Say loop='3'>a</Say>", "answer, tts*3, noop*3", "ok"),
      Run(
        "<Play loop='0'>m</Play><Say>a</Say>", "answer, play*endless, noop*endless, HANGUP", "error"
      ),
      Run("<Pause length='4000'/>", "answer, SLEEP 3600", "ok"),
      Run("<Hangup/><Say>a</Say>", "answer, hangup", "stop"),
      // kz_call_response:send/5 lists the commands in reverse order.
      Run("<Reject/>", "respond, ~noop", "stop"),
      Run("<Reject prompt='m'/>", "progress, play, respond, ~noop", "stop"),
      Run("<Redirect>x</Redirect><Say>a</Say>", "answer", "request"),
      Run("<Set><Variable key='a' value='b'/></Set>", "answer", "ok"),
      Run(" ", "", "ok"),
    ])
  func `a verb gives the expected commands and end`(_ run: Run) throws { try check(run) }

  @Test(
    arguments: [
      Run("", "", "crash"),
      Run("<Say>a</Say><Foo/>", "answer, tts, noop", "error"),
      Run("<Say voice='alice'>a</Say>", "answer", "error"),
      Run("<Play/>", "answer", "error"),
      Run("<Pause length='0'/>", "answer", "error"),
      Run("<Pause> </Pause>", "", "error"),
      Run("<Set/>", "", "crash"),
      Run("<Set><Variable key='a'/><Variable key='b'/></Set>", "answer", "error"),
      // kzt_twiml:set_variable/2 answers before its result fails.
      Run("<Redirect>x<Variable key='a'/></Redirect>", "answer, answer", "error"),
      Run("<Redirect method='put'>x</Redirect>", "answer", "error"),
      Run("<Record maxLength='0'/>", "", "error"),
      Run("<Record method='put'/>", "tones, record", "error"),
      Run("<Record recordingUrl='http://x/'/>", "tones, record", "error"),
      Run("<Gather timeout='0'><Say>p</Say></Gather>", "answer", "error"),
      Run("<Dial/>", "", "error"),
      Run("<Dial>bob</Dial>", "answer", "error"),
      Run("<Dial timeout='0'>100</Dial>", "answer", "error"),
      Run("<Dial hangupOn='#'>100</Dial>", "answer, set", "error"),
      Run("<Dial strategy='single'><User>u</User></Dial>", "set", "error"),
      Run("<Dial><Sip>sip:a@b</Sip></Dial>", "set", "error"),
      Run("<Dial><User>u</User><Sip>sip:a@b:x</Sip></Dial>", "set", "error"),
      Run("<Dial><Conference voice='alice'>r</Conference></Dial>", "answer", "error"),
      // The conference is requested before the attributes of Dial are read.
      Run("<Dial timeout='0'><Conference>r</Conference></Dial>", "answer, discovery_req", "error"),
    ])
  func `a failing verb gives the expected commands and end`(_ run: Run) throws { try check(run) }

  @Test(
    arguments: [
      Run("<Record/>", "tones, record, store", "request"),
      Run("<Record playBeep='no'/>", "record, store", "request"),
      // kzc_recording:should_store_recording/2: no destination, and an unknown scheme.
      Run("<Record recordingUrl=''/>", "tones, record", "request"),
      Run("<Record action='httpx'/>", "tones, record", "request"),
      Run(
        "<Record/><Pause/>", "tones, record, answer, SLEEP 1", "ok",
        on: Outcome(recording: .silence)),
      Run("<Record method='put'/>", "tones, record", "ok", on: Outcome(recording: .silence)),
    ])
  func `a recording gives the expected commands and end`(_ run: Run) throws { try check(run) }

  /// kzt_receiver:record_loop/2 treats a recording that no key ended like a hang-up.
  @Test(arguments: [
    ("maxLength='10' finishOnKey='1'", 10, RecordingEnd.key("1"), "1"),
    ("finishOnKey='*#'", 12, .key("#"), "#"), ("finishOnKey='*0'", 12, .key("*"), "*"),
    ("finishOnKey='' timeout='4'", 16, .silence, "hangup"),
    ("finishOnKey='none' maxLength='15'", 15, .limit, "hangup"),
    ("finishOnKey='' maxLength='8'", 8, .limit, "hangup"),
  ])
  func `a recording ends with the key or limit that the verb allows`(
    attributes: String, seconds: Int, end: RecordingEnd, digits: String
  ) throws {
    let trace = try traced("<Record \(attributes)/>")
    #expect(
      trace.steps.contains {
        if case .event(let event) = $0.action {
          event == .recorded(seconds: seconds, by: end)
        } else {
          false
        }
      })
    #expect(trace.request?.parameters["RecordingDuration"] == String(seconds))
    #expect(trace.request?.parameters["Digits"] == digits)
  }

  @Test func `a huge loop is one step`() throws {
    let trace = try traced("<Say loop='99999999999999999999'>a</Say>")
    #expect(trace.steps.count == 2)
  }

  @Test func `each step has the element of its verb`() throws {
    let trace = try traced("<Gather><Say>p</Say></Gather><Foo/>")
    #expect(trace.steps.map(\.element.name) == ["Gather", "Say", "Say", "Gather"])
    #expect(trace.endElement.name == "Foo")
    #expect(trace.end == .failed(.unknownElement))
  }
}
