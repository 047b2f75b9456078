public import Diagnostics
public import TwiMLSyntax
public import TwiMLVocabulary

/// What the document is checked against.
public struct AnalysisOptions: Sendable {
  public var target: Target
  /// The URL that Pivot fetched the document from, which relative URLs are resolved against.
  public var baseURL: String?

  public init(target: Target = .kazoo4, baseURL: String? = nil) {
    self.target = target
    self.baseURL = baseURL
  }
}

/// The verbs of a document with the values that Kazoo gives them.
public struct Program: Sendable {}

/// Checks a document against Kazoo's subset of TwiML and reads its verbs.
/// - Returns: the program, or nil for what is not voice TwiML at all, and every finding in no
///   particular order.
public func analyze(
  _ document: Document, options: AnalysisOptions
) -> (program: Program?, diagnostics: [Diagnostic]) {
  (document.root == nil ? nil : Program(), [])
}
