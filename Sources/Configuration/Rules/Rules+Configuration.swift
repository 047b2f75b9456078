package import Diagnostics

extension Rule {
  /// A mistake in `.twimlc.yml`.
  package static let invalidConfiguration = Rule(
    id: "invalid-configuration", severity: .error,
    summary: "a mistake in a configuration file",
    finds: """
      The file .twimlc.yml, or the one that --config names, holds something that means nothing to \
      twimlc.
      """,
    caller: """
      Nothing. The documents that the file is for are not checked, and the exit status is 2, \
      because half a configuration would check them in a way that nobody asked for.
      """,
    remedy: """
      Correct the line. `twimlc schema config` prints a JSON Schema of the file, which editors \
      understand.
      """,
    citations: [.manual("CONFIGURATION")],
    wrong: """
      rules:
        unreachable-verb: fatal
      """,
    right: """
      rules:
        unreachable-verb: error
      """)

  /// The rules about twimlc's own files.
  package static let configuration: [Rule] = [.invalidConfiguration]
}
