import Configuration
import Reference

extension Option {
  /// Where settings come from beside the command line.
  static let configuration: [Option] = [
    Option(
      "config", takes: ArgumentDescription("FILE"), topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "read the settings from FILE instead of looking for .twimlc.yml",
      details: "Its patterns are relative to the directory that the command runs in."
    ) { settings, value in settings.configuration = .file(value) },
    Option(
      flag: "no-config", topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "read no configuration file"
    ) { $0.configuration = .none },
  ]

  static let configuredCommands = documentCommands + [.config]

  /// What a search of directories passes over.
  static let excluding: [Option] = [
    Option(
      "exclude", takes: ArgumentDescription("GLOB"), isRepeatable: true, topic: .input,
      for: configuredCommands,
      "pass over files and directories of this pattern in a directory",
      details: """
        `*` stands for any characters but a slash, `?` for one, `[a-z]` for one of these, `**` for \
        any number of directories. A pattern without a slash before its end matches a name in any \
        directory, one with a slash the path from the directory that the command runs in. What is \
        named on the command line is checked all the same, unless `--force-exclude` is there.
        """
    ) { (settings, value) throws(UsageError) in settings.excludes.append(try glob(value)) },
    Option(
      flag: "force-exclude", topic: .input, for: documentCommands,
      "pass over what is excluded where it is named as well",
      details: """
        It is for a tool that names every file, as pre-commit does. Standard input counts by \
        `--stdin-filename`.
        """
    ) { $0.forcesExclude = true },
    Option(
      "include", takes: ArgumentDescription("GLOB"), isRepeatable: true, topic: .input,
      for: configuredCommands, "take files of this pattern in a directory for documents too",
      details: """
        A search takes them beside `*.xml` and `*.twiml`, as in `--include '*.php' --templates`. The \
        patterns are those of `--exclude`, which wins.
        """
    ) { (settings, value) throws(UsageError) in settings.includes.append(try glob(value)) },
    Option(
      flag: "no-gitignore", topic: .input, for: configuredCommands,
      "search what git ignores, too",
      details: """
        Otherwise a search passes over what `.gitignore` and `.git/info/exclude` name, as \
        `git check-ignore --no-index` says.
        """
    ) { $0.honorsGitIgnore = false },
    Option(
      "max-size", takes: ArgumentDescription("SIZE", absent: "16M"), topic: .input,
      for: documentCommands + [.call, .test, .explore],
      "refuse documents larger than SIZE, in bytes or as 512K or 16M",
      details: "1G is the most that there is."
    ) { (settings, value) throws(UsageError) in
      guard let size = byteCount(value.text), (1...(1 << 30)).contains(size) else {
        throw UsageError(
          "'--max-size' takes a number of bytes up to 1G, as in 512K or 16M, not '\(value.text)'")
      }
      settings.sizeLimit = size
    },
  ]

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
