extension Rule {
  /// A template that decides about tags.
  public static let unjudgedTemplate = Rule(
    id: "unjudged-template", severity: .note,
    summary: "a template decides whether the document is well-formed",
    explanation: """
      With --templates the parts of PHP, ERB, Jinja, Mustache and their like count as values that \
      nobody knows. Where they stand around single tags, so that each branch of a condition opens \
      an element that is closed once, what is left without them is no XML, and nothing can be said \
      about it. The answer itself can always be checked.
      """,
    citations: [.xml("2.1")],
    wrong:
      #"<Response>{% if a %}<Gather numDigits="1">{% else %}<Gather>{% endif %} </Gather></Response>"#,
    right:
      #"<Response><Gather numDigits="{% if a %}1{% else %}4{% endif %}"> </Gather></Response>"#)

  static let template: [Rule] = [.unjudgedTemplate]
}
