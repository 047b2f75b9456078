package import Compiler
package import Diagnostics

/// The files around the documents: what the server asks of the system that it runs on.
package protocol Workspace: AnyObject {
  /// What holds for a document, by the options of the program and the configuration file that is
  /// nearest above it.
  /// - Parameter path: absolute; nil for a document that is in no file.
  func settings(for path: [UInt8]?) -> DocumentSettings

  /// The names that a configuration file can have.
  var configurationNames: [String] { get }

  /// The configuration files that have been read so far, with their mistakes.
  var configurations: [ConfigurationReport] { get }

  /// Looks whether a configuration file has come, gone or changed since it was read.
  /// - Returns: whether what `settings` says may be another now.
  func refresh() -> Bool

  /// What is wrong with the text of a configuration file that is being edited.
  func mistakes(inConfiguration source: SourceFile) -> [Diagnostic]
}

/// What holds for a document.
package struct DocumentSettings: Sendable {
  package var compiler: CompilerOptions
  /// What is less grave is not shown.
  package var leastSeverity: Severity
  /// Where the pages of the rules are on the web, without what names a page; nil where they are
  /// nowhere.
  package var docsURL: String?
  /// Leaves out the findings that a baseline knows; nil where there is no baseline.
  package var newFindings: FindingFilter?

  /// Takes the findings of a document, in its order, and the document.
  package typealias FindingFilter = @Sendable ([Diagnostic], SourceFile) -> [Diagnostic]

  package init(
    compiler: CompilerOptions, leastSeverity: Severity = .note, docsURL: String? = nil
  ) {
    self.compiler = compiler
    self.leastSeverity = leastSeverity
    self.docsURL = docsURL
  }
}

/// A configuration file as it is on disk, and what is wrong with it.
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
