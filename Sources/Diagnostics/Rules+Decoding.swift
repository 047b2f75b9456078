extension Rule {
  /// The document is not in UTF-8.
  package static let notUTF8 = Rule(
    id: "not-utf8", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is not in UTF-8",
    explanation: """
      Pivot decodes the body as UTF-8 before anything else, whatever the XML declaration or \
      the Content-Type says. Any other byte, as in ISO-8859-1, windows-1252 or UTF-16, crashes \
      the process that handles the answer, and nothing of the document runs.
      """,
    citations: [.kazoo("pivot_call:handle_resp/5"), .xml("4.3.3")], twilioErrors: [12100],
    wrong: .latin1(#"<Response><Say>Café</Say></Response>"#),
    right: #"<Response><Say>Café</Say></Response>"#)
}
