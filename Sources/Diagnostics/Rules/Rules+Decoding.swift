extension Rule {
  /// The document is not in UTF-8.
  package static let notUTF8 = Rule(
    id: "not-utf8", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is not in UTF-8",
    finds: """
      Pivot decodes the body as UTF-8 before anything else, whatever the XML declaration or the \
      Content-Type says. Here are bytes that are not UTF-8, as in ISO-8859-1, windows-1252 or \
      UTF-16.
      """,
    caller: """
      The process that handles the response crashes, and nothing of the document runs. On the \
      first request of a call, the callflow goes on to the '_' child of its pivot action; later \
      the caller hears nothing on Kazoo 4.3.
      """,
    remedy: "Save or send the document in UTF-8.",
    citations: [.kazoo("pivot_call:handle_resp/5"), .xml("4.3.3")], twilioErrors: [12100],
    wrong: .latin1(#"<Response><Say>Café</Say></Response>"#),
    right: #"<Response><Say>Café</Say></Response>"#)
}
