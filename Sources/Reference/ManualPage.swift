import Diagnostics

extension Manual {
  /// `twimlc(1)`.
  package var page: String {
    var page = Roff(
      title: name.uppercased(), section: 1, date: date, source: "\(name) \(version)",
      manual: "User Commands")
    page.section("NAME")
    page.raw("\(name) \\- \(summary)")
    addSynopsis(to: &page)
    page.section("DESCRIPTION")
    for paragraph in introduction { page.paragraph(paragraph) }
    addCommands(to: &page)
    addOptions(to: &page)
    for section in sections {
      page.section(section.title)
      for paragraph in section.paragraphs { page.paragraph(paragraph) }
      page.example(section.example)
    }
    page.section("EXIT STATUS")
    for status in exitStatuses { page.entry(status.term, Prose.sentence(status.meaning)) }
    page.section("ENVIRONMENT")
    for variable in environment { page.entry(variable.term, Prose.sentence(variable.meaning)) }
    page.section("EXAMPLES")
    for example in examples {
      page.paragraph(Prose.sentence(example.meaning))
      page.example(example.term)
    }
    page.section("SEE ALSO")
    page.raw(".BR \(name)\\-rules (7),")
    page.raw(".BR \(name)\\-callflow (7),")
    page.raw(".BR \(name)\\-request (7)")
    return page.text
  }

  private func addSynopsis(to page: inout Roff) {
    page.section("SYNOPSIS")
    for (index, command) in visibleCommands.enumerated() {
      if index > 0 { page.raw(".br") }
      let word = command.isDefault ? "[\(Roff.bold(command.name))]" : Roff.bold(command.name)
      page.raw("\(Roff.bold(name)) \(word) [\\fIOPTION\\fP...] \(Roff.code(command.operands))")
    }
  }

  private func addCommands(to page: inout Roff) {
    page.section("COMMANDS")
    for command in visibleCommands {
      let note = command.isDefault ? " (the default)" : ""
      page.entry(command.name, Prose.sentence(command.summary + note))
      for paragraph in command.details { page.continuation(paragraph) }
      let statuses = command.exitStatuses.map { "\($0.term): \($0.meaning)" }
      if !statuses.isEmpty {
        page.continuation("Exit status " + statuses.joined(separator: "; ") + ".")
      }
    }
  }

  private func addOptions(to page: inout Roff) {
    page.section("OPTIONS")
    for topic in OptionDescription.Topic.allCases {
      let options = visibleOptions.filter { $0.topic == topic }
      guard !options.isEmpty else { continue }
      page.subsection(topic.rawValue)
      for option in options {
        page.entry(option.synopsis.trimmingPrefix { $0 == " " }.description, option.help)
        let takers = visibleCommands.filter { option.commands.contains($0.name) }.map(\.name)
        if takers.count < visibleCommands.count {
          page.continuation("For " + takers.map { "`\($0)`" }.listed() + ".")
        }
        addWordings(of: option, takers, to: &page)
      }
    }
  }

  /// What an option means for commands for which it means something else.
  private func addWordings(
    of option: OptionDescription, _ takers: [String], to page: inout Roff
  ) {
    for command in takers where option.wordings[command] != nil {
      page.continuation("For `\(command)`: \(option.help(for: command))")
    }
  }
}
