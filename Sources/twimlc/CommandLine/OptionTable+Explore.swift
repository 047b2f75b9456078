import Conversation
import Reference

extension Option {
  /// How far `explore` goes, and what it makes of what it finds.
  static let explore: [Option] = [
    Option(
      "digits", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.explore], "an entry to try at each Gather of several digits",
      details: "As a PIN that is right, which nobody guesses."
    ) { (settings, value) throws(UsageError) in
      guard !value.text.isEmpty, value.text.allSatisfy({ "0123456789*#".contains($0) }) else {
        throw UsageError("'--digits' takes the keys 0 to 9, * and #, not '\(value.text)'")
      }
      settings.explore.digits.append(value.text)
    },
    Option(
      "depth", takes: ArgumentDescription("COUNT", absent: "\(ExplorationPlan.defaultDepth)"),
      topic: .call, for: [.explore], "the most decisions on a path"
    ) { (settings, value) throws(UsageError) in
      settings.explore.depth = try count(value, "depth", 0...1000)
    },
    Option(
      "requests",
      takes: ArgumentDescription("COUNT", absent: "\(ExplorationPlan.defaultRequestLimit)"),
      topic: .call, for: [.explore], "stop after so many requests"
    ) { (settings, value) throws(UsageError) in
      settings.explore.requestLimit = try count(value, "requests", 1...1_000_000)
    },
    Option(
      "seconds", takes: ArgumentDescription("COUNT", absent: "\(ExploreSettings().secondLimit)"),
      topic: .call, for: [.explore], "stop after so many seconds"
    ) { (settings, value) throws(UsageError) in
      settings.explore.secondLimit = try count(value, "seconds", 1...86_400)
    },
    Option(
      flag: "yes", topic: .call, for: [.explore],
      "explore a host that is neither this machine nor in a private network",
      details: "These are real requests with real effects: messages are saved, orders are made."
    ) { $0.explore.isConfirmed = true },
    Option(
      "allow-host", takes: ArgumentDescription("HOST"), isRepeatable: true, topic: .call,
      for: [.explore], "a host, with its port, that may be requested beside the first one"
    ) { settings, value in settings.explore.allowedHosts.append(value.text) },
    Option(
      "save-dir", takes: ArgumentDescription("DIRECTORY"), topic: .output, for: [.explore],
      "write a scenario for each path to its end into DIRECTORY"
    ) { settings, value in settings.explore.savedDirectory = value },
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: ExploreReportRequest.words, absent: "text"),
      isRepeatable: true, topic: .output, for: [.explore],
      "report as check does, or draw as mermaid, dot, html or json",
      details: """
        `mermaid` and `dot` draw the states and what leads from one to another, `html` is one page \
        without scripts, `json` holds it all. With a FILE the report goes there.
        """
    ) { (settings, value) throws(UsageError) in
      settings.explore.reports.append(try ExploreReportRequest(value))
    },
  ]
}
