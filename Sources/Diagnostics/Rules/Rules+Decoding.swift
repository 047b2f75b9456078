extension Rule {
  /// The document is not in UTF-8.
  package static let notUTF8 = Rule(
    id: "not-utf8", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document is not in UTF-8",
    finds: """
      Kazoo reads every response as UTF-8, whatever the XML declaration or the Content-Type says. \
      This document has bytes that are not UTF-8, for example because it is in ISO-8859-1, \
      windows-1252 or UTF-16.
      """,
    caller: "The process that reads the response crashes. \(whenNothingRuns)",
    remedy: "Save or send the document in UTF-8.",
    citations: [.kazoo("pivot_call:handle_resp/5"), .xml("4.3.3")], twilioErrors: [12100],
    wrong: .latin1(#"<Response><Say>Café</Say></Response>"#),
    right: #"<Response><Say>Café</Say></Response>"#)
}
