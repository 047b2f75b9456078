/// A parameter of the requests that Pivot sends, as it is documented and as it is sent.
package struct RequestParameter: Sendable {
  /// In a request in TwiML's format.
  package let name: String
  /// In Kazoo's documentation; nil where it gives none.
  package let kazooName: String?
  package let presence: Presence
  /// What there is to know of its value; no full stop.
  package let meaning: String

  /// When a request carries it.
  package enum Presence: Sendable, Hashable {
    case always
    /// Always, and with the same value.
    case constant
    case sometimes
    /// It is documented, and no request carries it.
    case never
  }

  /// Source: `kzt_twiml:req_params/1`, `kzt_util:get_request_vars/1`, and Pivot's documentation
  package static let all: [RequestParameter] = [
    .init("CallSid", "Call-ID", .always, "the id of the caller's leg"),
    .init("AccountSid", "Account-ID", .always, "the id of the account"),
    .init("From", "From-User", .always, "the SIP user that calls, not the caller id"),
    .init("FromRealm", "From-Realm", .always, "the realm of that user"),
    .init("To", "To-User", .always, "the SIP user that is called"),
    .init("ToRealm", "To-Realm", .always, "the realm of that user"),
    .init("CallerName", "Caller-ID-Name", .always, "the caller's name, or `unknown`"),
    .init("CallerNumber", "Caller-ID-Number", .always, "the caller's number, or `anonymous`"),
    .init("ApiVersion", nil, .constant, "always `2010-04-01`; the documentation has `ApiVerson`"),
    .init("Direction", "Direction", .constant, "always `inbound`"),
    .init("CallStatus", nil, .sometimes, "from the first Dial on, though documented as always"),
    .init(
      "Digits", "DTMF-Pressed", .sometimes,
      "the digits of a Gather; after a Record its stop key, from then on; empty after a Dial"),
    .init("RecordingUrl", "Recording-URL", .sometimes, "after a Record"),
    .init("RecordingDuration", "Recording-Duration", .sometimes, "after a Record, in seconds"),
    .init("DialCallStatus", nil, .sometimes, "after a Dial"),
    .init(
      "DialCallSid", "Other-Leg-Unique-ID", .sometimes,
      "after a Dial, once there was another leg"),
    .init("RecordingSid", "Media-Name", .never, "documented, and never sent"),
    .init("DialCallDuration", "Billing-Seconds", .never, "documented, and never sent"),
  ]

  /// - Parameter name: under either of its names.
  package static func named(_ name: String) -> RequestParameter? {
    all.first { $0.name == name || $0.kazooName == name }
  }

  private init(_ name: String, _ kazooName: String?, _ presence: Presence, _ meaning: String) {
    self.name = name
    self.kazooName = kazooName
    self.presence = presence
    self.meaning = meaning
  }
}
