package import Diagnostics

extension Rule {
  /// A twimlc comment without an effect.
  package static let unusedSuppression = Rule(
    id: "unused-suppression", severity: .warning,
    summary: "a comment that turns a rule off has no effect",
    finds: """
      The comment <!-- twimlc-disable-next RULE : reason --> turns rules off for the next element \
      after it, on the same level, and for everything in that element. The comment <!-- \
      twimlc-disable-file RULE : reason --> turns rules off for the whole document. Spaces or \
      commas separate several ids. This comment turns nothing off: the rules find nothing there, \
      the id of a rule is misspelled, or no element follows.

      Write such a comment between the verbs, directly inside Response, because Kazoo fails on a \
      comment inside Hangup, Pause, Record and Reject, and at the beginning of Dial. A comment \
      cannot turn off the errors of XML.
      """,
    caller: "Nothing now. Later the comment may hide a finding that somebody should see.",
    remedy: "Remove the comment, or correct the id of the rule.",
    citations: [.manual("COMMENTS")],
    fix: .either(
      safe: "removes an id whose rule finds nothing there, and with its last id the comment",
      unsafe: "writes the most similar id for one that is misspelled",
      none: "an id that is similar to none, that of an XML error, or a comment without an id"),
    wrong: """
      <Response>
        <!-- twimlc-disable-next unknown-voice : we have that voice -->
        <Say voice="man">Hello</Say>
      </Response>
      """,
    right: """
      <Response>
        <Say voice="man">Hello</Say>
      </Response>
      """)

  /// The rules about twimlc comments in documents.
  package static let own: [Rule] = [.unusedSuppression]
}
