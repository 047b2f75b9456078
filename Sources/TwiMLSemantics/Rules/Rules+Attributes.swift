package import Diagnostics

extension Rule {
  /// An attribute that neither Kazoo nor Twilio knows.
  package static let unknownAttribute = Rule(
    id: "unknown-attribute", severity: .warning,
    summary: "unknown attribute",
    finds: """
      An attribute that this element has neither in Kazoo nor at Twilio. Upper and lower case \
      count.
      """,
    caller: "Kazoo ignores the attribute, and the call continues with the default.",
    remedy: """
      Correct the name, or remove the attribute. The command `twimlc explain ELEMENT` lists the \
      attributes of an element.
      """,
    citations: [.kazoo("kz_xml:attributes_to_proplist/1")], twilioErrors: [12200],
    fix: .either(
      safe: "corrects upper and lower case",
      unsafe:
        "writes the most similar attribute, or moves a value between the tags where it belongs, such as that of 'url' on Redirect",
      none: "a name that is similar to no attribute"),
    wrong: #"<Response><Say Voice="man">Hello</Say></Response>"#,
    right: #"<Response><Say voice="man">Hello</Say></Response>"#)

  /// An attribute that Twilio has and Kazoo drops.
  package static let ignoredAttribute = Rule(
    id: "ignored-attribute", severity: .warning,
    summary: "attribute that has no effect on Kazoo",
    finds: """
      An attribute that Twilio has and Kazoo does not use. A value that asks for what Kazoo does \
      anyway is not reported.
      """,
    caller: """
      The call continues without the effect of the attribute. The message of the finding says what \
      happens instead.
      """,
    remedy: "Remove the attribute, or do what the help of the finding suggests.",
    citations: [.kazoo("kz_xml:attributes_to_proplist/1")],
    wrong: #"<Response><Record transcribe="true" action="done.php"/></Response>"#,
    right: #"<Response><Record action="done.php"/></Response>"#)

  package static let attributes: [Rule] = [.unknownAttribute, .ignoredAttribute]
}
