extension Configuration {
  /// The keys of the file, in the order in which messages list them. Each has the name of the option
  /// that it is the same as, where there is one.
  package enum Key: String, Sendable, CaseIterable {
    case kazoo
    case baseURL = "base-url"
    case failOn = "fail-on"
    case severity
    case docsURL = "docs-url"
    case rules, overrides, include, exclude, templates, gitignore, baseline
    /// Of an override.
    case files

    /// What holds for documents, which an override can say too.
    static let values: [Key] = [.kazoo, .baseURL, .failOn, .severity, .rules]
    package static let top: [Key] =
      values + [.docsURL, .overrides, .include, .exclude, .templates, .gitignore, .baseline]
    package static let override: [Key] = [.files] + values

    /// The names of earlier versions, which are still read.
    package static let former = ["target": Key.kazoo]

    /// Words that other tools and the options use.
    static let synonyms = [
      "version": ["kazoo"], "url": ["base-url"], "ignore": ["exclude"], "ignores": ["exclude"],
      "excludes": ["exclude"], "includes": ["include"], "levels": ["rules"], "rule": ["rules"],
      "paths": ["files"], "path": ["files"], "level": ["severity"],
      "template": ["templates"],
      "respect-gitignore": ["gitignore"], "no-gitignore": ["gitignore"],
    ]
  }
}
