package import Diagnostics

/// The content of `.twimlc.yml`.
package struct Configuration: Sendable {
  /// The values for every document.
  package internal(set) var values = Values()
  /// The values for some documents, in the order of the file.
  package internal(set) var overrides: [Override] = []
  /// The files and directories that a search skips.
  package internal(set) var exclude: [Setting<Glob>] = []
  /// Additional files that a search treats as documents.
  package internal(set) var include: [Setting<Glob>] = []
  /// The files that are template sources; a search treats them as documents.
  package internal(set) var templates: [Setting<Glob>] = []
  /// Whether a search skips what git ignores; nil if the file does not say.
  package internal(set) var gitignore: Setting<Bool>?
  /// The file that lists known findings, relative to the directory of this one.
  package internal(set) var baseline: Setting<String>?

  /// The names of the file; the first one that exists is used.
  package static let fileNames = [".twimlc.yml", ".twimlc.yaml"]

  /// A value and its origin.
  package struct Setting<Value: Sendable>: Sendable {
    package let value: Value
    /// Counted from 1.
    package let line: Int
  }

  /// The values that options can also set.
  package struct Values: Sendable {
    package var target: Setting<Target>?
    package var baseURL: Setting<String>?
    package var failOn: Setting<FailOn>?
    /// The least severity to report.
    package var severity: Setting<SeverityWord>?
    /// The address of the pages about the rules; an override cannot set it.
    package var docsURL: Setting<String>?
    /// By rule id.
    package var levels: [String: Setting<RuleLevel>] = [:]
    /// Whether the document is a template source.
    package var isTemplate = false

    package init() {}

    fileprivate func overridden(by other: Values) -> Values {
      var values = self
      values.target = other.target ?? target
      values.baseURL = other.baseURL ?? baseURL
      values.failOn = other.failOn ?? failOn
      values.severity = other.severity ?? severity
      values.levels = levels.merging(other.levels) { $1 }
      return values
    }
  }

  /// Values for the files that one of the patterns matches.
  package struct Override: Sendable {
    package let files: [Glob]
    package let values: Values
    /// Counted from 1.
    package let line: Int
  }

  /// The parts of a configuration that are for a document. Documents with the same parts have the
  /// same values.
  package struct Match: Sendable, Hashable {
    fileprivate var overrides: [Int] = []
    fileprivate var isTemplate = false
  }

  /// - Parameter path: relative to the directory of the configuration; nil for a document outside
  ///   of it.
  package func match(_ path: String?) -> Match {
    guard let path else { return Match() }
    return Match(
      overrides: overrides.indices.filter { overrides[$0].files.contains { $0.covers(path) } },
      isTemplate: isTemplate(path))
  }

  /// The values for a document: the later of two overrides wins.
  package func values(for match: Match) -> Values {
    var values = match.overrides.reduce(values) { $0.overridden(by: overrides[$1].values) }
    values.isTemplate = match.isTemplate
    return values
  }

  /// The values for a document.
  /// - Parameter path: relative to the directory of the configuration; nil for a document outside
  ///   of it.
  package func values(for path: String?) -> Values { values(for: match(path)) }

  /// Whether a file is a template source.
  package func isTemplate(_ path: String) -> Bool {
    templates.contains { $0.value.covers(path) }
  }

  /// Whether a search skips a path.
  package func excludes(_ path: String, isDirectory: Bool) -> Bool {
    exclude.contains { $0.value.matches(path, isDirectory: isDirectory) }
  }

  /// Whether a path or one of its parent directories is excluded.
  package func excludes(named path: String, isDirectory: Bool) -> Bool {
    exclude.contains { $0.value.covers(path, isDirectory: isDirectory) }
  }

  /// Whether a search treats a file as a document whatever its extension is.
  package func includes(_ path: String) -> Bool {
    include.contains { $0.value.matches(path, isDirectory: false) }
  }
}
