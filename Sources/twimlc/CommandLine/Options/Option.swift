import Diagnostics
import Reference

/// An option: its names, its effect, and its text in the manual.
///
/// Every run makes the options, but few need their texts, so the texts are closures.
struct Option: Sendable {
  /// Without its two hyphens.
  let name: String
  let short: Character?
  /// Other spellings that are accepted but not shown.
  let aliases: [String]
  let takesValue: Bool
  let commands: [CommandName]
  /// Called in the order of the command line, so that the last occurrence wins; the value of a flag
  /// is empty.
  let apply: @Sendable (inout Settings, SystemString) throws(UsageError) -> Void
  private let describe: @Sendable () -> OptionDescription

  /// The text in the manual.
  var description: OptionDescription { describe() }

  typealias Text = @Sendable () -> String
  typealias Wordings = @Sendable () -> [CommandName: Wording]

  /// An option with a value.
  init(
    _ name: String, short: Character? = nil, aliases: [String] = [],
    takes argument: @autoclosure @escaping @Sendable () -> ArgumentDescription,
    isRepeatable: Bool = false, topic: OptionDescription.Topic, for commands: [CommandName],
    _ summary: @autoclosure @escaping Text, details: @autoclosure @escaping Text = "",
    in wordings: @autoclosure @escaping Wordings = [:], isCommon: Bool = false,
    apply: @escaping @Sendable (inout Settings, SystemString) throws(UsageError) -> Void
  ) {
    self.name = name
    self.short = short
    self.aliases = aliases
    takesValue = true
    self.commands = commands
    self.apply = apply
    describe = {
      OptionDescription(
        name, short: short, aliases: aliases, argument: argument(), isRepeatable: isRepeatable,
        topic: topic, commands: commands.map(\.rawValue), summary: summary(), details: details(),
        wordings: Option.byName(wordings()), isCommon: isCommon)
    }
  }

  /// An option without a value.
  init(
    flag name: String, short: Character? = nil, aliases: [String] = [],
    topic: OptionDescription.Topic, for commands: [CommandName],
    _ summary: @autoclosure @escaping Text, details: @autoclosure @escaping Text = "",
    in wordings: @autoclosure @escaping Wordings = [:], isCommon: Bool = false,
    set: @escaping @Sendable (inout Settings) -> Void
  ) {
    self.name = name
    self.short = short
    self.aliases = aliases
    takesValue = false
    self.commands = commands
    apply = { settings, _ in set(&settings) }
    describe = {
      OptionDescription(
        name, short: short, aliases: aliases, topic: topic, commands: commands.map(\.rawValue),
        summary: summary(), details: details(), wordings: Option.byName(wordings()),
        isCommon: isCommon)
    }
  }

  /// An option whose value is one of a few words.
  init<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, short: Character? = nil, aliases: [String] = [], placeholder: String,
    defaultValue: @autoclosure @escaping @Sendable () -> Choice, topic: OptionDescription.Topic,
    synonyms: @autoclosure @escaping @Sendable () -> [String: [String]] = [:],
    for commands: [CommandName],
    _ summary: @autoclosure @escaping Text, details: @autoclosure @escaping Text = "",
    in wordings: @autoclosure @escaping Wordings = [:], isCommon: Bool = false,
    set: @escaping @Sendable (inout Settings, Choice) -> Void
  ) {
    self.init(
      name, short: short, aliases: aliases,
      takes: ArgumentDescription(
        placeholder, words: Choice.allCases.map(\.rawValue), defaultValue: defaultValue().rawValue),
      topic: topic, for: commands, summary(), details: details(), in: wordings(),
      isCommon: isCommon
    ) { (settings, value) throws(UsageError) in
      guard let choice = Choice(rawValue: value.text) else {
        let words = Choice.allCases.map(\.rawValue)
        throw UsageError(
          "'--\(name)' takes \(words.listed("or")), not '\(value.text)'",
          suggestion: Spelling.candidate(for: value.text, among: [words], synonyms: synonyms()))
      }
      set(&settings, choice)
    }
  }

  /// What is said about an option of one command.
  typealias Wording = OptionDescription.Wording

  private static func byName(_ wordings: [CommandName: Wording]) -> [String: Wording] {
    var named: [String: Wording] = [:]
    for (command, wording) in wordings { named[command.rawValue] = wording }
    return named
  }

  /// Its name and all its other spellings, without hyphens.
  var names: [String] { [name] + aliases }

  /// Whether the name is one of its own.
  func isNamed(_ name: String) -> Bool { name == self.name || aliases.contains(name) }

  /// The parts before and after the first `=` of an option's value.
  static func pair(
    _ value: SystemString, of option: String, as form: String
  ) throws(UsageError) -> (name: String, text: String) {
    let parts = value.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw UsageError("'--\(option)' takes \(form), not '\(value.text)'")
    }
    return (String(parts[0]), String(parts[1]))
  }
}
