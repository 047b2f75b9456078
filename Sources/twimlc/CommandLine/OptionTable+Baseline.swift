import Reference

extension Option {
  /// Which findings are known already.
  static let baseline: [Option] = [
    Option(
      "baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "report only what is not in FILE",
      details: """
        A finding is known by its rule, the path of its document as the command line gives it, and \
        the text around it; where the same one is there several times, by how often. A line that \
        moved is no new finding.
        """
    ) { settings, value in settings.baseline = value },
    Option(
      "write-baseline", takes: ArgumentDescription("FILE"), topic: .checking, for: [.check],
      "write all that is found to FILE, as known from now on, and report nothing"
    ) { settings, value in settings.writtenBaseline = value },
  ]
}
