import Reference

extension Option {
  /// The options for known findings.
  static let baseline: [Option] = [
    Option(
      "baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "report only findings that are not in FILE",
      details: """
        A finding is recognized by its rule, the path of its document relative to the directory of \
        FILE, and the text around it, so a line that moved is not a new finding. Where the same \
        finding is there several times, their number counts. Entries that are no longer found are \
        reported.
        """
    ) { settings, value in settings.baseline = value },
    Option(
      "write-baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "write all findings to FILE, for --baseline, and report nothing"
    ) { settings, value in settings.writtenBaseline = value },
    Option(
      flag: "prune-baseline", topic: .checking, for: [.check],
      "remove entries from the baseline that are no longer found",
      details: "Entries of documents that no longer exist are removed too."
    ) { $0.prunesBaseline = true },
  ]
}
