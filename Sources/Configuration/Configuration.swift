package import Diagnostics

/// What `.twimlc.yml` says.
package struct Configuration: Sendable {
  /// What holds for every document.
  package internal(set) var values = Values()
  /// What holds for some of them, in the order of the file.
  package internal(set) var overrides: [Override] = []
  /// What a search of directories skips.
  package internal(set) var exclude: [Setting<Glob>] = []
  /// What a search of directories takes for documents beside what it takes anyway.
  package internal(set) var include: [Setting<Glob>] = []
  /// The files that are sources of templates; a search takes them for documents.
  package internal(set) var templates: [Setting<Glob>] = []
  /// Whether a search passes over what git ignores; nil where the file does not say.
  package internal(set) var gitignore: Setting<Bool>?
  /// The file that lists known findings, relative to the directory of this one.
  package internal(set) var baseline: Setting<String>?

  /// The names of the file; the first one that is there counts.
  package static let fileNames = [".twimlc.yml", ".twimlc.yaml"]

  /// A value and where it comes from.
  package struct Setting<Value: Sendable>: Sendable {
    package let value: Value
    /// From 1.
    package let line: Int
  }

  /// What options say too.
  package struct Values: Sendable {
    package var target: Setting<Target>?
    package var baseURL: Setting<String>?
    package var failOn: Setting<FailOn>?
    /// The least severity to report.
    package var severity: Setting<SeverityWord>?
    /// Where the pages about the rules are; an override cannot say it.
    package var docsURL: Setting<String>?
    /// By the id of the rule.
    package var levels: [String: Setting<RuleLevel>] = [:]
    /// Whether the document is the source of a template.
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

  /// Values for the files that one of the patterns covers.
  package struct Override: Sendable {
    package let files: [Glob]
    package let values: Values
    /// From 1.
    package let line: Int
  }

  /// What holds for a document: the later of two overrides wins.
  /// - Parameter path: relative to the directory that the patterns are for; nil for a document that
  ///   is outside of it.
  package func values(for path: String?) -> Values {
    guard let path else { return values }
    var values = overrides.filter { override in override.files.contains { $0.covers(path) } }
      .reduce(values) { $0.overridden(by: $1.values) }
    values.isTemplate = isTemplate(path)
    return values
  }

  /// Whether a file is the source of a template.
  package func isTemplate(_ path: String) -> Bool {
    templates.contains { $0.value.covers(path) }
  }

  /// Whether a search of directories passes over a path.
  package func excludes(_ path: String, isDirectory: Bool) -> Bool {
    exclude.contains { $0.value.matches(path, isDirectory: isDirectory) }
  }

  /// Whether something is excluded, itself or with a directory that it is in.
  package func excludes(named path: String, isDirectory: Bool) -> Bool {
    exclude.contains { $0.value.covers(path, isDirectory: isDirectory) }
  }

  /// Whether a search takes a file for a document whatever its name ends with.
  package func includes(_ path: String) -> Bool {
    include.contains { $0.value.matches(path, isDirectory: false) }
  }
}
