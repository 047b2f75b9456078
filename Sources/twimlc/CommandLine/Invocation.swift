import Diagnostics
import Reference
import TwiMLVocabulary

/// The commands by their names on the command line.
enum CommandName: String, Sendable, CaseIterable {
  case translate, check, trace, call, test, explore, graph, request, explain, config, schema, lsp,
    completions, help, version,
    generate
}

/// The parsed command line.
struct Invocation: Sendable {
  let command: CommandName
  /// Whether the command is named explicitly.
  let isCommandNamed: Bool
  var settings: Settings
  /// Includes the names from `--files-from` once they are read.
  var operands: [SystemString]

  /// Whether to read standard input. With `--files-from`, even an empty list names the files.
  var readsStandardInput: Bool { operands.isEmpty && settings.filesFrom == nil }
}

extension Invocation {
  /// Parses a command line by the GNU conventions: options and operands in any order, `--name
  /// value` and `--name=value`, combined short flags, and only operands after `--`.
  init(_ arguments: [SystemString]) throws(UsageError) {
    var scanner = ArgumentScanner(arguments)
    try scanner.run()
    let word = scanner.mayNameCommand ? scanner.operands.first?.text : nil
    let named = word.flatMap(CommandName.init(rawValue:))
    let command = named ?? .translate

    var settings = Settings()
    for occurrence in scanner.occurrences {
      guard
        let option = Option.all.first(where: {
          $0.name == occurrence.name && $0.commands.contains(command)
        })
      else {
        throw UsageError("'\(command.rawValue)' has no option '\(occurrence.spelling)'")
      }
      try option.apply(&settings, occurrence.value)
      settings.given.insert(occurrence.name)
    }
    self.command = command
    self.isCommandNamed = named != nil
    self.settings = settings
    self.operands = named == nil ? scanner.operands : Array(scanner.operands.dropFirst())
  }
}

/// Separates options, their values and operands before the command is known.
private struct ArgumentScanner {
  private(set) var occurrences: [Occurrence] = []
  private(set) var operands: [SystemString] = []
  /// Whether the first operand can be a command.
  private(set) var mayNameCommand = false
  private var rest: ArraySlice<SystemString>

  struct Occurrence {
    let name: String
    /// As written by the user.
    let spelling: String
    let value: SystemString
  }

  init(_ arguments: [SystemString]) { rest = arguments[...] }

  mutating func run() throws(UsageError) {
    while let argument = rest.popFirst() {
      let bytes = argument.bytes
      if bytes == Array("--".utf8) {
        operands += rest
        return
      } else if bytes.starts(with: "--".utf8) {
        try scanLong(bytes.dropFirst(2))
      } else if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
        try scanShort(bytes.dropFirst())
      } else {
        if operands.isEmpty { mayNameCommand = true }
        operands.append(argument)
      }
    }
  }

  private mutating func scanLong(_ argument: ArraySlice<UInt8>) throws(UsageError) {
    let name = SystemString(argument.prefix { $0 != UInt8(ascii: "=") })
    let attached = argument.dropFirst(name.bytes.count)
    let text = name.text
    let spelling = "--\(text)"
    guard let option = Option.all.first(where: { $0.isNamed(text) }) else {
      throw UsageError(
        "unknown option '\(spelling)'",
        suggestion: Spelling.candidate(
          for: text, among: [Option.all.map(\.name)]
        ).map { "--\($0)" })
    }
    let value = attached.isEmpty ? nil : SystemString(attached.dropFirst())
    if !option.takesValue, value != nil {
      throw UsageError("option '\(spelling)' takes no value")
    }
    try add(option, as: spelling, value: value)
  }

  private mutating func scanShort(_ cluster: ArraySlice<UInt8>) throws(UsageError) {
    var cluster = cluster
    while let letter = cluster.popFirst() {
      let character = Character(Unicode.Scalar(letter))
      guard let option = Option.all.first(where: { $0.short == character }) else {
        throw UsageError(
          "unknown option '-\(SystemString(CollectionOfOne(letter) + cluster).text)'")
      }
      let takesRest = option.takesValue && !cluster.isEmpty
      try add(
        option, as: "-\(character)", value: takesRest ? SystemString(cluster) : nil)
      if takesRest { return }
    }
  }

  private mutating func add(
    _ option: Option, as spelling: String, value: SystemString?
  ) throws(UsageError) {
    var value = value
    if option.takesValue, value == nil {
      value = rest.popFirst()
      if value == nil {
        let placeholder = option.description.argument?.placeholder ?? ""
        throw UsageError("option '\(spelling)' needs a value: \(placeholder)")
      }
    }
    occurrences.append(
      Occurrence(name: option.name, spelling: spelling, value: value ?? ""))
  }
}
