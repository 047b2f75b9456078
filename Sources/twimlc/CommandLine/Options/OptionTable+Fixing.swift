import Compiler
import Reference

extension Option {
  /// The options for fixing findings.
  static let fixing: [Option] = [
    Option(
      flag: "fix", topic: .fixing, for: [.check],
      "apply the fixes that cannot change what the author meant",
      details: """
        Each file is replaced as a whole or not at all; a document from standard input is printed \
        with its fixes. The remaining findings are reported as usual, on standard error when a \
        document is printed. Documents that are not UTF-8, that declare entities, or that follow \
        the head of an HTTP response are not changed.
        """
    ) { $0.fixing.isAsked = true },
    Option(
      flag: "unsafe-fixes", topic: .fixing, for: [.check],
      "with --fix or --diff, also apply fixes whose result must be checked",
      details: "Without `--fix` or `--diff` it only counts what `--fix` would do."
    ) { $0.fixing.includesUnsafe = true },
    Option(
      flag: "diff", topic: .fixing, for: [.check],
      "print the fixes as a unified diff, and change no file",
      details: """
        The findings are reported on standard error. The exit status is 1 if there is something to \
        fix and 0 if not, whatever else is found.
        """
    ) { $0.fixing.printsDiff = true },
    Option(
      flag: "add-suppressions", topic: .fixing, for: [.check],
      "write comments into the documents that silence all findings",
      details: """
        A comment `twimlc-disable-next` is written before each verb with findings, or before the \
        root for findings that belong to no verb. Errors in the XML cannot be silenced; they are \
        reported.
        """
    ) { $0.addsSuppressions = true },
  ]
}
