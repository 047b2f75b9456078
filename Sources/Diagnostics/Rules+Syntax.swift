extension Rule {
  /// The input is not well-formed XML in a way that has no rule of its own.
  public static let malformedXML = Rule(
    id: "malformed-xml", severity: .error,
    summary: "the document is not well-formed XML",
    explanation: """
      Kazoo's XML parser gives up at the first place that is not well-formed, and Pivot then drops \
      the whole answer: the callflow goes on to the child of its pivot action, or the call ends.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<Response><Say voice="man"loop="2">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man" loop="2">Hello</Say></Response>"#)

  static let syntax: [Rule] = [.malformedXML]
}
