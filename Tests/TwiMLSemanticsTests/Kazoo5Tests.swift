import Diagnostics
import Markers
import Testing
import TwiMLSemantics

/// `check --kazoo 5`; the sources are 2600Hz's pages and the published part of the code.
@Suite struct Kazoo5Tests {
  /// The findings above a note, as `severity rule`.
  private func findings(_ document: String, on target: Target = .kazoo5) -> [String] {
    Marked("<Response>\(document)</Response>").findings(target: target)
      .filter { $0.severity > .note }.map { "\($0.severity.name) \($0.rule.id)" }
  }

  @Test(arguments: [
    ("<Dial><Conference profileName='vip'>r</Conference></Dial>", "warning unknown-attribute"),
    ("<Dial><Conference id='7'>r</Conference></Dial>", "warning unknown-attribute"),
    (
      "<Dial><Conference endConferenceOnLastMemberExit='true'>r</Conference></Dial>",
      "warning unknown-attribute"
    ),
    ("<Dial><Conference beep='onEnter'>r</Conference></Dial>", "warning taken-for-false"),
    ("<Dial><Conference beep='onExit'>r</Conference></Dial>", "warning taken-for-false"),
    ("<Dial><Conference muted='true'>r</Conference></Dial>", "warning ignored-attribute"),
    ("<Dial><Conference deaf='true'>r</Conference></Dial>", "warning ignored-attribute"),
    (
      "<Dial><Conference maxParticipants='250'>r</Conference></Dial>", "error number-out-of-range"
    ),
    ("<Dial record='record-from-answer'>+14155550100</Dial>", "warning taken-for-false"),
    ("<Dial record='record-from-ringing-dual'>+14155550100</Dial>", "warning taken-for-false"),
    ("<Dial recordStoreMethod='PATCH'>+14155550100</Dial>", "warning unknown-attribute"),
    ("<Dial recordingUrl='https://h/r'>+14155550100</Dial>", "warning unknown-attribute"),
    ("<Dial hangupOnStar='true'>+14155550100</Dial>", "warning ignored-attribute"),
    ("<Record action='a' timeout='0'/>", "error number-out-of-range"),
    ("<Record action='a' maxLength='7200'/>", "error number-out-of-range"),
    ("<Record action='a' recordingUrl='https://h/r'/>", "error recording-url"),
    ("<Record action='a' recordStoreMethod='POST'/>", "warning unknown-attribute"),
  ])
  func `a feature documented only for Kazoo 5 is accepted there and reported on 4.3`(
    document: String, onKazoo4: String
  ) {
    #expect(findings(document) == [])
    #expect(findings(document, on: .kazoo4) == [onKazoo4])
  }

  @Test(arguments: [
    (
      "<Dial><Conference maxParticipants='251'>r</Conference></Dial>", "error number-out-of-range"
    ),
    ("<Dial><Conference maxParticipants='2'>r</Conference></Dial>", "error number-out-of-range"),
    ("<Dial><Conference beep='both'>r</Conference></Dial>", "warning taken-for-false"),
    ("<Dial record='always'>+14155550100</Dial>", "warning taken-for-false"),
    ("<Dial recordStoreMethod='put'>+14155550100</Dial>", "warning undocumented-value"),
    ("<Record action='a' timeout='-1'/>", "error number-out-of-range"),
    ("<Record action='a' recordStoreMethod='GET'/>", "warning undocumented-value"),
    ("<Say voice='alice'>a</Say>", "warning engine-value"),
    ("<Say voice='Polly.Joanna'>a</Say>", "warning engine-value"),
    ("<Say language='en-US'>a</Say>", "warning engine-value"),
    ("<Dial><Conference voice='alice'>r</Conference></Dial>", "error unknown-voice"),
    ("<Dial><Conference profile='vip'>r</Conference></Dial>", "warning unknown-attribute"),
  ])
  func `an undocumented value is reported on Kazoo 5`(document: String, finding: String) {
    #expect(findings(document) == [finding])
  }

