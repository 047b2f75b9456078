import Conversation
import Reference

extension Option {
  /// The options for the limits and reports of `explore`.
  static let explore: [Option] = [
    Option(
      "digits", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.explore], "also press KEYS at each Gather that takes several digits",
      details: """
        For example a valid PIN. Without this option explore presses there what the prompt offers, \
        a made-up number such as 1234, and nothing.
        """
    ) { (settings, value) throws(UsageError) in
      guard !value.text.isEmpty, value.text.allSatisfy({ "0123456789*#".contains($0) }) else {
        throw UsageError("'--digits' takes the keys 0 to 9, * and #, not '\(value.text)'")
      }
      settings.explore.digits.append(value.text)
    },
    Option(
      "depth", takes: ArgumentDescription("COUNT", defaultValue: "\(ExplorationPlan.defaultDepth)"),
      topic: .call, for: [.explore], "end a path after COUNT decisions of the caller",
      details: """
        A decision is what is entered at one Gather, such as 1234, or the result of one dialed call \
        or recording.
        """
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
      "allow requests to a public host",
      details: """
        The requests are real and have real effects: messages are saved, orders are placed. A URL \
        on this machine or in a private network needs no `--yes`.
        """
    ) { $0.explore.isConfirmed = true },
    Option(
      "allow-host", takes: ArgumentDescription("HOST"), isRepeatable: true, topic: .call,
      for: [.explore], "also request HOST, such as example.com or localhost:8081",
      details: "By default only the host of URL is requested."
    ) { settings, value in settings.explore.allowedHosts.append(value.text) },
    Option(
      "save-dir", takes: ArgumentDescription("DIRECTORY"), topic: .output, for: [.explore],
      "write a scenario for 'twimlc test' into DIRECTORY for each path to the end of a call",
      details: "The files are path-0001.twimltest and so on; they are overwritten."
    ) { settings, value in settings.explore.savedDirectory = value },
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: ExploreReportRequest.words, defaultValue: "text"),
      isRepeatable: true, topic: .output, for: [.explore],
      "report the findings in a format of check, or draw as mermaid, dot, html or json",
      details: """
        The findings are reported as text, gcc, jsonl, sarif, github, gitlab, checkstyle, junit or \
        rdjson, as `check` does. `mermaid` and `dot` draw the states of the application and what \
        leads from one to the next, `html` is one page without scripts, and `json` has the \
        findings and the drawing. `FORMAT=FILE` writes to FILE; the text report is then \
        still printed.
        """
    ) { (settings, value) throws(UsageError) in
      settings.explore.reports.append(try ExploreReportRequest(value))
    },
  ]
}
