import Testing
import Trace
import TwiMLSemantics

/// The fields of the commands.
@Suite struct FieldTests {
  @Test(arguments: [
    (
      "<Say voice='woman' language='en' engine='ispeech' terminators='#5'>Hi</Say>", "tts",
      ##"{"Text":"Hi","Terminators":["#","5"],"Voice":"female","##
        + ##""Language":"en-US","Engine":"ispeech"}"##
    ),
    // kapps_call_command:tts_terminators/1 sends no terminators instead of an empty list.
    (
      "<Say terminators=''>Hi</Say>", "tts",
      #"{"Text":"Hi","Voice":"male","Language":"en-us","Engine":"flite"}"#
    ),
    // kapps_call_command:play_terminators/1 sorts them.
    (
      "<Play terminators='5*#5'>m</Play>", "play",
      ##"{"Media-Name":"m","Terminators":["#","*","5"],"Endless-Playback":false}"##
    ),
    ("<Reject prompt='m'/>", "play", #"{"Media-Name":"m"}"#),
    ("<Reject reason='busy'/>", "respond", #"{"Response-Code":"486","Response-Message":"busy"}"#),
    (
      "<Record maxLength='10.6' timeout='9999' finishOnKey='none'/>", "record",
      #"{"Media-Name":"call_recording_a-leg.mp3","Terminators":[],"Time-Limit":11,"#
        + #""Silence-Threshold":200,"Silence-Hits":3600}"#
    ),
    (
      "<Record action='http://x/r//'/>", "store",
      #"{"Media-Name":"call_recording_a-leg.mp3","Media-Transfer-Method":"put","#
        + #""Media-Transfer-Destination":"http://x/r/call_recording_a-leg.mp3","Insert-At":"now","#
        + #""Suppress-Error-Report":false}"#
    ),
    (
      "<Dial callerId=''>100</Dial>", "set",
      #"{"Custom-Call-Vars":{},"Custom-Channel-Vars":{"Caller-ID-Number":"","#
        + #""Privacy-Hide-Number":false},"Insert-At":"now"}"#
    ),
    // Kazoo sends milliseconds although the switch expects seconds.
    (
      "<Dial record='true' timeLimit='60'>100</Dial>", "record_call",
      #"{"Media-Name":"2026-01-02_03:04:05_a-leg_to_b-leg.mp3","Record-Action":"start","#
        + #""Time-Limit":"60000","Insert-At":"now"}"#
    ),
  ])
  func `a command has the expected fields`(verbs: String, command: String, fields: String) throws {
    #expect(try traced(verbs).fields(of: command) == fields)
  }

  @Test func `an off-net request has the expected fields`() throws {
    let trace = try traced(
      "<Dial callerId='' continueOnFail='no' record='true' timeout='4000'>(415) 555-0100</Dial>")
    let fields = try #require(trace.fields(of: "offnet_req"))
    for field in [
      #""To-DID":"+14155550100""#, #""Timeout":3600"#, #""Media":"process""#,
      #""Force-Outbound":false"#, #""Outbound-Caller-ID-Number":"anonymous""#,
      #""Outbound-Caller-ID-Name":"Alice A""#, #""Account-Realm":"from.test""#,
    ] {
      #expect(fields.contains(field))
    }
  }

  @Test(arguments: [
    // `kzt_twiml_dial:build_conference_doc/3`: who may speak, and the flags of the profile.
    ("", true, #""member":{"join_muted":false"#, #""moderator":{},"require_moderator":false"#),
    (
      " startConferenceOnEnter='true' muted='true'", true, #""member":{}"#,
      #""moderator":{"join_muted":true"#
    ),
    (
      " startConferenceOnEnter='false' endConferenceOnExit='true'", false,
      #""conference-flags":"wait-mod","max-members":40,"member-flags":"endconf""#,
      #""moderator":{},"require_moderator":true"#
    ),
  ])
  func `a conference request depends on the attributes and the moderator`(
    attributes: String, isModerator: Bool, one: String, other: String
  ) throws {
    let trace = try traced("<Dial><Conference\(attributes)>r</Conference></Dial>")
    let fields = try #require(trace.fields(of: "discovery_req"))
    #expect(fields.contains(one))
    #expect(fields.contains(other))
    #expect(fields.hasSuffix(#""Moderator":\#(isModerator)}"#))
    // The MD5 of "r".
    #expect(fields.contains(#""profile_name":"4b43b0aee35624cd95b910189b3dc231_acct""#))
  }

  @Test(arguments: [
    // Within 4,000 bytes nothing is cut, and a cut between characters is harmless.
    (3999, "é", false), (3998, "é", true), (4000, "é", true),
  ])
  func `a text over 4,000 bytes is cut`(padding: Int, last: String, isWhole: Bool) throws {
    let text = String(repeating: "x", count: padding)
    let trace = try traced("<Say>\(text)\(last)</Say>")
    guard case .speak(let speech) = try #require(trace.steps.flatMap(\.commands).dropFirst().first)
    else { return #expect(Bool(false), "no speech") }
    let kept = padding == 4000 ? text : text + last
    // Cut inside é, 0xC3 0xA9, the rest is read as Latin-1.
    #expect(speech.text == (isWhole ? kept : text + "\u{C3}"))
  }

  @Test func `a text cut inside a character becomes Latin-1`() throws {
    let text = String(repeating: "é", count: 1) + String(repeating: "x", count: 3997)
    let trace = try traced("<Say>\(text)éé</Say>")
    #expect(trace.fields(of: "tts")?.hasPrefix(#"{"Text":"Ã©xxx"#) == true)
  }
}
