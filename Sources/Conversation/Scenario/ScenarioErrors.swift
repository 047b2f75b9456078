import Compiler
import Diagnostics

/// The names that can follow `end error`.
enum ScenarioErrors {
  /// The ids of the rules, and the failures of requests without a usable response.
  static var names: [String] {
    Catalog.twimlc.rules.map(\.id) + DeliveryFailure.Kind.allCases.map(\.rawValue)
  }

  /// The current name; nil for an unknown one.
  static func name(_ word: String) -> String? {
    Catalog.twimlc.rule(word)?.id ?? DeliveryFailure.Kind(rawValue: word)?.rawValue
  }
}
