import Compiler
import Diagnostics

/// The names that can follow `end error`.
enum ScenarioErrors {
  /// The ids of the rules, and the failures of requests without a usable response.
  static var names: [String] {
    Catalog.twimlc.rules.map(\.id) + DeliveryFailure.Kind.allCases.map(\.rawValue)
  }

  static func isKnown(_ name: String) -> Bool {
    Catalog.twimlc.rule(name) != nil || DeliveryFailure.Kind(rawValue: name) != nil
  }
}
