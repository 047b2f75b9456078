import Reference

extension Option {
  /// What documents there are, and how many are looked at together.
  static let listing: [Option] = [
    Option(
      "files-from", takes: ArgumentDescription("FILE"), topic: .input, for: documentCommands,
      "read the names of more documents from FILE",
      details: """
        A name ends with a line break or, where the file holds a NUL, with a NUL, as `find \
        -print0` writes them. `-` stands for standard input. An empty list is no mistake.
        """
    ) { settings, value in settings.filesFrom = value },
    Option(
      flag: "skip-other-xml", topic: .input, for: [.check],
      "pass over XML whose root element is not Response, where it is named as well",
      details: """
        It is for a tool that names every file of a kind, as pre-commit does, among which are some \
        of others. Standard input is checked whatever it is.
        """
    ) { $0.skipsOtherXML = true },
    Option(
      "jobs", short: "j", takes: ArgumentDescription("N"), topic: .input,
      for: documentCommands + [.test, .explore],
      "work on N documents or calls at the same time; without it, one for each core",
      details: "The output is in the order of the documents or calls, however many."
    ) { (settings, value) throws(UsageError) in
      guard let count = Int(value.text), (1...1024).contains(count) else {
        throw UsageError("'--jobs' takes a number from 1 to 1024, not '\(value.text)'")
      }
      settings.jobs = count
    },
  ]
}
