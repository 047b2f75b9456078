extension Manual {
  /// The lines that show how each command is called.
  package var usage: String {
    usage(of: visibleCommands)
  }

  /// The line that shows how a command is called.
  package func usage(of command: CommandDescription) -> String { usage(of: [command]) }

  /// The output of `--help` without a command.
  package var help: String {
    var text = "\(name) - \(summary)\n\n\(usage)\n"
    text += "Commands:\n"
    text += table(
      visibleCommands.map { Entry($0.name, $0.summary + ($0.isDefault ? " (the default)" : "")) })
    for topic in OptionDescription.Topic.allCases {
      let entries = visibleOptions.filter { $0.topic == topic }.map { option in
        Entry(option.synopsis, option.summary + option.defaultNote + restriction(of: option))
      }
      text += section(topic.rawValue, entries)
    }
    text += section("Exit status", exitStatuses)
    text += "\n'\(name) COMMAND --help' says more about a command, 'man \(name)' all of it.\n"
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
        Entry(option.synopsis, option.help)
      }
      text += section(topic.rawValue, entries)
    }
    return text
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
    return takers.count == 1 ? " (\(takers[0]) only)" : ""
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
  var help: String {
    let summary = Prose.sentence(self.summary + defaultNote)
    let repeated = isRepeatable ? " May be repeated." : ""
    return summary + (details.isEmpty ? "" : " " + details) + repeated
  }
}
