import Reference

extension Option {
  /// The options of `test`.
  static let test: [Option] = [
    Option(
      "set", takes: ArgumentDescription("NAME=VALUE"), isRepeatable: true, topic: .call,
      for: [.test], "the text for '{{NAME}}' in the scenarios",
      details: "It sets no parameter of a request; a line `set` of a scenario does."
    ) { (settings, value) throws(UsageError) in
      let (name, text) = try pair(value, of: "set", as: "NAME=VALUE")
      settings.test.variables[name] = text
    },
    Option(
      "base-url", takes: ArgumentDescription("URL"), topic: .call, for: [.test],
      "run the scenarios on another server",
      details: """
        The scheme, the host and the port of URL replace those of the URL that each scenario calls. \
        A path in URL is ignored.
        """
    ) { (settings, value) throws(UsageError) in
      guard let url = WebURL(value.text), !url.authority.isEmpty else {
        throw UsageError("'\(value.text)' is not an http or https URL")
      }
      settings.test.baseURL = value.text
    },
    Option(
      flag: "update", topic: .output, for: [.test],
      "write what happens now into the files, in place of failed expectations",
      details: """
        The decisions in the files, such as `press 1`, do not change. Review the changes before \
        you keep them.
        """
    ) { $0.test.isUpdating = true },
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: TestFormat.allCases.map(\.rawValue),
        defaultValue: TestFormat.text.rawValue),
      isRepeatable: true, topic: .output, for: [.test],
      "report as text, junit, github or json",
      details: """
        `FORMAT=FILE` writes the report to FILE; the text report is then still printed. In GitHub Actions the default is `github`.
        """
    ) { (settings, value) throws(UsageError) in
      settings.test.reports.append(try TestReportRequest(value))
    },
  ]
}
