package import Diagnostics

extension Rule {
  /// A template that decides about tags.
  package static let unjudgedTemplate = Rule(
    id: "unjudged-template", severity: .note,
    summary: "the template decides whether the document is well-formed",
    finds: """
      With the option `--templates`, twimlc treats the code of a template engine, such as PHP, \
      ERB, Jinja, Mustache or Blade, as an unknown text. Here such code stands around single tags, \
      so the document is not well-formed XML without it.
      """,
    caller: """
      This depends on what the template writes. twimlc cannot know that, and checks the rest of \
      the document.
      """,
    remedy: """
      Check the output of the template too. Or write the template so that each branch has whole \
      elements and conditions stand inside attribute values.
      """,
    citations: [.xml("2.1")],
    wrong:
      #"<Response>{% if a %}<Gather numDigits="1">{% else %}<Gather>{% endif %} </Gather></Response>"#,
    right:
      #"<Response><Gather numDigits="{% if a %}1{% else %}4{% endif %}"> </Gather></Response>"#)

  /// A template that was sent instead of run.
  package static let unrenderedTemplate = Rule(
    id: "unrendered-template", severity: .error, isFatal: true,
    summary: "a template was sent before its engine filled it in",
    finds: """
      The document still has the code of ERB, Jinja, Mustache, Blade or a similar template engine.
      """,
    caller: """
      If the code begins with '<%', or stands outside of the root element or in a tag outside of a \
      value, Kazoo's XML parser refuses the whole document. \(whenUnparsed)

      In text and in values, Kazoo speaks, dials or requests the code as it is, or hangs up if it \
      is not a possible value. Between verbs Kazoo skips it. If the call goes on, the finding is a \
      warning.
      """,
    remedy: """
      Send the output of the template engine. To check the template file itself, use the option \
      `--templates`.
      """,
    citations: [.xml("2.4"), .kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: "<Response><Say>Hello <%= name %></Say></Response>",
    right: "<Response><Say>Hello Ann</Say></Response>")

  package static let template: [Rule] = [.unjudgedTemplate, .unrenderedTemplate]
}
