import Compiler
package import Diagnostics

extension Catalogue {
  /// Every rule of twimlc: those about documents, and those about calls.
  package static let twimlc = Catalogue(
    Catalogue.documents.families + [
      Family(.scenario, Rule.scenario),
      Family(.exploration, Rule.exploration),
    ])
}
