import Diagnostics
import TwiMLVocabulary

/// A shell that completes command lines.
package enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish
}

extension Manual {
  /// The completions in the shell's own language.
  package func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: BashCompletions(table: CompletionTable(self)).text
    case .zsh: ZshCompletions(table: CompletionTable(self)).text
    case .fish: FishCompletions(table: CompletionTable(self)).text
    }
  }
}

/// What a shell can offer at one place of a command line.
enum Candidates: Hashable {
  /// Any value is allowed.
  case none
  case files
  case directories
  case words([String])
  /// A name, an equals sign, and one of the values if there are any.
  case pairs([String], values: [String], isList: Bool)
  /// A word, alone or with an equals sign and a file.
  case wordsOrFile([String])
  /// The operands of `explain`: first a rule or an element, then an attribute of that element.
  case explained

  /// What can be the value of an option; nil for a flag.
  init?(for option: OptionDescription) {
    guard let argument = option.argument else { return nil }
    let words = argument.words()
    self =
      switch argument.continuation {
      case .words(let values, let isList): .pairs(words, values: values, isList: isList)
      case .file: .wordsOrFile(words)
      case .none:
        switch argument.placeholder {
        case "FILE": .files
        case "DIR": .directories
        default: words.isEmpty ? .none : .words(words)
        }
      }
  }

  /// What can be an operand of a command.
  init(for command: CommandDescription, commandNames: [String]) {
    let operands = command.operands.filter { $0 != "[" && $0 != "]" }
    let words = operands.split(separator: "|").map { $0.filter { $0 != " " } }
    if operands.contains("RULE") {
      self = .explained
    } else if operands.contains("FILE") {
      self = .files
    } else if operands == "COMMAND" {
      self = .words(commandNames)
    } else {
      let isEach = !words.isEmpty && words.allSatisfy { $0.allSatisfy { $0.isLowercase } }
      self = isEach ? .words(words) : .none
    }
  }
}

/// The source of the completions of every shell.
struct CompletionTable {
  let manual: Manual
  var name: String { manual.name }
  let commandNames: [String]
  /// The command that runs if none is named.
  let defaultCommand: String

  init(_ manual: Manual) {
    self.manual = manual
    commandNames = manual.visibleCommands.map(\.name)
    defaultCommand = manual.visibleCommands.first(where: \.isDefault)?.name ?? ""
  }

  /// The first operand of `explain`.
  var topics: [String] { manual.catalog.rules.map(\.id) + elementNames }

  private var elementNames: [String] { Set(Vocabulary.all.map(\.name)).sorted() }

  /// The attributes of each element that has any, by its name, in order.
  var attributes: [(element: String, names: [String])] {
    let byName = Dictionary(grouping: Vocabulary.all, by: \.name)
    return byName.map { name, elements in
      (name, Set(elements.flatMap { $0.attributes.map(\.name) }).sorted())
    }
    .filter { !$0.names.isEmpty }.sorted { $0.element < $1.element }
  }

  func candidates(for command: CommandDescription) -> Candidates {
    Candidates(for: command, commandNames: commandNames)
  }

  /// The spellings of an option, with their hyphens.
  func spellings(of option: OptionDescription) -> [String] {
    ([option.name] + option.aliases).map { "--\($0)" } + (option.short.map { ["-\($0)"] } ?? [])
  }

  /// All spellings of options that take a value, in order.
  var spellingsWithValue: [String] {
    Set(manual.visibleOptions.filter { $0.argument != nil }.flatMap(spellings)).sorted()
  }
}
