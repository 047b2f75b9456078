package import Diagnostics
package import TwiMLSyntax

/// How a document is compiled.
package struct CompilerOptions: Sendable {
  /// The version of Kazoo to check and translate for.
  package var target = Target.kazoo4
  /// The URL that Pivot fetched the document from, which relative URLs are resolved against; nil
  /// where it is not known.
  package var baseURL: String?
  /// The Content-Type of a document that has no HTTP head; nil where it is not known.
  package var contentType: String?
  /// Whether the document may hold the parts of a template engine.
  package var isTemplate = false
  /// What takes the place of a rule's own severity, by the id of the rule.
  package var levels: [String: RuleLevel] = [:]
  /// Whether the document is to be translated as well as checked.
  package var isTranslated = false
  /// Whether what only Kazoo's interpreter of TwiML fails on is translated as it is meant.
  package var isMigrating = false
  /// Whether a loss in translation is an error.
  package var isExact = false
  /// Whether every fault of a document that is not well-formed is explained, instead of as many as
  /// anybody reads.
  var explainsEveryFault = false
  /// Which parser the document is read for.
  package var mode = ParsingMode.strict
  /// Whether the verbs are wanted afterwards.
  package var keepsProgram = true
  /// The rules that levels and comments in the document may name.
  ///
  /// Made when it is asked for: all rules with their examples take longer than a small document.
  package var catalogue: Catalogue {
    get { ownCatalogue ?? .documents }
    set { ownCatalogue = newValue }
  }
  private var ownCatalogue: Catalogue?

  package init() {}
}
