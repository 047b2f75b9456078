package import Diagnostics
package import TwiMLSyntax

/// The options of a compilation.
package struct CompilerOptions: Sendable {
  /// The version of Kazoo to check and translate for.
  package var target = Target.kazoo4
  /// The URL that Pivot fetched the document from, which relative URLs are resolved against; nil if
  /// unknown.
  package var baseURL: String? {
    get { rarities.baseURL }
    set { rarities.baseURL = newValue }
  }
  /// The Content-Type of a document without an HTTP head; nil if unknown.
  package var contentType: String? {
    get { rarities.contentType }
    set { rarities.contentType = newValue }
  }
  /// Whether the document can contain template expressions.
  package var isTemplate = false
  /// The levels that replace the severities of rules, by rule id.
  package var levels: [String: RuleLevel] {
    get { rarities.levels }
    set { rarities.levels = newValue }
  }
  /// Whether to translate the document as well.
  package var isTranslated = false
  /// Whether to translate what only Kazoo's interpreter of TwiML fails on.
  package var isMigrating = false
  /// Whether a loss in translation is an error.
  package var isExact = false
  /// Whether to explain every fault of a malformed document, instead of the usual maximum.
  var explainsEveryFault = false
  /// The parser that the document is read for.
  package var mode = ParsingMode.strict
  /// Whether to keep the verbs.
  package var keepsProgram = true
  /// The rules that levels and comments in the document can name.
  ///
  /// Created on demand: creating all rules with their examples takes longer than compiling a small
  /// document.
  package var catalog: Catalog {
    get { rarities.catalog ?? .documents }
    set { rarities.catalog = newValue }
  }

  /// What most runs leave as it is.
  private struct Rarities: Sendable {
    var baseURL: String?
    var contentType: String?
    var levels: [String: RuleLevel] = [:]
    var catalog: Catalog?
  }

  /// One reference for all of them, since each document has its copy of the options.
  private final class SharedRarities: Sendable {
    let rarities: Rarities

    init(_ rarities: Rarities) { self.rarities = rarities }
  }

  private var sharedRarities: SharedRarities?
  private var rarities: Rarities {
    get { sharedRarities?.rarities ?? Rarities() }
    set { sharedRarities = SharedRarities(newValue) }
  }

  package init() {}
}
