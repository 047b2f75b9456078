import TwiMLVocabulary

/// What Kazoo knows about a call, its account and its two parties.
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
  /// Empty if withheld.
  package var callerIDName: String
  /// Empty if withheld.
  package var callerIDNumber: String
  /// Whose presence the call shows.
  package var presenceID: String
  /// The id of the leg that `Dial` makes.
  package var otherLegCallID: String
  /// When a recording of a dialed call begins, in UTC as in `2026-11-23_15:14:34`.
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
  /// A fact that follow-up requests carry.
  package enum Fact: Sendable, CaseIterable {
    case callID, accountID, fromUser, fromRealm, toUser, toRealm, callerIDName, callerIDNumber
    case otherLegCallID

    /// What carries it.
    private var parameter: RequestParameter {
      switch self {
      case .callID: .callSid
      case .accountID: .accountSid
      case .fromUser: .from
      case .fromRealm: .fromRealm
      case .toUser: .to
      case .toRealm: .toRealm
      case .callerIDName: .callerName
      case .callerIDNumber: .callerNumber
      case .otherLegCallID: .dialCallSid
      }
    }

    /// The parameter's name in a request in TwiML's format.
    package var twimlName: String { parameter.name }

    /// The parameter's name in a request in Kazoo's own format.
    package var kazooName: String { parameter.kazooName ?? parameter.name }

    /// - Parameter name: of either format.
    package init?(name: String) {
      guard let parameter = RequestParameter(named: name),
        let fact = Fact.allCases.first(where: { $0.parameter == parameter })
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
