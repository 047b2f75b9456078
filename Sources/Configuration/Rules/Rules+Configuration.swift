package import Diagnostics

extension Rule {
  /// A mistake in `.twimlc.yml`.
  package static let invalidConfiguration = Rule(
    id: "invalid-configuration", severity: .error,
    summary: "a mistake in a configuration file",
    finds: """
      The file .twimlc.yml, or the file that the option `--config` names, has a line that twimlc \
      does not understand: an unknown setting, an unknown rule or a wrong value.
      """,
    caller: """
      Nothing. twimlc does not check the documents that the file is for, and its exit status is 2, \
      because only a part of the settings would give wrong results.
      """,
    remedy: """
      Correct the line. The level of a rule is off, note, warning or error. The command `twimlc \
      schema config` prints a JSON Schema of the file, which editors understand.
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
