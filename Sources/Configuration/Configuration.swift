public import Diagnostics
public import TwiMLVocabulary

/// What `.twimlc.yml` says.
public struct Configuration: Sendable {
  /// What holds for every document.
  public internal(set) var values = Values()
  /// What holds for some of them, in the order of the file.
  public internal(set) var overrides: [Override] = []
  /// What a search of directories passes over.
  public internal(set) var exclude: [Setting<Glob>] = []

  /// The name of the file.
  public static let fileName = ".twimlc.yml"

  /// A value and where it comes from.
  public struct Setting<Value: Sendable>: Sendable {
    public let value: Value
    /// From 1.
    public let line: Int
  }

  /// What options say too.
  public struct Values: Sendable {
    public var target: Setting<Target>?
    public var baseURL: Setting<String>?
    public var failOn: Setting<FailOn>?
    /// By the id of the rule.
    public var levels: [String: Setting<RuleLevel>] = [:]

    public init() {}

    fileprivate func overridden(by other: Values) -> Values {
      var values = self
      values.target = other.target ?? target
      values.baseURL = other.baseURL ?? baseURL
      values.failOn = other.failOn ?? failOn
      values.levels = levels.merging(other.levels) { $1 }
      return values
    }
  }

  /// Values for the files that one of the patterns covers.
  public struct Override: Sendable {
    public let files: [Glob]
    public let values: Values
    /// From 1.
    public let line: Int
  }

  /// What holds for a document: the later of two overrides wins.
  /// - Parameter path: relative to the directory that the patterns are for; nil for a document that
  ///   is outside of it.
  public func values(for path: String?) -> Values {
    guard let path else { return values }
    return overrides.filter { override in override.files.contains { $0.covers(path) } }
      .reduce(values) { $0.overridden(by: $1.values) }
  }

  /// Whether a search of directories passes over a path.
  public func excludes(_ path: String, isDirectory: Bool) -> Bool {
    exclude.contains { $0.value.matches(path, isDirectory: isDirectory) }
  }
}
