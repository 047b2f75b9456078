extension Vocabulary {
  /// The language of a document with another root element, as in "this is VoiceXML".
  /// - Parameter type: the value of its attribute `type`.
  package static func dialect(ofRoot name: String, type: String? = nil) -> String? {
    let local = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    if local == "document", let type, type.contains("freeswitch") {
      return type.contains("httapi") ? "FreeSWITCH's HTTAPI" : "FreeSWITCH's configuration"
    }
    return rootDialects[local]
  }

  /// Whose XML an element at verb level belongs to that TwiML does not know, as in "Plivo's XML".
  package static func dialect(ofVerb name: String) -> String? { verbDialects[name] }

  private static let rootDialects: [String: String] = [
    "vxml": "VoiceXML", "ccxml": "CCXML", "callxml": "CallXML", "cpl": "CPL",
    "speak": "SSML",
    "bxml": "Bandwidth's BXML", "extension": "FreeSWITCH's dialplan",
    "include": "FreeSWITCH's configuration", "section": "FreeSWITCH's configuration",
    "twilioresponse": "a response of Twilio's REST API",
    "restexception": "an error of Twilio's API",
    "envelope": "SOAP", "html": "a web page", "error": "an error message", "rss": "a news feed",
    "feed": "a news feed", "svg": "a picture",
  ]

  private static let verbDialects: [String: String] = [
    "Speak": "Plivo's XML", "GetDigits": "Plivo's XML", "GetInput": "Plivo's XML",
    "Wait": "Plivo's XML", "PreAnswer": "Plivo's XML", "DTMF": "Plivo's XML",
    "MultiPartyCall": "Plivo's XML",
    "SpeakSentence": "Bandwidth's BXML", "PlayAudio": "Bandwidth's BXML",
    "Transfer": "Bandwidth's BXML", "SendDtmf": "Bandwidth's BXML", "Ring": "Bandwidth's BXML",
    "StartRecording": "Bandwidth's BXML", "StopRecording": "Bandwidth's BXML",
    "Forward": "Bandwidth's BXML",
    "AIGather": "Telnyx's TeXML", "AIAssistant": "Telnyx's TeXML",
    "HttpRequest": "Telnyx's TeXML",
    "Denoise": "SignalWire's LaML",
    "Email": "Restcomm's RCML", "Fax": "Restcomm's RCML", "Geolocation": "Restcomm's RCML",
  ]
}
