package import Diagnostics

extension Rule {
  /// A template that decides about tags.
  package static let unjudgedTemplate = Rule(
    id: "unjudged-template", severity: .note,
    summary: "the template decides whether the document is well-formed",
    explanation: """
      With --templates the parts of PHP, ERB, Jinja, Mustache, Blade and similar engines count as unknown \
      values. Where they stand around single tags, so that each branch of a condition opens \
      an element that is closed once, what is left without them is not XML, and cannot be judged. \
      The output of the template can always be checked.
      """,
    citations: [.xml("2.1")],
    wrong:
      #"<Response>{% if a %}<Gather numDigits="1">{% else %}<Gather>{% endif %} </Gather></Response>"#,
    right:
      #"<Response><Gather numDigits="{% if a %}1{% else %}4{% endif %}"> </Gather></Response>"#)

  /// A template that was sent instead of run.
  package static let unrenderedTemplate = Rule(
    id: "unrendered-template", severity: .error, isFatal: true,
    summary: "a template was not rendered",
    explanation: """
      A document with the marks of ERB, Jinja, Mustache, Blade and similar engines is a template that \
      nothing rendered. '<%' is not XML, and neither is text before the first tag: Kazoo parses none \
      of the document. In a text or a value the caller hears the marks, which is a warning, because a \
      text may have them for another reason. A template itself is checked with --templates, and --fix \
      leaves it alone without that option.
      """,
    citations: [.xml("2.4"), .kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: "<Response><Say>Hello <%= name %></Say></Response>",
    right: "<Response><Say>Hello Ann</Say></Response>")

  package static let template: [Rule] = [.unjudgedTemplate, .unrenderedTemplate]
}
