import Conversation
import Reference

extension Option {
  /// The options for the limits and reports of `explore`.
  static let explore: [Option] = [
    Option(
      "digits", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.explore], "keys to try at each Gather that takes several digits",
      details: "For example a PIN that is valid."
    ) { (settings, value) throws(UsageError) in
      guard !value.text.isEmpty, value.text.allSatisfy({ "0123456789*#".contains($0) }) else {
        throw UsageError("'--digits' takes the keys 0 to 9, * and #, not '\(value.text)'")
      }
      settings.explore.digits.append(value.text)
    },
    Option(
      "depth", takes: ArgumentDescription("COUNT", defaultValue: "\(ExplorationPlan.defaultDepth)"),
      topic: .call, for: [.explore], "make at most COUNT decisions on one path"
    ) { (settings, value) throws(UsageError) in
      settings.explore.depth = try count(value, "depth", 0...1000)
    },
    Option(
      "requests",
      takes: ArgumentDescription("COUNT", defaultValue: "\(ExplorationPlan.defaultRequestLimit)"),
      topic: .call, for: [.explore], "stop the exploration after COUNT requests"
    ) { (settings, value) throws(UsageError) in
      settings.explore.requestLimit = try count(value, "requests", 1...1_000_000)
    },
    Option(
      "seconds",
      takes: ArgumentDescription("COUNT", defaultValue: "\(ExploreSettings().secondLimit)"),
      topic: .call, for: [.explore], "stop the exploration after COUNT seconds"
    ) { (settings, value) throws(UsageError) in
      settings.explore.secondLimit = try count(value, "seconds", 1...86_400)
    },
    Option(
      flag: "yes", topic: .call, for: [.explore],
      "allow a host outside of this machine and of private networks",
      details: "The requests are real and have real effects: messages are saved, orders are placed."
    ) { $0.explore.isConfirmed = true },
    Option(
      "allow-host", takes: ArgumentDescription("HOST"), isRepeatable: true, topic: .call,
      for: [.explore], "another host that may be requested, such as example.com or localhost:8081"
    ) { settings, value in settings.explore.allowedHosts.append(value.text) },
    Option(
      "save-dir", takes: ArgumentDescription("DIRECTORY"), topic: .output, for: [.explore],
      "write a scenario for each complete path into DIRECTORY"
    ) { settings, value in settings.explore.savedDirectory = value },
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: ExploreReportRequest.words, defaultValue: "text"),
      isRepeatable: true, topic: .output, for: [.explore],
      "report as check does, or draw as mermaid, dot, html or json",
      details: """
        The formats of `check` report the findings. `mermaid` and `dot` draw the states of the \
        application and the decisions between them, `html` is one page without scripts, and `json` \
        has the findings and the drawing. With =FILE the report is written to FILE, in addition to \
        the one that is printed.
        """
    ) { (settings, value) throws(UsageError) in
      settings.explore.reports.append(try ExploreReportRequest(value))
    },
  ]
}
