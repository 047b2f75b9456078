extension Site {
  /// The manual of the command line, with an anchor for each command and option.
  var manualPage: String {
    var text = "<h1>Manual</h1>\n<pre>\(HTMLText.escaped(manual.usage))</pre>\n"
    text += "<h2 id=\"commands\">Commands</h2>\n<dl>\n"
    for command in manual.visibleCommands {
      text += "<dt id=\"\(command.name)\"><code>\(command.name)</code></dt><dd>"
      text += "<p>\(HTMLText.inline(Prose.sentence(command.summary)))</p>"
      text += command.details.map { "<p>\(HTMLText.inline($0))</p>" }.joined() + "</dd>\n"
    }
    text += "</dl>\n"
    var anchors: Set<String> = []
    for topic in OptionDescription.Topic.allCases {
      let options = manual.visibleOptions.filter { $0.topic == topic }
      guard !options.isEmpty else { continue }
      text += "<h2 id=\"\(topic.rawValue.lowercased())-options\">\(topic.rawValue)</h2>\n<dl>\n"
      for option in options { text += entry(of: option, &anchors) }
      text += "</dl>\n"
    }
    for section in manual.sections {
      let words = section.title.lowercased()
      text += "<h2 id=\"\(words.split(separator: " ").joined(separator: "-"))\">"
      text += "\(HTMLText.escaped(words.prefix(1).uppercased() + words.dropFirst()))</h2>\n"
      text += section.paragraphs.map { "<p>\(HTMLText.inline($0))</p>\n" }.joined()
      text += "<pre>\(HTMLText.escaped(section.example))</pre>\n"
    }
    text += list("Exit status", "exit-status", manual.exitStatuses)
    text += list("Environment", "environment", manual.environment)
    return text + list("Examples", "examples", manual.examples)
  }

  private func entry(of option: OptionDescription, _ anchors: inout Set<String>) -> String {
    // Two commands can have options with the same name.
    var anchor = "option-\(option.name)"
    if !anchors.insert(anchor).inserted {
      anchor += "-" + (option.commands.first ?? "")
      anchors.insert(anchor)
    }
    let synopsis = HTMLText.escaped(option.synopsis.drop { $0 == " " }.description)
    let takers = manual.visibleCommands.map(\.name).filter(option.commands.contains)
    let links = takers.map { "<a href=\"#\($0)\">\($0)</a>" }.joined(separator: ", ")
    return "<dt id=\"\(anchor)\"><code>\(synopsis)</code></dt>"
      + "<dd><p>\(HTMLText.inline(option.help))</p><p>For \(links).</p></dd>\n"
  }

  private func list(_ title: String, _ anchor: String, _ entries: [Manual.Entry]) -> String {
    "<h2 id=\"\(anchor)\">\(title)</h2>\n<dl>\n"
      + entries.map {
        "<dt><code>\(HTMLText.escaped($0.term))</code></dt>"
          + "<dd>\(HTMLText.inline(Prose.sentence($0.meaning)))</dd>\n"
      }.joined() + "</dl>\n"
  }
}
