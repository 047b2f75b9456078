package import Diagnostics

extension Rule {
  /// An attribute that neither Kazoo nor Twilio knows.
  package static let unknownAttribute = Rule(
    id: "unknown-attribute", severity: .warning,
    summary: "unknown attribute",
    explanation: """
      Kazoo looks attributes up by name, and the case counts. It skips every other one without a \
      word, so the call goes on with the default.
      """,
    citations: [.kazoo("kz_xml:attributes_to_proplist/1")], twilioErrors: [12200],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the attribute is guessed from its name"),
    wrong: #"<Response><Say Voice="man">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// An attribute that Twilio has and Kazoo drops.
  package static let ignoredAttribute = Rule(
    id: "ignored-attribute", severity: .warning,
    summary: "attribute that has no effect on Kazoo",
    explanation: """
      The attribute is TwiML, but nothing in Kazoo reads it. The call does not get what it asks \
      for; the message says what happens instead.
      """,
    citations: [.kazoo("kz_xml:attributes_to_proplist/1")],
    wrong: #"<Response><Record transcribe="true" action="done.php"/></Response>"#,
    right: #"<Response><Record action="done.php"/></Response>"#)

  package static let attributes: [Rule] = [.unknownAttribute, .ignoredAttribute]
}
