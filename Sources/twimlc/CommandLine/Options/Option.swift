import Diagnostics
import Reference

/// An option: its text in the manual, and its effect.
struct Option: Sendable {
  let description: OptionDescription
  let commands: Set<CommandName>
  /// Called in the order of the command line, so that the last occurrence wins; the value of a flag
  /// is empty.
  let apply: @Sendable (inout Settings, SystemString) throws(UsageError) -> Void

  /// An option with a value.
  init(
    _ name: String, short: Character? = nil, aliases: [String] = [],
    takes argument: ArgumentDescription, isRepeatable: Bool = false,
    topic: OptionDescription.Topic, for commands: [CommandName],
    _ summary: String, details: String = "", in wordings: [CommandName: Wording] = [:],
    isCommon: Bool = false,
    apply: @escaping @Sendable (inout Settings, SystemString) throws(UsageError) -> Void
  ) {
    description = OptionDescription(
      name, short: short, aliases: aliases, argument: argument, isRepeatable: isRepeatable,
      topic: topic, commands: commands.map(\.rawValue), summary: summary, details: details,
      wordings: Option.byName(wordings), isCommon: isCommon)
    self.commands = Set(commands)
    self.apply = apply
  }

  /// An option without a value.
  init(
    flag name: String, short: Character? = nil, aliases: [String] = [],
    topic: OptionDescription.Topic, for commands: [CommandName],
    _ summary: String, details: String = "", in wordings: [CommandName: Wording] = [:],
    isCommon: Bool = false, set: @escaping @Sendable (inout Settings) -> Void
  ) {
    description = OptionDescription(
      name, short: short, aliases: aliases, topic: topic, commands: commands.map(\.rawValue),
      summary: summary, details: details, wordings: Option.byName(wordings), isCommon: isCommon)
    self.commands = Set(commands)
    apply = { settings, _ in set(&settings) }
  }

  /// An option whose value is one of a few words.
  init<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, short: Character? = nil, aliases: [String] = [], placeholder: String,
    defaultValue: Choice, topic: OptionDescription.Topic, synonyms: [String: [String]] = [:],
    for commands: [CommandName],
    _ summary: String, details: String = "", in wordings: [CommandName: Wording] = [:],
    isCommon: Bool = false,
    set: @escaping @Sendable (inout Settings, Choice) -> Void
  ) {
    let words = Choice.allCases.map(\.rawValue)
    self.init(
      name, short: short, aliases: aliases,
      takes: ArgumentDescription(placeholder, words: words, defaultValue: defaultValue.rawValue),
      topic: topic, for: commands, summary, details: details, in: wordings, isCommon: isCommon
    ) { (settings, value) throws(UsageError) in
      guard let choice = Choice(rawValue: value.text) else {
        throw UsageError(
          "'--\(name)' takes \(words.listed("or")), not '\(value.text)'",
          suggestion: Spelling.candidate(for: value.text, among: [words], synonyms: synonyms))
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
  var names: [String] { [description.name] + description.aliases }

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
