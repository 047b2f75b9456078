package import Diagnostics

extension Rule {
  /// A twimlc comment without an effect.
  package static let unusedSuppression = Rule(
    id: "unused-suppression", severity: .warning,
    summary: "a comment that turns a rule off has no effect",
    finds: """
      The comment twimlc-disable-next, followed by the ids of rules, a colon and the reason, \
      silences the findings of these rules in the next element that has the same parent, with \
      everything inside it. The comment twimlc-disable-file does so for the whole document. A \
      comment that silences nothing is left over, or holds a mistake: a rule that does not exist, \
      or an element that is not the next one.
      """,
    caller: "Nothing, now. The comment would hide the next finding of that kind.",
    remedy: """
      Remove the comment, or correct the id.

      Put the comment between the verbs, directly inside Response. Kazoo fails on a comment inside \
      Hangup, Pause, Record and Reject, and on one at the beginning of Dial: for a finding in \
      there, write the comment before the verb. Nothing can stand before the XML declaration. \
      Errors in the XML cannot be silenced.
      """,
    citations: [.manual("COMMENTS")],
    fix: .either(
      safe: "the comment has no effect",
      unsafe: "the rule is guessed from its name"),
    wrong: """
      <Response>
        <!-- twimlc-disable-next unknown-voice : we have that voice -->
        <Say voice="man">Hello</Say>
      </Response>
      """,
    right: """
      <Response>
        <!-- twimlc-disable-next unknown-voice : we have that voice -->
        <Say voice="alice">Hello</Say>
      </Response>
      """)

  /// The rules about twimlc comments in documents.
  package static let own: [Rule] = [.unusedSuppression]
}
