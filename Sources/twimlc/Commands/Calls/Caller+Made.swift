import JSON
import Trace

extension Caller {
  /// A made-up call, which is the same for the same seed.
  static func made(from seed: UInt64) -> Caller {
    var digits = DigitSource(seed: seed)
    var caller = Caller.example
    caller.callID = digits.identifier
    caller.otherLegCallID = digits.identifier
    caller.accountID = digits.hexadecimal(32)
    caller.fromUser = "user_" + digits.hexadecimal(4)
    // 555-0100 to 555-0199 are reserved for fiction.
    caller.callerIDNumber = "+1212555" + "01" + digits.decimal(2)
    caller.toUser = "1800555" + "01" + digits.decimal(2)
    return caller
  }

  /// Takes the facts of a call, or of a call event, in Kazoo's JSON.
  /// - Returns: the facts that it contains.
  mutating func adopt(_ call: JSONValue) -> Set<Fact> {
    var found: Set<Fact> = []
    for (name, user, realm) in [
      ("From", Fact.fromUser, Fact.fromRealm), ("To", .toUser, .toRealm),
    ] {
      let parts = (call[name]?.string ?? "").split(separator: "@", maxSplits: 1)
      guard parts.count == 2 else { continue }
      self[user] = String(parts[0])
      self[realm] = String(parts[1])
      found.formUnion([user, realm])
    }
    for object in [call["Custom-Channel-Vars"], call].compactMap(\.self) {
      if let other = object["Other-Leg-Call-ID"]?.string {
        otherLegCallID = other
        found.insert(.otherLegCallID)
      }
      for fact in Fact.allCases {
        guard let value = object[fact.kazooName]?.string else { continue }
        self[fact] = value
        found.insert(fact)
      }
    }
    return found
  }
}

/// Digits from a seed: Steele, Lea and Flood's SplitMix64.
private struct DigitSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func decimal(_ count: Int) -> String { digits(count, radix: 10) }
  mutating func hexadecimal(_ count: Int) -> String { digits(count, radix: 16) }

  /// Formatted as a UUID.
  var identifier: String {
    mutating get { [8, 4, 4, 4, 12].map { hexadecimal($0) }.joined(separator: "-") }
  }

  private mutating func digits(_ count: Int, radix: UInt64) -> String {
    (0..<count).map { _ in String(next() % radix, radix: Int(radix)) }.joined()
  }
}
