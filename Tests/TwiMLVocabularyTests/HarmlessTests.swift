import Testing
import TwiMLVocabulary

/// Harmless values and required companions of ignored attributes, restated from Twilio's
/// documentation. A change in the table needs a change here.
@Suite struct HarmlessTests {
  typealias Fact = (String, String, [String], AttributeSpec.Condition?)

  static let facts: [Fact] = [
    ("Conference", "waitMethod", ["GET"], .attribute("waitUrl")),
    ("Conference", "record", ["do-not-record", "false"], nil),
    ("Conference", "trim", [], .word("record-from-start", in: "record")),
    ("Conference", "recordingConfigurationId", [], .word("record-from-start", in: "record")),
    ("Conference", "recordingStatusCallback", [], .word("record-from-start", in: "record")),
    ("Conference", "recordingStatusCallbackMethod", [], .attribute("recordingStatusCallback")),
    ("Conference", "recordingStatusCallbackEvent", [], .attribute("recordingStatusCallback")),
    ("Conference", "statusCallbackMethod", [], .attribute("statusCallback")),
    ("Conference", "statusCallbackEvent", [], .attribute("statusCallback")),
    ("Number", "method", [], .attribute("url")),
    ("Sip", "method", [], .attribute("url")),
    ("Number", "statusCallbackEvent", [], .attribute("statusCallback")),
    ("Sip", "statusCallbackEvent", [], .attribute("statusCallback")),
    ("Number", "statusCallbackMethod", [], .attribute("statusCallback")),
    ("Sip", "statusCallbackMethod", [], .attribute("statusCallback")),
    ("Number", "machineDetectionTimeout", [], .attribute("machineDetection")),
    ("Sip", "machineDetectionTimeout", [], .attribute("machineDetection")),
    ("Number", "machineDetectionSpeechThreshold", [], .attribute("machineDetection")),
    ("Sip", "machineDetectionSpeechThreshold", [], .attribute("machineDetection")),
    ("Number", "machineDetectionSpeechEndThreshold", [], .attribute("machineDetection")),
    ("Sip", "machineDetectionSpeechEndThreshold", [], .attribute("machineDetection")),
    ("Number", "machineDetectionSilenceTimeout", [], .attribute("machineDetection")),
    ("Sip", "machineDetectionSilenceTimeout", [], .attribute("machineDetection")),
    ("Number", "amdStatusCallback", [], .attribute("machineDetection")),
    ("Sip", "amdStatusCallback", [], .attribute("machineDetection")),
    ("Number", "amdStatusCallbackMethod", [], .attribute("amdStatusCallback")),
    ("Sip", "amdStatusCallbackMethod", [], .attribute("amdStatusCallback")),
    ("Queue", "method", [], .attribute("url")),
    ("Response", "version", ["1.0", "2008-08-01", "2010-04-01"], nil),
    ("Dial", "trim", ["do-not-trim"], .word("true", in: "record")),
    ("Dial", "recordingStatusCallback", [], .word("true", in: "record")),
    ("Dial", "recordingStatusCallbackMethod", [], .attribute("recordingStatusCallback")),
    ("Dial", "recordingStatusCallbackEvent", [], .attribute("recordingStatusCallback")),
    ("Dial", "recordingTrack", ["both"], .word("true", in: "record")),
    ("Dial", "recordingConfigurationId", [], .word("true", in: "record")),
    ("Dial", "answerOnBridge", ["false"], nil),
    ("Dial", "hangupOnStar", ["false"], nil),
    ("Dial", "sequential", ["false"], nil),
    ("Dial", "referMethod", [], .attribute("referUrl")),
    ("Dial", "ifMachine", ["continue", "false"], nil),
    ("Gather", "input", ["dtmf", ""], nil),
    ("Gather", "actionOnEmptyResult", ["false"], nil),
    ("Gather", "bargeIn", ["true"], nil),
    ("Gather", "speechTimeout", [], .word("speech", in: "input")),
    ("Gather", "maxSpeechTime", [], .word("speech", in: "input")),
    ("Gather", "profanityFilter", [], .word("speech", in: "input")),
    ("Gather", "language", [], .word("speech", in: "input")),
    ("Gather", "hints", [], .word("speech", in: "input")),
    ("Gather", "speechModel", [], .word("speech", in: "input")),
    ("Gather", "enhanced", ["false"], .word("speech", in: "input")),
    ("Gather", "partialResultCallback", [], .word("speech", in: "input")),
    ("Gather", "partialResultCallbackMethod", [], .attribute("partialResultCallback")),
    ("Gather", "debug", ["false"], nil),
    ("Record", "trim", ["do-not-trim"], nil),
    ("Record", "transcribe", ["false"], nil),
    ("Record", "recordingStatusCallbackMethod", [], .attribute("recordingStatusCallback")),
    ("Record", "recordingStatusCallbackEvent", [], .attribute("recordingStatusCallback")),
  ]

  @Test(arguments: facts)
  func `an ignored attribute has its harmless values and its condition`(
    element: String, attribute: String, harmless: [String], onlyWith: AttributeSpec.Condition?
  ) {
    guard
      case .ignored(let ignored) = Vocabulary.element(element, in: nil)?.attribute(attribute)?
        .effect
    else {
      Issue.record("'\(attribute)' of \(element) is not ignored")
      return
    }
    #expect(ignored.harmless == harmless, "\(element) \(attribute)")
    #expect(ignored.onlyWith == onlyWith, "\(element) \(attribute)")
  }
}
