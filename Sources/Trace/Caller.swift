/// What Kazoo knows of a call, its account and its two ends, and no document says.
package struct Caller: Sendable, Hashable {
  /// The id of the caller's leg of the call.
  package var callID: String
  /// 32 hexadecimal digits.
  package var accountID: String
  /// The SIP user that calls, which is not the caller ID.
  package var fromUser: String
  package var fromRealm: String
  /// The SIP user that is called.
  package var toUser: String
  package var toRealm: String
  /// Empty where the caller withholds it.
  package var callerIDName: String
  /// Empty where the caller withholds it.
  package var callerIDNumber: String
  /// Whose presence the call shows.
  package var presenceID: String
  /// The id of the leg that `Dial` makes.
  package var otherLegCallID: String
  /// When a recording of a dialled call begins, in UTC as in `2026-11-23_15:14:34`.
  package var recordingTime: String
  /// The ids of users and devices that the account does not have, or that have nothing to ring.
  package var missingEndpoints: Set<String>

  /// A call that could be.
  package static let example = Caller(
    callID: "1d5a7c3e-55b0-4f6e-9c8f-0242ac120002", accountID: "c4ca4238a0b923820dcc509a6f75849b",
    fromUser: "user_ab12", fromRealm: "acme.sip.example.com", toUser: "18005550123",
    toRealm: "acme.sip.example.com", callerIDName: "Jane Doe", callerIDNumber: "+12125550147",
    presenceID: "user_ab12@acme.sip.example.com",
    otherLegCallID: "7f00b1c2-96d4-4c2e-8a55-0242ac120003", recordingTime: "2026-01-01_12:00:00",
    missingEndpoints: [])
}

extension Caller {
  /// A fact that follow-up requests carry, by the name of the parameter.
  package enum Fact: String, Sendable, CaseIterable {
    case callID = "CallSid"
    case accountID = "AccountSid"
    case fromUser = "From"
    case fromRealm = "FromRealm"
    case toUser = "To"
    case toRealm = "ToRealm"
    case callerIDName = "CallerName"
    case callerIDNumber = "CallerNumber"
    case otherLegCallID = "DialCallSid"

    /// The parameter's name in a request in TwiML's format.
    package var twimlName: String { rawValue }

    /// The parameter's name in a request in Kazoo's own format.
    package var kazooName: String {
      switch self {
      case .callID: "Call-ID"
      case .accountID: "Account-ID"
      case .fromUser: "From-User"
      case .fromRealm: "From-Realm"
      case .toUser: "To-User"
      case .toRealm: "To-Realm"
      case .callerIDName: "Caller-ID-Name"
      case .callerIDNumber: "Caller-ID-Number"
      case .otherLegCallID: "Other-Leg-Unique-ID"
      }
    }

    /// - Parameter name: of either format.
    package init?(name: String) {
      guard let fact = Fact.allCases.first(where: { [$0.rawValue, $0.kazooName].contains(name) })
      else { return nil }
      self = fact
    }
  }

  package subscript(fact: Fact) -> String {
    get { self[keyPath: fact.keyPath] }
    set { self[keyPath: fact.keyPath] = newValue }
  }
}

extension Caller.Fact {
  fileprivate var keyPath: WritableKeyPath<Caller, String> {
    switch self {
    case .callID: \.callID
    case .accountID: \.accountID
    case .fromUser: \.fromUser
    case .fromRealm: \.fromRealm
    case .toUser: \.toUser
    case .toRealm: \.toRealm
    case .callerIDName: \.callerIDName
    case .callerIDNumber: \.callerIDNumber
    case .otherLegCallID: \.otherLegCallID
    }
  }
}
