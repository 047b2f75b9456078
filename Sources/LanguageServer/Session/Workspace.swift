package import Compiler
package import Diagnostics

/// The files around the documents: the server's interface to the system.
package protocol Workspace: AnyObject {
  /// The settings for a document, from the program's options and the nearest configuration file
  /// above it.
  /// - Parameter path: absolute; nil for a document that is not a file.
  func settings(for path: [UInt8]?) -> DocumentSettings

  /// The possible names of a configuration file.
  var configurationNames: [String] { get }

  /// The configuration files that have been read so far, with their mistakes.
  var configurations: [ConfigurationReport] { get }

  /// Checks whether a configuration file was added, removed or changed since it was read.
  /// - Returns: whether the result of `settings` may have changed.
  func refresh() -> Bool

  /// The mistakes in the text of a configuration file that is being edited.
  func mistakes(inConfiguration source: SourceFile) -> [Diagnostic]
}

/// The settings for a document.
package struct DocumentSettings: Sendable {
  package var compiler: CompilerOptions
  /// Findings below this severity are not shown.
  package var leastSeverity: Severity
  /// The address of the pages of the rules, without the name of a page; nil if there is none.
  package var docsURL: String?
  /// Removes the findings that a baseline contains; nil if there is no baseline.
  package var newFindings: FindingFilter?

  /// Takes the findings of a document, in document order, and the document.
  package typealias FindingFilter = @Sendable ([Diagnostic], SourceFile) -> [Diagnostic]

  package init(
    compiler: CompilerOptions, leastSeverity: Severity = .note, docsURL: String? = nil
  ) {
    self.compiler = compiler
    self.leastSeverity = leastSeverity
    self.docsURL = docsURL
  }
}

/// A configuration file on disk and its mistakes.
package struct ConfigurationReport: Sendable {
  /// Absolute.
  package let path: [UInt8]
  package let source: SourceFile
  package let mistakes: [Diagnostic]

  package init(path: [UInt8], source: SourceFile, mistakes: [Diagnostic]) {
    self.path = path
    self.source = source
    self.mistakes = mistakes
  }
}
