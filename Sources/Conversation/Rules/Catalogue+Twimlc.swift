import Compiler
package import Diagnostics

extension Catalog {
  /// Every rule of twimlc: those about documents, and those about calls.
  package static let twimlc = Catalog(
    Catalog.documents.families + [
      Family(.scenario, Rule.scenario),
      Family(.exploration, Rule.exploration),
    ])
}
