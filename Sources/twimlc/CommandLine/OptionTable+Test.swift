import Reference

extension Option {
  /// What `test` runs the scenarios with, and what it makes of their results.
  static let test: [Option] = [
    Option(
      "set", takes: ArgumentDescription("NAME=VALUE"), isRepeatable: true, topic: .call,
      for: [.test], "what stands for '{{NAME}}' in the scenarios"
    ) { (settings, value) throws(UsageError) in
      let (name, text) = try pair(value, of: "set", as: "NAME=VALUE")
      settings.test.variables[name] = text
    },
    Option(
      "base-url", takes: ArgumentDescription("URL"), topic: .call, for: [.test],
      "run the scenarios on another server",
      details: "URL takes the place of the scheme, the host and the port of each call."
    ) { (settings, value) throws(UsageError) in
      guard let url = WebURL(value.text), !url.authority.isEmpty else {
        throw UsageError("'\(value.text)' is not an http or https URL")
      }
      settings.test.baseURL = value.text
    },
    Option(
      flag: "update", topic: .output, for: [.test],
      "write what is heard now into the files, where it is not what they say",
      details: "What a file decides stays as it is; look at the change before you keep it."
    ) { $0.test.isUpdating = true },
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: TestFormat.allCases.map(\.rawValue),
        absent: TestFormat.text.rawValue),
      isRepeatable: true, topic: .output, for: [.test],
      "report as text, junit, github or json",
      details: """
        With a FILE the report goes there, beside the one that is printed. In a job of GitHub \
        Actions it is `github` where no other is asked for.
        """
    ) { (settings, value) throws(UsageError) in
      settings.test.reports.append(try TestReportRequest(value))
    },
  ]
}
