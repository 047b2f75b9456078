public import Diagnostics

/// What `parse` made of a document.
public struct Document: Sendable {
  public let source: SourceFile
  /// The root element; nil when the document is not well-formed.
  public let root: Element?
  /// The comments outside the root element, in document order.
  public let outerComments: [SourceRange]
}

/// Parses a document, reading nothing but its bytes.
public func parse(_ source: SourceFile) -> (document: Document, diagnostics: [Diagnostic]) {
  (Document(source: source, root: nil, outerComments: []), [])
}
