/// A parameter of the requests that Pivot sends, by its name in TwiML's format.
///
/// Source: `kzt_twiml:req_params/1`, `kzt_util:get_request_vars/1`, and Pivot's documentation
package enum RequestParameter: String, Sendable, CaseIterable {
  case callSid = "CallSid"
  case accountSid = "AccountSid"
  case from = "From"
  case fromRealm = "FromRealm"
  case to = "To"
  case toRealm = "ToRealm"
  case callerName = "CallerName"
  case callerNumber = "CallerNumber"
  case apiVersion = "ApiVersion"
  case direction = "Direction"
  case callStatus = "CallStatus"
  case digits = "Digits"
  case recordingURL = "RecordingUrl"
  case recordingDuration = "RecordingDuration"
  case dialCallStatus = "DialCallStatus"
  case dialCallSid = "DialCallSid"
  case recordingSid = "RecordingSid"
  case dialCallDuration = "DialCallDuration"

  /// When a request carries it.
  package enum Presence: Sendable, Hashable {
    case always
    /// Always, and with the same value.
    case constant(String)
    case sometimes
    /// It is documented, and no request carries it.
    case never
  }

  /// - Parameter name: under either of its names.
  package init?(named name: String) {
    guard let parameter = Self.allCases.first(where: { $0.name == name || $0.kazooName == name })
    else { return nil }
    self = parameter
  }

  /// In a request in TwiML's format.
  package var name: String { rawValue }

  /// The name in Kazoo's own format; nil if Kazoo's documentation gives none.
  package var kazooName: String? {
    switch self {
    case .callSid: "Call-ID"
    case .accountSid: "Account-ID"
    case .from: "From-User"
    case .fromRealm: "From-Realm"
    case .to: "To-User"
    case .toRealm: "To-Realm"
    case .callerName: "Caller-ID-Name"
    case .callerNumber: "Caller-ID-Number"
    case .direction: "Direction"
    case .digits: "DTMF-Pressed"
    case .recordingURL: "Recording-URL"
    case .recordingDuration: "Recording-Duration"
    case .dialCallSid: "Other-Leg-Unique-ID"
    case .recordingSid: "Media-Name"
    case .dialCallDuration: "Billing-Seconds"
    case .apiVersion, .callStatus, .dialCallStatus: nil
    }
  }

  package var presence: Presence {
    switch self {
    case .callSid, .accountSid, .from, .fromRealm, .to, .toRealm, .callerName, .callerNumber:
      .always
    case .apiVersion: .constant("2010-04-01")
    case .direction: .constant("inbound")
    case .callStatus, .digits, .recordingURL, .recordingDuration, .dialCallStatus, .dialCallSid:
      .sometimes
    case .recordingSid, .dialCallDuration: .never
    }
  }

  /// Whether every request has it, so that no variable of the document replaces it.
  package var isAlwaysSent: Bool {
    switch presence {
    case .always, .constant: true
    case .sometimes, .never: false
    }
  }

  /// The meaning of its value; no full stop.
  package var meaning: String {
    switch self {
    case .callSid: "the id of the caller's leg"
    case .accountSid: "the id of the account"
    case .from: "the SIP user that calls, not the caller id"
    case .to: "the SIP user that is called"
    case .fromRealm, .toRealm: "the realm of that user"
    case .callerName: "the caller's name, or `unknown`"
    case .callerNumber: "the caller's number, or `anonymous`"
    case .apiVersion: "always `2010-04-01`; the documentation has `ApiVerson`"
    case .direction: "always `inbound`"
    case .callStatus: "from the first Dial on, though documented as always"
    case .digits:
      "the digits of a Gather; after a Record its stop key, from then on; empty after a Dial"
    case .recordingURL: "after a Record"
    case .recordingDuration: "after a Record, in seconds"
    case .dialCallStatus: "after a Dial"
    case .dialCallSid: "after a Dial, once there was another leg"
    case .recordingSid, .dialCallDuration: "documented, and never sent"
    }
  }
}
