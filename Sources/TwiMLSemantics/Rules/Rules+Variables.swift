package import Diagnostics

extension Rule {
  /// `Set` without a `Variable`.
  package static let setWithoutVariable = Rule(
    id: "set-without-variable", severity: .error, scope: .element,
    summary: "Set without Variable",
    finds: "A Set has no Variable in it.",
    caller: "\(whenCrashed)",
    remedy: "Put one Variable into the Set, or remove the Set.",
    citations: [.kazoo("kzt_twiml:set_variables/2")],
    wrong: "<Response><Set/><Hangup/></Response>",
    right: #"<Response><Set><Variable key="plan" value="gold"/></Set><Hangup/></Response>"#)

  /// Several `Variable`s in one `Set`.
  package static let severalVariables = Rule(
    id: "several-variables", severity: .error, scope: .parent, relaxation: .always,
    summary: "second Variable in a Set",
    finds: "A Set contains two or more Variables.",
    caller: "Kazoo fails at the Set and hangs up.",
    remedy: "Write one Set for each Variable.",
    citations: [.kazoo("kzt_twiml:set_variables/2")],
    fix: .safe("writes one Set for each Variable, in the same order"),
    wrong:
      #"<Response><Set><Variable key="a" value="1"/><Variable key="b" value="2"/></Set></Response>"#,
    right:
      #"<Response><Set><Variable key="a" value="1"/></Set><Set><Variable key="b" value="2"/></Set></Response>"#
  )

  /// `Variable` inside `Redirect`.
  package static let variableInRedirect = Rule(
    id: "variable-in-redirect", severity: .error,
    summary: "Variable inside Redirect",
    finds: """
      A Variable stands between the tags of Redirect. The documentation of Kazoo has this, but the \
      code of Kazoo does not.
      """,
    caller: "Kazoo fails at the Redirect and hangs up.",
    remedy: """
      Write a Set with the Variable before the Redirect. Kazoo sends the variable with the \
      request.
      """,
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: #"<Response><Redirect>a.php<Variable key="k" value="v"/></Redirect></Response>"#,
    right:
      #"<Response><Set><Variable key="k" value="v"/></Set><Redirect>a.php</Redirect></Response>"#)

  /// A `Variable` that is not sent.
  package static let unsentVariable = Rule(
    id: "unsent-variable", severity: .warning, scope: .startTag,
    summary: "variable that is not sent, or not under its name",
    finds: """
      A Variable without a value, or with its value as text between the tags, is not sent. One \
      without a key is sent under the name 'undefined'. A key or value with a character above \
      U+00FF counts as missing.
      """,
    caller: """
      The call continues, but later requests do not have the variable, or have it under the name \
      'undefined'.
      """,
    remedy: """
      Write both attributes, as in <Variable key="plan" value="gold"/>, with characters of Latin-1 \
      only. Percent-encode others, and let the server decode them.
      """,
    citations: [.kazoo("kzt_twiml:set_variable/2")],
    wrong: #"<Response><Set><Variable key="plan">gold</Variable></Set><Hangup/></Response>"#,
    right: #"<Response><Set><Variable key="plan" value="gold"/></Set><Hangup/></Response>"#)
}
