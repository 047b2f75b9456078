import Compiler
import Reference

extension Option {
  /// What is done about findings that carry their remedy.
  static let fixing: [Option] = [
    Option(
      flag: "fix", topic: .fixing, for: [.check],
      "apply the fixes that cannot change what the author meant",
      details: """
        The files are written anew, each whole or not at all; standard input is printed fixed. \
        What remains is reported as usual, to standard error where a document is printed. \
        Documents that are not UTF-8, those that use entities of their own and those behind the head \
        of an HTTP response are left as they are.
        """
    ) { $0.fixing.isAsked = true },
    Option(
      flag: "unsafe-fixes", topic: .fixing, for: [.check],
      "let --fix or --diff apply the likely fixes too, which want a look afterwards",
      details: "Alone it changes nothing but the count of what `--fix` would do."
    ) { $0.fixing.includesUnsafe = true },
    Option(
      flag: "diff", topic: .fixing, for: [.check],
      "print what would be fixed as a unified diff, and write nothing",
      details: """
        The findings are reported to standard error as they are now. The exit status is 1 where \
        there is something to fix and 0 where there is not, whatever is found.
        """
    ) { $0.fixing.printsDiff = true },
    Option(
      flag: "add-suppressions", topic: .fixing, for: [.check],
      "write comments into the documents that silence what is found",
      details: """
        Each stands before a verb of the document, `twimlc-disable-next`, or before the root for \
        what belongs to no verb. An error in the XML cannot be silenced. What remains is reported.
        """
    ) { $0.addsSuppressions = true },
  ]
}
