import Testing
import TwiMLVocabulary

/// Twilio's attributes that Kazoo drops: a warning about one must never be wrong.
@Suite struct IgnoredTests {
  static let harmless: [(String, String, value: String)] = [
    ("Gather", "input", "dtmf"), ("Gather", "actionOnEmptyResult", "false"),
    ("Gather", "bargeIn", "true"), ("Gather", "debug", "false"),
    ("Record", "transcribe", "false"), ("Record", "trim", "do-not-trim"),
    ("Dial", "answerOnBridge", "false"), ("Dial", "hangupOnStar", "false"),
    ("Dial", "sequential", "false"), ("Dial", "trim", "do-not-trim"),
    ("Dial", "recordingTrack", "both"), ("Dial", "ifMachine", "continue"),
    ("Conference", "record", "do-not-record"), ("Response", "version", "1.0"),
  ]

  @Test(arguments: harmless)
  func `a value that matches what Kazoo does is harmless`(
    element: String, attribute: String, value: String
  ) throws {
    #expect(try ignored(element, attribute).harmless.contains(value))
  }

  static let lossy: [(String, String, value: String)] = [
    ("Gather", "input", "speech"), ("Gather", "input", "dtmf speech"),
    ("Gather", "bargeIn", "false"), ("Gather", "actionOnEmptyResult", "true"),
    ("Record", "transcribe", "true"), ("Record", "trim", "trim-silence"),
    ("Dial", "answerOnBridge", "true"), ("Dial", "hangupOnStar", "true"),
    ("Dial", "sequential", "true"), ("Dial", "ifMachine", "hangup"),
    ("Conference", "record", "record-from-start"), ("Play", "digits", "w1"),
    ("Number", "sendDigits", "1"),
  ]

  @Test(arguments: lossy)
  func `a value that Kazoo cannot carry out is not harmless`(
    element: String, attribute: String, value: String
  ) throws {
    let ignored = try ignored(element, attribute)
    #expect(!ignored.harmless.contains(value))
    #expect(ignored.onlyWith == nil)
  }

  @Test(arguments: [
    "speechTimeout", "maxSpeechTime", "hints", "enhanced", "speechModel", "profanityFilter",
    "language", "partialResultCallback",
  ])
  func `speech attributes need speech input`(attribute: String) throws {
    #expect(try ignored("Gather", attribute).onlyWith == .word("speech", in: "input"))
  }

  static let companions: [(String, String, with: String)] = [
    ("Gather", "partialResultCallbackMethod", "partialResultCallback"),
    ("Record", "recordingStatusCallbackMethod", "recordingStatusCallback"),
    ("Record", "recordingStatusCallbackEvent", "recordingStatusCallback"),
    ("Dial", "referMethod", "referUrl"),
    ("Number", "method", "url"), ("Number", "statusCallbackMethod", "statusCallback"),
    ("Number", "statusCallbackEvent", "statusCallback"),
    ("Number", "machineDetectionTimeout", "machineDetection"),
    ("Sip", "amdStatusCallbackMethod", "amdStatusCallback"),
    ("Conference", "waitMethod", "waitUrl"), ("Queue", "method", "url"),
    ("Conference", "statusCallbackEvent", "statusCallback"),
  ]

  @Test(arguments: companions)
  func `an attribute that needs another one names it`(
    element: String, attribute: String, with other: String
  ) throws {
    #expect(try ignored(element, attribute).onlyWith == .attribute(other))
  }

  static let verdicts: [(String, String, value: String, beside: [String: String], Bool)] = [
    ("Gather", "hints", "yes, no", [:], true), ("Gather", "hints", "yes", ["input": "dtmf"], true),
    ("Gather", "hints", "yes", ["input": "dtmf speech"], false),
    ("Gather", "hints", "yes", ["input": "speech"], false),
    ("Gather", "input", "dtmf", [:], true), ("Gather", "input", "speech", [:], false),
    ("Dial", "trim", "trim-silence", [:], true),
    ("Dial", "trim", "trim-silence", ["record": "true"], false),
    ("Dial", "trim", "do-not-trim", ["record": "true"], true),
    ("Dial", "recordingStatusCallback", "/r", ["record": "do-not-record"], true),
    ("Number", "statusCallbackMethod", "GET", ["statusCallback": ""], false),
    ("Number", "statusCallbackMethod", "GET", [:], true),
  ]

  @Test(arguments: verdicts)
  func `an attribute is harmless or lossy depending on its companions`(
    element: String, attribute: String, value: String, beside others: [String: String],
    isHarmless: Bool
  ) throws {
    #expect(try ignored(element, attribute).isHarmless(value) { others[$0] } == isHarmless)
  }

  private func ignored(
    _ element: String, _ attribute: String
  ) throws -> AttributeSpec.Ignored {
    let effect = try #require(Vocabulary.element(element, in: nil)?.attribute(attribute)?.effect)
    guard case .ignored(let ignored) = effect else { throw NotIgnored(effect: effect) }
    return ignored
  }

  private struct NotIgnored: Error { let effect: AttributeSpec.Effect }
}
