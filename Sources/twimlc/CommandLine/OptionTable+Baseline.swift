import Reference

extension Option {
  /// Which findings are known already.
  static let baseline: [Option] = [
    Option(
      "baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "report only what is not in FILE",
      details: """
        A finding is known by its rule, the path of its document from the directory of FILE, and the \
        text around it; where the same one is there several times, by how often. A line that moved \
        is no new finding. What is no longer found is said.
        """
    ) { settings, value in settings.baseline = value },
    Option(
      "write-baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "write all that is found to FILE, as known from now on, and report nothing"
    ) { settings, value in settings.writtenBaseline = value },
    Option(
      flag: "prune-baseline", topic: .checking, for: [.check],
      "take out of the baseline what is no longer found in the documents checked",
      details: "What is of a document that is gone is taken out, too."
    ) { $0.prunesBaseline = true },
  ]
}
