import Configuration
import Reference

extension Option {
  /// The options for configuration files.
  static let configuration: [Option] = [
    Option(
      "config", takes: ArgumentDescription("FILE"), topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "read the settings from FILE instead of .twimlc.yml",
      details: """
        Without this option the nearest `.twimlc.yml` counts, in the directory of the document or \
        above it (for `call` and `explore` the current directory, for `test` that of the scenario \
        file); see CONFIGURATION in twimlc(1). Patterns in FILE are relative to the current \
        directory, not to that of FILE.
        """
    ) { settings, value in settings.configuration = .file(value) },
    Option(
      flag: "no-config", topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "read no configuration file"
    ) { $0.configuration = .none },
  ]

  static let configuredCommands = documentCommands + [.config]

  /// The options for files that a search skips.
  static let excluding: [Option] = [
    Option(
      "exclude", takes: ArgumentDescription("GLOB"), isRepeatable: true, topic: .input,
      for: configuredCommands,
      "skip files and directories that match GLOB when searching a directory",
      details: globForms
        + " Files named on the command line are read all the same, unless `--force-exclude` is given.",
      in: [.config: Wording(details: globForms)]
    ) { (settings, value) throws(UsageError) in settings.excludes.append(try glob(value)) },
    Option(
      flag: "force-exclude", topic: .input, for: documentCommands,
      "skip excluded files even if they are named on the command line",
      details: """
        For tools that name every file, such as pre-commit. Standard input is excluded by the name \
        in `--stdin-filename`. If all files are skipped, the exit status is 0.
        """
    ) { $0.forcesExclude = true },
    Option(
      "include", takes: ArgumentDescription("GLOB"), isRepeatable: true, topic: .input,
      for: configuredCommands, "also find files that match GLOB when searching a directory",
      details: """
        They are found in addition to `*.xml` and `*.twiml`; for example `--include '*.tml'`. GLOB \
        is as in `--exclude`. A file that matches both is skipped.
        """,
      in: [
        .check: Wording(
          details: """
            They are found in addition to `*.xml` and `*.twiml`; for example `--include '*.php' \
            --templates`. GLOB is as in `--exclude`. A file that matches both is skipped.
            """)
      ]
    ) { (settings, value) throws(UsageError) in settings.includes.append(try glob(value)) },
    Option(
      flag: "no-gitignore", topic: .input, for: configuredCommands,
      "also find files that git ignores",
      details: """
        By default a search skips what `.gitignore` and `.git/info/exclude` name, even files that \
        git tracks.
        """
    ) { $0.honorsGitIgnore = false },
    Option(
      "max-size", takes: ArgumentDescription("SIZE", defaultValue: "16M"), topic: .input,
      for: documentCommands + [.call, .test, .explore],
      "refuse documents larger than SIZE bytes; 512K and 16M work too",
      details: "The largest SIZE is 1G."
    ) { (settings, value) throws(UsageError) in
      guard let size = byteCount(value.text), (1...(1 << 30)).contains(size) else {
        throw UsageError(
          "'--max-size' takes a number of bytes up to 1G, such as 512K or 16M, not '\(value.text)'")
      }
      settings.sizeLimit = size
    },
  ]

  /// How a GLOB is written.
  private static var globForms: String {
    """
    For example `build/`, `*.old.xml` or `src/**/test.xml`. `*` matches any characters except a \
    slash, `?` one character, `[a-z]` one of these, `**` any number of directories. A GLOB with a \
    slash before its end matches the path from the current directory. Any other GLOB matches a name \
    in any directory, and one with a slash at its end only the name of a directory.
    """
  }

  private static func glob(_ value: SystemString) throws(UsageError) -> Glob {
    guard let glob = Glob(value.text) else { throw UsageError("invalid glob '\(value.text)'") }
    return glob
  }

  /// A number of bytes, KiB, MiB or GiB.
  private static func byteCount(_ text: String) -> Int? {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = text.last.flatMap { units[Character($0.uppercased())] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int(digits)
    else { return nil }
    let (product, overflows) = count.multipliedReportingOverflow(by: unit ?? 1)
    return overflows ? nil : product
  }
}
