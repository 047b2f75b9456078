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
      "apply the likely fixes too, which want a look afterwards"
    ) { $0.fixing.includesUnsafe = true },
    Option(
      flag: "diff", topic: .fixing, for: [.check],
      "print what would be fixed as a unified diff, and write nothing",
      details: """
        The findings are reported to standard error as they are now. The exit status is 1 where \
        there is something to fix.
        """
    ) { $0.fixing.printsDiff = true },
  ]
}
