package import Diagnostics

/// The text about the command line for help, the manual and the completions.
///
/// Prose can contain `code` between backquotes.
package struct Manual: Sendable {
  package let name: String
  /// One line, lower case, no full stop.
  package let summary: String
  package let version: String
  /// The date of the version, as `2026-11-25`.
  package let date: String
  /// One element for each paragraph.
  package let introduction: [String]
  /// The default one first.
  package let commands: [CommandDescription]
  package let options: [OptionDescription]
  /// What needs a section of its own.
  package let sections: [Section]
  package let exitStatuses: [Entry]
  package let environment: [Entry]
  /// Command lines and what they do.
  package let examples: [Entry]
  /// The number of examples in the short help, from the first on.
  package let shortExampleCount: Int
  /// The rules that the pages and the completions list.
  package let catalog: Catalog

  /// A term and what it means.
  package struct Entry: Sendable {
    package let term: String
    package let meaning: String

    package init(_ term: String, _ meaning: String) {
      self.term = term
      self.meaning = meaning
    }
  }

  /// A section on a topic of several options.
  package struct Section: Sendable {
    /// In upper case.
    package let title: String
    package let paragraphs: [String]
    /// Lines shown as they are.
    package let example: String

    package init(_ title: String, _ paragraphs: [String], example: String) {
      self.title = title
      self.paragraphs = paragraphs
      self.example = example
    }
  }

  package init(
    name: String, summary: String, version: String, date: String, introduction: [String],
    commands: [CommandDescription], options: [OptionDescription], sections: [Section] = [],
    exitStatuses: [Entry], environment: [Entry], examples: [Entry],
    shortExampleCount: Int = 5, catalog: Catalog
  ) {
    self.name = name
    self.summary = summary
    self.version = version
    self.date = date
    self.introduction = introduction
    self.commands = commands
    self.options = options
    self.sections = sections
    self.exitStatuses = exitStatuses
    self.environment = environment
    self.examples = examples
    self.shortExampleCount = shortExampleCount
    self.catalog = catalog
  }

  /// The commands for users, without those that only the project's scripts call.
  package var visibleCommands: [CommandDescription] { commands.filter { !$0.isHidden } }

  /// The options of those commands.
  package var visibleOptions: [OptionDescription] {
    options.filter { option in
      visibleCommands.contains { option.commands.contains($0.name) }
    }
  }

  /// The options that a command accepts, by topic.
  package func options(of command: CommandDescription) -> [OptionDescription] {
    options.filter { $0.commands.contains(command.name) }
  }
}

/// A command as the user sees it.
package struct CommandDescription: Sendable {
  package let name: String
  /// For example `[FILE...]`.
  package let operands: String
  /// One line, lower case, no full stop.
  package let summary: String
  /// One element for each paragraph.
  package let details: [String]
  /// What each exit status says; empty where success is 0 and anything else 2.
  package let exitStatuses: [Manual.Entry]
  /// Whether it runs when no command is named.
  package let isDefault: Bool
  package let isHidden: Bool

  package init(
    name: String, operands: String, summary: String, details: [String] = [],
    exitStatuses: [Manual.Entry] = [], isDefault: Bool = false, isHidden: Bool = false
  ) {
    self.name = name
    self.operands = operands
    self.summary = summary
    self.details = details
    self.exitStatuses = exitStatuses
    self.isDefault = isDefault
    self.isHidden = isHidden
  }
}

/// An option as the user sees it.
package struct OptionDescription: Sendable {
  /// The name without its two hyphens.
  package let name: String
  package let short: Character?
  /// Other spellings that are accepted but not shown.
  package let aliases: [String]
  /// The value that follows it; nil for a flag.
  package let argument: ArgumentDescription?
  package let isRepeatable: Bool
  package let topic: Topic
  /// The names of the commands that accept it.
  package let commands: [String]
  /// One line, lower case, no full stop.
  package let summary: String
  /// Sentences for the manual, after the summary.
  package let details: String
  /// What is said instead about commands for which it means something else, by their names.
  package let wordings: [String: Wording]
  /// Whether the short help lists it.
  package let isCommon: Bool

  /// What is said about an option.
  package struct Wording: Sendable {
    /// One line, lower case, no full stop; nil for the same as for other commands.
    package let summary: String?
    /// Sentences; nil for the same as for other commands.
    package let details: String?
    /// Whether only one occurrence has an effect.
    package let isSingle: Bool

    package init(_ summary: String? = nil, details: String? = nil, isSingle: Bool = false) {
      self.summary = summary
      self.details = details
      self.isSingle = isSingle
    }
  }

  /// The heading that it is listed under.
  package enum Topic: String, Sendable, CaseIterable {
    case input = "Input"
    case checking = "Checking"
    case fixing = "Fixing"
    case translation = "Translation"
    case call = "Call"
    case output = "Output"
    case general = "General"
  }

  package init(
    _ name: String, short: Character? = nil, aliases: [String] = [],
    argument: ArgumentDescription? = nil, isRepeatable: Bool = false, topic: Topic,
    commands: [String], summary: String, details: String = "", wordings: [String: Wording] = [:],
    isCommon: Bool = false
  ) {
    self.name = name
    self.short = short
    self.aliases = aliases
    self.argument = argument
    self.isRepeatable = isRepeatable
    self.topic = topic
    self.commands = commands
    self.summary = summary
    self.details = details
    self.wordings = wordings
    self.isCommon = isCommon
  }
}

/// The value of an option as the user sees it.
package struct ArgumentDescription: Sendable {
  /// For example `VERSION`.
  package let placeholder: String
  /// All values, or all words that can come before an equals sign; empty if they cannot be listed.
  /// A function, because every run creates the options but only completions need the words.
  package let words: @Sendable () -> [String]
  /// What can follow one of the words.
  package let continuation: Continuation
  /// The value without the option.
  package let defaultValue: String?

  package enum Continuation: Sendable {
    case none
    /// An equals sign and one of these words, or any text if there are none.
    /// - Parameter isList: whether a comma and another pair can follow.
    case words([String], isList: Bool)
    /// Nothing, or an equals sign and a file.
    case file
  }

  package init(
    _ placeholder: String, words: @escaping @Sendable @autoclosure () -> [String] = [],
    continuation: Continuation = .none, defaultValue: String? = nil
  ) {
    self.placeholder = placeholder
    self.words = words
    self.continuation = continuation
    self.defaultValue = defaultValue
  }
}
