import Diagnostics

extension Manual {
  /// The lines that show how each command is called.
  package var usage: String {
    usage(of: visibleCommands)
  }

  /// The line that shows how a command is called.
  package func usage(of command: CommandDescription) -> String { usage(of: [command]) }

  /// The answer to `--help` without a command: what a newcomer needs, on two screens.
  package var help: String {
    let common = visibleOptions.filter(\.isCommon)
    let examples = examples.prefix(shortExampleCount).map { example in
      Prose.indented(Prose.plain(Prose.sentence(example.meaning)), by: 2) + "    \(example.term)\n"
    }
    var text = "\(name) - \(summary)\n\n"
    text += "Usage: \(name) COMMAND [OPTION...] [OPERAND...]\n"
    for command in visibleCommands where command.isDefault {
      text += "       \(name) [OPTION...] \(command.operands)   (\(command.name))\n"
    }
    text += "\n" + (introduction.first.map { Prose.indented(Prose.plain($0), by: 0) } ?? "")
    text += section(
      "Commands",
      visibleCommands.map { Entry($0.name, $0.summary + ($0.isDefault ? " (the default)" : "")) })
    text += section(
      "Usual options",
      common.map { Entry($0.synopsis, $0.summary + $0.defaultNote + restriction(of: $0)) })
    text += examples.isEmpty ? "" : "\nExamples:\n" + examples.joined()
    text += section("Exit status", exitStatuses)
    text +=
      "\n'\(name) COMMAND --help' lists the options of a command, 'man \(name)' says all.\n"
    return text
  }

  /// The output of `--help` after a command.
  package func help(for command: CommandDescription) -> String {
    var text = "\(name) \(command.name) - \(command.summary)\n\n\(usage(of: command))"
    for paragraph in command.details {
      text += "\n" + Prose.indented(Prose.plain(paragraph), by: 0)
    }
    for topic in OptionDescription.Topic.allCases {
      let entries = options(of: command).filter { $0.topic == topic }.map { option in
        Entry(option.synopsis, option.help(for: command.name))
      }
      text += section(topic.rawValue, entries)
    }
    return text + section("Exit status", exitStatuses(of: command))
  }

  /// What each exit status of a command says.
  func exitStatuses(of command: CommandDescription) -> [Entry] {
    guard command.exitStatuses.isEmpty else { return command.exitStatuses }
    return [Entry("0", "success"), Entry("2", "the command line is wrong, or another failure")]
  }

  private func usage(of commands: [CommandDescription]) -> String {
    commands.enumerated().map { index, command in
      let word = command.isDefault ? "[\(command.name)]" : command.name
      let parts = [index == 0 ? "Usage:" : "      ", name, word, "[OPTION...]", command.operands]
      return parts.filter { !$0.isEmpty }.joined(separator: " ") + "\n"
    }.joined()
  }

  /// The commands that accept an option, unless every command that reads documents does.
  private func restriction(of option: OptionDescription) -> String {
    let takers = visibleCommands.filter { option.commands.contains($0.name) }.map(\.name)
    guard takers.count <= 3 else { return "" }
    let hasOthers = visibleOptions.contains {
      $0.name == option.name && $0.commands != option.commands
    }
    return hasOthers
      ? " (\(takers.listed()); other commands have fewer)" : " (only \(takers.listed()))"
  }

  private func section(_ title: String, _ entries: [Entry]) -> String {
    entries.isEmpty ? "" : "\n\(title):\n" + table(entries)
  }

  private func table(_ entries: [Entry]) -> String {
    let column = 26
    return entries.map { entry in
      let text = Prose.indented(Prose.plain(entry.meaning), by: column)
      let term = "  " + entry.term
      guard term.count + 2 <= column else { return term + "\n" + text }
      return term + text.dropFirst(term.count)
    }.joined()
  }
}

extension OptionDescription {
  /// The spelling for lists, as in `-f, --format FORMAT`.
  var synopsis: String {
    let value = argument.map { " " + $0.placeholder } ?? ""
    let name = "--\(name)\(value)"
    return short.map { "-\($0), \(name)" } ?? "    \(name)"
  }

  var defaultNote: String {
    argument?.defaultValue.map { " (default: \($0))" } ?? ""
  }

  /// The summary and the details in one paragraph.
  var help: String { paragraph(summary, details, isRepeatable) }

  /// The same for one command.
  func help(for command: String) -> String {
    let wording = wordings[command]
    return paragraph(
      wording?.summary ?? summary, wording?.details ?? details,
      isRepeatable && wording?.isSingle != true)
  }

  private func paragraph(_ summary: String, _ details: String, _ isRepeatable: Bool) -> String {
    let summary = Prose.sentence(summary + defaultNote)
    let repeated = isRepeatable ? " May be repeated." : ""
    return summary + (details.isEmpty ? "" : " " + details) + repeated
  }
}
