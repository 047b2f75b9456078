/// Every rule, in the order of the manual.
public enum Catalogue {
  /// The rules by family.
  public static let families: [(title: String, rules: [Rule])] = [
    ("HTTP answer", Rule.answer),
    ("XML", Rule.syntax),
    ("Template", Rule.template),
    ("Callflow answer", Rule.callflow),
    ("Structure", Rule.structure),
    ("Attribute", Rule.attributes),
    ("Value", Rule.values),
    ("Flow", Rule.flow),
    ("Dial", Rule.dial),
    ("Losses in translation", Rule.losses),
    ("Comments for twimlc", Rule.own),
    ("Configuration", Rule.configuration),
  ]

  public static var rules: [Rule] { families.flatMap(\.rules) }

  /// The rule with that id.
  public static func rule(_ id: some StringProtocol) -> Rule? { rules.first { $0.id == id } }
}
