extension Configuration {
  /// The keys of the file, in the order in which messages list them. A key has the name of its
  /// option, if there is one.
  package enum Key: String, Sendable, CaseIterable {
    case kazoo
    case baseURL = "base-url"
    case failOn = "fail-on"
    case severity
    case docsURL = "docs-url"
    case rules, overrides, include, exclude, templates, gitignore, baseline
    /// Only in an override.
    case files

    /// The keys for documents, which an override can also have.
    static let values: [Key] = [.kazoo, .baseURL, .failOn, .severity, .rules]
    package static let top: [Key] =
      values + [.docsURL, .overrides, .include, .exclude, .templates, .gitignore, .baseline]
    package static let override: [Key] = [.files] + values

    /// The names in earlier versions, which are still accepted.
    package static let former = ["target": Key.kazoo]

    /// Words that other tools and the options use for the keys.
    static let synonyms = [
      "version": ["kazoo"], "url": ["base-url"], "ignore": ["exclude"], "ignores": ["exclude"],
      "excludes": ["exclude"], "includes": ["include"], "levels": ["rules"], "rule": ["rules"],
      "paths": ["files"], "path": ["files"], "level": ["severity"],
      "template": ["templates"],
      "respect-gitignore": ["gitignore"], "no-gitignore": ["gitignore"],
    ]
  }
}
