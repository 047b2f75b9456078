package import Diagnostics

extension Rule {
  /// A template that decides about tags.
  package static let unjudgedTemplate = Rule(
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

  /// A template that was sent instead of run.
  package static let unrenderedTemplate = Rule(
    id: "unrendered-template", severity: .error, isFatal: true,
    summary: "a template was not rendered",
    explanation: """
      A document with the marks of ERB, Jinja, Mustache and their kin in it is a template, and what \
      would fill it in did not run. '<%' is no XML, and neither is what stands before the first tag, \
      so that Kazoo parses none of it. Inside a text or a value the marks are what the caller hears, \
      or a name that nobody has, which is a warning: a text may hold them for another reason. A \
      template itself is checked with --templates.
      """,
    citations: [.xml("2.4"), .kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: "<Response><Say>Hello <%= name %></Say></Response>",
    right: "<Response><Say>Hello Ann</Say></Response>")

  package static let template: [Rule] = [.unjudgedTemplate, .unrenderedTemplate]
}
