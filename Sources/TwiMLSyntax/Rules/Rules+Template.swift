package import Diagnostics

extension Rule {
  /// A template that decides about tags.
  package static let unjudgedTemplate = Rule(
    id: "unjudged-template", severity: .note,
    summary: "the template decides whether the document is well-formed",
    finds: """
      With --templates the parts of PHP, ERB, Jinja, Mustache, Blade and similar engines count as \
      unknown values. Here they stand around single tags, so that what is left without them is not \
      XML.
      """,
    caller: """
      That depends on what the template writes. twimlc cannot tell, and checks the rest as far as \
      it can.
      """,
    remedy: """
      Check the output of the template as well. Or keep each element whole in one branch, and put \
      conditions into values.
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
    finds: """
      The document has the marks of ERB, Jinja, Mustache, Blade or a similar engine: nothing \
      replaced them.
      """,
    caller: """
      '<%' is not XML, and neither is text before the first tag: Kazoo runs nothing of the \
      document. In a text or a value the caller hears the marks, or they are dialed or requested; \
      that is a warning, because a text may have them for another reason.
      """,
    remedy: """
      Send what the template engine writes. To check a template itself, use --templates. --fix \
      does not change a template without that option.
      """,
    citations: [.xml("2.4"), .kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: "<Response><Say>Hello <%= name %></Say></Response>",
    right: "<Response><Say>Hello Ann</Say></Response>")

  package static let template: [Rule] = [.unjudgedTemplate, .unrenderedTemplate]
}
