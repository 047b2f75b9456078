import Reference

extension Option {
  /// The options for known findings.
  static let baseline: [Option] = [
    Option(
      "baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "report only findings that are not in FILE",
      details: """
        For a project with old findings: write them to FILE once with `--write-baseline`, and then \
        only new ones are reported. A finding is recognized by its rule, the path of its document \
        relative to the directory of FILE, and the text around it, so a line that moved is not a \
        new finding. Equal findings are counted: with two in FILE, a third one is new. Entries \
        that are no longer found are reported on standard error; the exit status does not change.
        """
    ) { settings, value in settings.baseline = value },
    Option(
      "write-baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "write the findings to FILE, for use with --baseline, and report none",
      details: "Findings below `--severity` are not written. The exit status is 0."
    ) { settings, value in settings.writtenBaseline = value },
    Option(
      flag: "prune-baseline", topic: .checking, for: [.check],
      "with --baseline: delete the entries from FILE that are no longer found",
      details: """
        Entries of documents that no longer exist are deleted too. Those of documents that exist \
        and are not checked in this run stay.
        """
    ) { $0.prunesBaseline = true },
  ]
}
