/// Every rule, in the order of the manual.
public enum Catalogue {
  /// The rules by family.
  public static let families: [(title: String, rules: [Rule])] = [
    ("XML", Rule.syntax),
    ("Structure", Rule.structure),
    ("Attributes", Rule.attributes),
    ("Values", Rule.values),
    ("Flow of the call", Rule.flow),
    ("Dial", Rule.dial),
    ("Comments and settings for twimlc", Rule.own),
  ]

  public static var rules: [Rule] { families.flatMap(\.rules) }

  /// The rule with that id.
  public static func rule(_ id: some StringProtocol) -> Rule? { rules.first { $0.id == id } }
}
