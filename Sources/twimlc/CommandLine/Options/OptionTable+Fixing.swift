import Compiler
import Reference

extension Option {
  /// The options for fixing findings.
  static let fixing: [Option] = [
    Option(
      flag: "fix", topic: .fixing, for: [.check],
      "change the files: apply the safe fixes",
      details: """
        A safe fix cannot change what the author meant. Each file is replaced as a whole or not at \
        all; a document from standard input is printed with its fixes. The remaining findings are \
        reported as usual, on standard error when a document is printed. Documents that are not \
        UTF-8, that declare entities, or that follow the head of an HTTP response are not changed.
        """,
      isCommon: true
    ) { $0.fixing.isAsked = true },
    Option(
      flag: "unsafe-fixes", topic: .fixing, for: [.check],
      "with --fix or --diff: also apply fixes whose result you must check",
      details: """
        Without `--fix` and `--diff` no file changes: the last line of the report then says how \
        many findings `--fix` would correct.
        """
    ) { $0.fixing.includesUnsafe = true },
    Option(
      flag: "diff", topic: .fixing, for: [.check],
      "print the fixes as a unified diff, and change no file",
      details: """
        The findings are printed on standard error. The exit status is 1 if there is something to \
        fix and 0 if not; the findings do not count.
        """
    ) { $0.fixing.printsDiff = true },
    Option(
      flag: "add-suppressions", topic: .fixing, for: [.check],
      "change the files: write comments that turn off the rules with findings",
      details: """
        A comment `twimlc-disable-next` is written before each verb with findings, or before the \
        root element for findings that belong to no verb. Errors in the XML cannot be turned off; \
        they are reported.
        """
    ) { $0.addsSuppressions = true },
  ]
}
