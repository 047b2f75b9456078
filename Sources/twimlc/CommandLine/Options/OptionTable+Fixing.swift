import Compiler
import Reference

extension Option {
  /// The options for fixing findings.
  static let fixing: [Option] = [
    Option(
      flag: "fix", topic: .fixing, for: [.check],
      "change the files: apply the safe fixes",
      details: """
        A safe fix writes what the author clearly meant, or what Kazoo does anyway. Each file is \
        replaced as a whole or not at all; a document from standard input is printed with its \
        fixes. The remaining findings are reported as usual, on standard error when a document is \
        printed. Documents that are not UTF-8, that declare entities, or that come after HTTP \
        headers are not changed.
        """,
      isCommon: true
    ) { $0.fixing.isAsked = true },
    Option(
      flag: "unsafe-fixes", topic: .fixing, for: [.check],
      "with --fix or --diff: also apply fixes whose result you must check",
      details: """
        An unsafe fix is a guess. Without `--fix` or `--diff` no file changes: the last line on \
        standard error then says what `--fix --unsafe-fixes` would correct.
        """
    ) { $0.fixing.includesUnsafe = true },
    Option(
      flag: "diff", topic: .fixing, for: [.check],
      "print what --fix would change as a unified diff, and change no file",
      details: """
        With `--fix` too no file is changed. The findings are printed on standard error. The exit \
        status is 1 if there is something to fix and 0 if not; the findings do not count.
        """
    ) { $0.fixing.printsDiff = true },
    Option(
      flag: "add-suppressions", topic: .fixing, for: [.check],
      "change the files: write comments that turn off the rules with findings",
      details: """
        A comment such as `<!-- twimlc-disable-next after-dial -->` is written before each verb with \
        findings, or before the root element for findings that belong to no verb. It counts for the \
        verb and all that is in it. Notes count too, unless `--severity` \
        excludes them. Errors in the XML cannot be turned off; they are reported.
        """
    ) { $0.addsSuppressions = true },
  ]
}
