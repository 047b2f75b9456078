import Reference

extension Option {
  /// The options that select documents, and how many to process at once.
  static let listing: [Option] = [
    Option(
      "files-from", takes: ArgumentDescription("FILE"), topic: .input, for: documentCommands,
      "read the names of more documents from FILE",
      details: """
        The names are separated by line breaks or, if FILE contains a NUL, by NULs, as `find \
        -print0` writes them. `-` stands for standard input. They count as named on the command \
        line. If FILE is empty, nothing is read, and the exit status is 0.
        """
    ) { settings, value in settings.filesFrom = value },
    Option(
      flag: "skip-other-xml", topic: .input, for: [.check],
      "skip XML files whose root element is not Response, even if they are named",
      details: """
        For tools that name every XML file, such as pre-commit. Standard input is always checked. \
        If all files are skipped, the exit status is 0.
        """
    ) { $0.skipsOtherXML = true },
    Option(
      "jobs", short: "j", takes: ArgumentDescription("N"), topic: .input,
      for: documentCommands + [.test, .explore],
      "work on N documents at the same time (default: one for each core)",
      details: "The order of the output does not depend on it.",
      in: [
        .test: Wording(
          "make N calls at the same time (default: one for each core)",
          details: "A small N spares the server. The order of the output does not depend on it."),
        .explore: Wording(
          "make N calls at the same time (default: one for each core)",
          details: "A small N spares the server. The order of the output does not depend on it."),
      ]
    ) { (settings, value) throws(UsageError) in
      guard let count = Int(value.text), (1...1024).contains(count) else {
        throw UsageError("'--jobs' takes a number from 1 to 1024, not '\(value.text)'")
      }
      settings.jobs = count
    },
  ]
}
