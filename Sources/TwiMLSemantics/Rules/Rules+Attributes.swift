package import Diagnostics

extension Rule {
  /// An attribute that neither Kazoo nor Twilio knows.
  package static let unknownAttribute = Rule(
    id: "unknown-attribute", severity: .warning,
    summary: "unknown attribute",
    finds: """
      An attribute that neither Kazoo nor Twilio has. Kazoo looks attributes up by name, and the \
      case counts.
      """,
    caller: "Kazoo skips the attribute without an error. The call goes on with the default.",
    remedy: """
      Write the name as the reference has it: `twimlc explain` followed by the element lists its \
      attributes.
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
    finds: "An attribute that Twilio has and nothing in Kazoo reads.",
    caller: """
      The call does not get what the attribute asks for. The message says what happens instead.
      """,
    remedy: """
      Remove the attribute, or get the effect in another way where the help names one. A value \
      that asks for what Kazoo does anyway is not reported.
      """,
    citations: [.kazoo("kz_xml:attributes_to_proplist/1")],
    wrong: #"<Response><Record transcribe="true" action="done.php"/></Response>"#,
    right: #"<Response><Record action="done.php"/></Response>"#)

  package static let attributes: [Rule] = [.unknownAttribute, .ignoredAttribute]
}
