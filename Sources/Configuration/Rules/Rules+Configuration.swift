package import Diagnostics

extension Rule {
  /// A mistake in `.twimlc.yml`.
  package static let invalidConfiguration = Rule(
    id: "invalid-configuration", severity: .error,
    summary: "a mistake in a configuration file",
    explanation: """
      The file .twimlc.yml, or the one that --config names, holds something that means nothing to \
      twimlc. Half a configuration would check the documents in a way that nobody asked for: those \
      that it is for are left out, and the exit status is 2.
      """,
    wrong: """
      rules:
        unreachable-verb: fatal
      """,
    right: """
      rules:
        unreachable-verb: error
      """)

  /// What is wrong with the files that are for twimlc alone.
  package static let configuration: [Rule] = [.invalidConfiguration]
}