  static let streams: [(String, [String])] = [
    ("<Start><Stream url='wss://h/a'/></Start><Say>a</Say>", []),
    ("<Start><Stream url='ws://h:8080/a'/></Start><Say>a</Say>", []),
    ("<Start><Stream url='/relative'/></Start><Say>a</Say>", []),
    ("<Start><Stream/></Start><Say>a</Say>", []),
    ("<Start><Stream url=''/></Start><Say>a</Say>", []),
    ("<Start><Stream url=' wss://h/a'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Start><Stream url='/a b'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Start><Stream url='https://h/a'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Start><Stream url='WSS://h/a'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Start><Stream url='wss:///a'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Start><Stream url='wss://h/a b'/></Start><Say>a</Say>", ["warning stream-url"]),
    ("<Connect><Stream url='https://h/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h'/></Connect>", []),
    ("<Connect><Stream url='wss://h?t=1'/></Connect>", ["warning stream-query"]),
    ("<Connect><Stream url='wss://h/a#f'/></Connect>", ["warning stream-query"]),
    ("<Connect><Stream url='wss://u:p@h/a'/></Connect>", ["warning stream-query"]),
    ("<Connect><Stream url='/a?t=1'/></Connect>", ["warning stream-query"]),
    ("<Connect><Stream url='wss://h:/a'/></Connect>", []),
    ("<Connect><Stream url='wss://h:65535/a'/></Connect>", []),
    ("<Connect><Stream url='wss://h:65536/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h:0/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h:80a/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h:80:90/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://[::1]:8080/a'/></Connect>", []),
    ("<Connect><Stream url='wss://[::1/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://[h]/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h/a[1]'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h/a?x[1]=2'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://u@x@h/a'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h/a#b#c'/></Connect>", ["error stream-url"]),
    ("<Connect><Stream url='wss://h/a(b);c=1,2%20'/></Connect>", []),
    ("<Start>a<Stream url='wss://h/a'/></Start><Say>a</Say>", ["warning ignored-text"]),
    ("<Start><![CDATA[a]]><Stream url='wss://h/a'/></Start><Say>a</Say>", ["warning ignored-text"]),
    ("<Stop><Stream>name</Stream></Stop><Say>a</Say>", ["warning ignored-text"]),
    (
      "<Connect><Stream url='wss://h/a'><Parameter name='a' value='b'/>b</Stream></Connect>",
      ["warning ignored-text"]
    ),
    ("<Connect>\n  <!-- a -->\n  <Stream url='wss://h/a'/>\n</Connect>", []),
    ("<Connect><Stream url='wss://h/a' track='both_tracks'/></Connect>", []),
    ("<Connect><Stream url='wss://h/a' track='both'/></Connect>", ["warning undocumented-value"]),
    (
      "<Connect><Stream url='wss://h/a' audioMix='dual'/></Connect>", ["warning undocumented-value"]
    ),
    (
      "<Connect><Stream url='wss://h/a' audioCodec='L16'/></Connect>",
      ["warning undocumented-value"]
    ),
    ("<Connect><Stream url='wss://h/a' sampleRate='16k'/></Connect>", []),
    ("<Connect><Stream url='wss://h/a' sampleRate='24000'/></Connect>", []),
    (
      "<Connect><Stream url='wss://h/a' sampleRate='44100'/></Connect>",
      ["warning undocumented-value"]
    ),
    (
      "<Connect><Stream url='wss://h/a' audioCodec='pcm16' sampleRate='8000'/></Connect>",
      ["warning ignored-attribute"]
    ),
    (
      "<Connect><Stream url='wss://h/a' audioCodec='g711_ulaw' audioMix='stereo'/></Connect>",
      ["warning ignored-attribute"]
    ),
    ("<Connect><Stream url='wss://h/a' rawAudio='true'/></Connect>", ["warning ignored-attribute"]),
    ("<Start><Stream url='wss://h/a' rawAudio='true'/></Start><Say>a</Say>", []),
    ("<Start><Stream id='7' url='wss://h/a'/></Start><Say>a</Say>", ["warning ignored-attribute"]),
    ("<Stop><Stream id='7'/></Stop><Say>a</Say>", []),
    ("<Start><Stream url='wss://h/a'/></Start>", ["warning stream-cut-short"]),
    ("<Start/><Say>a</Say>", ["warning missing-stream"]),
    ("<Start><Transcription/></Start><Say>a</Say>", ["error unsupported-verb"]),
    ("<Connect><Stream url='wss://h/a'/></Connect><Say>a</Say>", ["warning unreachable-verb"]),
    (
      "<Connect><Stream url='wss://h/a'/><Stream url='wss://h/b'/></Connect>",
      ["warning refused-stream"]
    ),
  ]

  @Test(arguments: streams)
  func `a Stream has the expected findings`(document: String, expected: [String]) {
    #expect(findings(document) == expected)
  }

  private static let first = "<Start><Stream name='a' url='wss://h/a'/></Start>"

  static let several: [(String, [String])] = [
    (
      first + "<Start><Stream name='b' url='wss://h/b'/></Start><Say>a</Say>",
      ["warning refused-stream"]
    ),
    (
      first + "<Stop><Stream name='a'/></Stop><Start><Stream name='a' url='wss://h/a'/></Start>"
        + "<Say>a</Say>", []
    ),
    (
      first + "<Stop><Stream name='c'/></Stop><Start><Stream name='b' url='wss://h/b'/></Start>"
        + "<Say>a</Say>", ["warning refused-stream"]
    ),
    (
      first + "<Stop><Stream/></Stop><Start><Stream name='b' url='wss://h/b'/></Start><Say>a</Say>",
      []
    ),
    // The code accepts a stream in both directions.
    (first + "<Connect><Stream url='wss://h/b'/></Connect>", []),
    (first + "<Connect><Stream name='a' url='wss://h/b'/></Connect>", ["error refused-stream"]),
    // A stream that never started does not conflict.
    (
      "<Start><Stream url='http://h/a'/></Start><Start><Stream url='wss://h/b'/></Start><Say>a</Say>",
      ["warning stream-url"]
    ),
  ]

  @Test(arguments: several)
  func `a Stream beside another has the expected findings`(document: String, expected: [String]) {
    #expect(findings(document) == expected)
  }

  @Test
  func `a request without a method is noted once, only on Kazoo 5`() {
    let document = Marked(
      "<Response><Gather action='a'> </Gather><Redirect>b</Redirect></Response>")
    let notes = document.findings(target: .kazoo5).filter { $0.rule.id == "default-method" }
    #expect(notes.map(\.severity) == [.note])
    #expect(!document.findings().contains { $0.rule.id == "default-method" })
    let written = Marked("<Response><Redirect method='GET'>b</Redirect></Response>")
    #expect(!written.findings(target: .kazoo5).contains { $0.rule.id == "default-method" })
  }
}
