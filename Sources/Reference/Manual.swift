/// What help, the manual and the completions say about the command line.
///
/// Prose may hold `code` between backquotes.
public struct Manual: Sendable {
  public let name: String
  /// One line, lower case, no full stop.
  public let summary: String
  public let version: String
  /// The day of the version, as `2026-11-25`.
  public let date: String
  /// A paragraph each.
  public let introduction: [String]
  /// The default one first.
  public let commands: [CommandDescription]
  public let options: [OptionDescription]
  /// What needs a section of its own.
  public let sections: [Section]
  public let exitStatuses: [Entry]
  public let environment: [Entry]
  public let examples: [Entry]

  /// A term and what it means.
  public struct Entry: Sendable {
    public let term: String
    public let meaning: String

    public init(_ term: String, _ meaning: String) {
      self.term = term
      self.meaning = meaning
    }
  }

  /// A section about something that several options have to do with.
  public struct Section: Sendable {
    /// In upper case.
    public let title: String
    public let paragraphs: [String]
    /// Lines shown as they are.
    public let example: String

    public init(_ title: String, _ paragraphs: [String], example: String) {
      self.title = title
      self.paragraphs = paragraphs
      self.example = example
    }
  }

  public init(
    name: String, summary: String, version: String, date: String, introduction: [String],
    commands: [CommandDescription], options: [OptionDescription], sections: [Section] = [],
    exitStatuses: [Entry],
    environment: [Entry], examples: [Entry]
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
  }

  /// What a user is shown: all but the commands that only the project's own scripts call.
  public var visibleCommands: [CommandDescription] { commands.filter { !$0.isHidden } }

  /// The options of those commands.
  public var visibleOptions: [OptionDescription] {
    options.filter { option in
      visibleCommands.contains { option.commands.contains($0.name) }
    }
  }

  /// The options that a command takes, topic by topic.
  public func options(of command: CommandDescription) -> [OptionDescription] {
    options.filter { $0.commands.contains(command.name) }
  }
}

/// A command as the user sees it.
public struct CommandDescription: Sendable {
  public let name: String
  /// As in `[FILE...]`.
  public let operands: String
  /// One line, lower case, no full stop.
  public let summary: String
  /// A paragraph each.
  public let details: [String]
  /// Whether it runs when no command is named.
  public let isDefault: Bool
  public let isHidden: Bool

  public init(
    name: String, operands: String, summary: String, details: [String] = [],
    isDefault: Bool = false, isHidden: Bool = false
  ) {
    self.name = name
    self.operands = operands
    self.summary = summary
    self.details = details
    self.isDefault = isDefault
    self.isHidden = isHidden
  }
}

/// An option as the user sees it.
public struct OptionDescription: Sendable {
  /// The name without its two hyphens.
  public let name: String
  public let short: Character?
  /// Other spellings that are understood and not shown.
  public let aliases: [String]
  /// What follows it; nil for a flag.
  public let argument: ArgumentDescription?
  public let isRepeatable: Bool
  public let topic: Topic
  /// The names of the commands that take it.
  public let commands: [String]
  /// One line, lower case, no full stop.
  public let summary: String
  /// Sentences for the manual, after the summary.
  public let details: String

  /// The heading that it is listed under.
  public enum Topic: String, Sendable, CaseIterable {
    case input = "Input"
    case checking = "Checking"
    case fixing = "Fixing"
    case translation = "Translation"
    case call = "Call"
    case output = "Output"
    case general = "General"
  }

  public init(
    _ name: String, short: Character? = nil, aliases: [String] = [],
    argument: ArgumentDescription? = nil, isRepeatable: Bool = false, topic: Topic,
    commands: [String], summary: String, details: String = ""
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
  }
}

/// The value of an option as the user sees it.
public struct ArgumentDescription: Sendable {
  /// As in `VERSION`.
  public let placeholder: String
  /// All the values there are; empty where there is no such list.
  public let words: [String]
  /// The value that holds without the option.
  public let absent: String?

  public init(_ placeholder: String, words: [String] = [], absent: String? = nil) {
    self.placeholder = placeholder
    self.words = words
    self.absent = absent
  }
}
