package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A verb that no outcome of the call gets to.
  package static let unreachableVerb = Rule(
    id: "unreachable-verb", severity: .warning,
    summary: "verb that is never reached",
    explanation: """
      Nothing runs after Hangup, Reject, Redirect, a conference, a queue, a Dial with action, or \
      a Say or Play that repeats for ever.
      """,
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response><Hangup/><Say>Bye</Say></Response>",
    right: "<Response><Say>Bye</Say><Hangup/></Response>")

  /// `Gather` with nothing inside.
  package static let emptyGather = Rule(
    id: "empty-gather", severity: .error, scope: .element, relaxation: .always,
    summary: "empty Gather, which fails on the first key",
    explanation: """
      Only a Gather with content, or a Dial or such a Gather before it, sets up the digits. \
      Without it, the first key makes Kazoo fail and hang up, and when none comes it asks for the \
      action as if digits had been pressed. A prompt inside avoids that, and so does a space.
      """,
    citations: [.kazoo("kzt_twiml:gather/3"), .kazoo("kzt_receiver:handle_dtmf/7")],
    fix: .unsafe("the author may have meant to put prompts inside"),
    wrong: #"<Response><Gather action="menu.php"/><Hangup/></Response>"#,
    right: #"<Response><Gather action="menu.php"><Say>Press 1</Say></Gather><Hangup/></Response>"#)

  /// A verb in `Gather` other than a prompt.
  package static let verbInGather = Rule(
    id: "verb-in-gather", severity: .warning,
    summary: "verb inside Gather other than Say, Play and Pause",
    explanation: """
      Kazoo runs what is inside Gather in a process beside the one that waits for digits. What \
      such a verb decides, a request or a variable or the end of the call, is lost; all that comes \
      of it is that the prompts end there. The first key stops it.
      """,
    citations: [.kazoo("kzt_twiml:exec_gather_els/3")], twilioErrors: [13330],
    wrong:
      #"<Response><Gather action="a.php"><Redirect>b.php</Redirect></Gather><Hangup/></Response>"#,
    right:
      #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather><Redirect>b.php</Redirect></Response>"#
  )

  /// A prompt of a `Gather` that repeats without end.
  package static let endlessPrompt = Rule(
    id: "endless-prompt", severity: .warning,
    summary: "prompt that never ends, so that Gather never times out",
    explanation: """
      The timeout of Gather starts when its prompts have ended, and one with loop="0" never does. A \
      key stops it and counts as a digit; only the finish key, pressed first, goes on to the next \
      verb. A caller who presses nothing hears the prompt until hanging up.
      """,
    citations: [.kazoo("kzt_receiver:collect_timeout/2"), .kazoo("kzt_receiver:say_loop/7")],
    wrong: """
      <Response><Gather action="a.php"><Say loop="0">Press 1</Say></Gather><Hangup/></Response>
      """,
    right: """
      <Response><Gather action="a.php"><Say loop="3">Press 1</Say></Gather><Hangup/></Response>
      """)

  /// Nothing after the last `Gather`.
  package static let gatherWithoutFallback = Rule(
    id: "gather-without-fallback", severity: .note,
    summary: "Gather after which a caller who presses no key is disconnected",
    explanation: """
      When no key comes in time Kazoo goes on with the next verb. There is none: the call ends \
      without a word.
      """,
    citations: [.kazoo("kzt_twiml:gather_finished/2")],
    wrong: #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather></Response>"#,
    right:
      #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather><Say>Bye</Say></Response>"#)

  /// `Gather` or `Record` without `action`.
  package static let missingAction = Rule(
    id: "missing-action", severity: .note, scope: .startTag,
    summary: "no action, so the document's own URL is requested",
    explanation: """
      The digits or the recording are sent to the URL that this document came from. When it \
      answers with the same document, the call goes round in a circle.
      """,
    citations: [.kazoo("kzt_util:resolve_uri/2")],
    wrong: "<Response><Record/></Response>",
    right: #"<Response><Record action="done.php"/></Response>"#)

  /// `Record` on a call that nothing has answered.
  package static let recordUnanswered = Rule(
    id: "record-unanswered", severity: .note,
    summary: "Record on a call that nothing has answered",
    explanation: """
      Say, Play, Pause, Gather, Set and Redirect answer the call, Record does not, unlike on \
      Twilio. When it comes first, the tone and the recording happen before the call is answered, \
      and many carriers send no sound that early.
      """,
    citations: [.kazoo("kzt_twiml:record_call/2")],
    wrong: #"<Response><Record action="done.php"/></Response>"#,
    right: #"<Response><Pause/><Record action="done.php"/></Response>"#)

  /// A request for the document itself.
  package static let redirectToSelf = Rule(
    id: "redirect-to-self", severity: .warning, scope: .element,
    summary: "document that requests itself again",
    explanation: """
      Kazoo takes an empty URL for the current one. Unless the response is another one the second \
      time, the call never ends. After a Gather it is the usual way to repeat a menu, and a note.
      """,
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: "<Response><Redirect/></Response>",
    right: "<Response><Redirect>next.php</Redirect></Response>")

  /// `Reject` after the call was answered.
  package static let rejectAfterAnswer = Rule(
    id: "reject-after-answer", severity: .warning,
    summary: "Reject on a call that has been answered",
    explanation: """
      A verb before Reject answers the call, so it costs money and the caller hears an answer; \
      the SIP response of Reject comes too late.
      """,
    citations: [.kazoo("kzt_twiml:reject/2")],
    wrong: "<Response><Say>Go away</Say><Reject/></Response>",
    right: "<Response><Reject/></Response>")

  /// A relative URL that Kazoo resolves in its own way.
  package static let unusualResolution = Rule(
    id: "unusual-resolution", severity: .warning,
    summary: "URL that is resolved in another way than by a browser or Twilio",
    explanation: """
      Kazoo folds the parts of a relative URL onto those of the current one: /abs is not taken \
      from the root but appended to the directory, ?q=1 becomes a file name, // and an upper-case \
      HTTP:// are no absolute URLs, and a current URL without a file extension counts as a \
      directory. Only what begins with http is taken as it is.
      """,
    citations: [.kazoo("kz_util:resolve_uri/2"), .rfc(3986, section: "5.2")],
    wrong: "<Response><Redirect>/menu.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/menu.php</Redirect></Response>")

  /// A URL that Kazoo cannot request.
  package static let unsentRequest = Rule(
    id: "unsent-request", severity: .error,
    summary: "URL that cannot be requested",
    explanation: """
      Before a GET Kazoo takes the URL apart to add its parameters, and its code has no clause for \
      a user without a password: the process that runs the call dies, nobody hangs up, and the \
      caller hears nothing. On a relative URL with more '..' than the current URL has parts it \
      hangs up.
      """,
    citations: [
      .kazoo("kz_http_util:urlsplit/1"), .kazoo("pivot_call:uri/2"),
      .kazoo("kz_util:resolve_uri_fold/2"),
    ],
    wrong: """
      <Response><Redirect method="GET">https://anna@app.example.com/menu</Redirect></Response>
      """,
    right: """
      <Response><Redirect method="POST">https://anna@app.example.com/menu</Redirect></Response>
      """)

  /// A relative URL in `Play`.
  package static let relativeMedia = Rule(
    id: "relative-media", severity: .warning,
    summary: "relative URL of media, which is not resolved",
    explanation: """
      The text of Play goes to the switch unchanged. A relative URL is taken for the name of a \
      file there, which does not exist: the caller hears nothing.
      """,
    citations: [.kazoo("kzt_receiver:play_loop/4")],
    fix: .unsafe("the sound may be meant to be a file of the switch"),
    wrong: "<Response><Play>sounds/hello.mp3</Play></Response>",
    right: "<Response><Play>http://app.example.com/sounds/hello.mp3</Play></Response>")

  /// `Set` without a `Variable`.
  package static let setWithoutVariable = Rule(
    id: "set-without-variable", severity: .error, scope: .element,
    summary: "Set without Variable",
    explanation: """
      The process that runs the document dies, and nobody hangs up: the caller hears nothing.
      """,
    citations: [.kazoo("kzt_twiml:set_variables/2")],
    wrong: "<Response><Set/><Hangup/></Response>",
    right: #"<Response><Set><Variable key="plan" value="gold"/></Set><Hangup/></Response>"#)

  /// Several `Variable`s in one `Set`.
  package static let severalVariables = Rule(
    id: "several-variables", severity: .error, scope: .parent, relaxation: .always,
    summary: "second Variable in a Set",
    explanation: "Each variable needs a Set of its own; on the second in one Kazoo hangs up.",
    citations: [.kazoo("kzt_twiml:set_variables/2")],
    fix: .safe("each variable is set, in the same order"),
    wrong:
      #"<Response><Set><Variable key="a" value="1"/><Variable key="b" value="2"/></Set></Response>"#,
    right:
      #"<Response><Set><Variable key="a" value="1"/></Set><Set><Variable key="b" value="2"/></Set></Response>"#
  )

  /// `Variable` inside `Redirect`.
  package static let variableInRedirect = Rule(
    id: "variable-in-redirect", severity: .error,
    summary: "Variable inside Redirect",
    explanation: "Kazoo's documentation has it, its code fails on it and hangs up. Use Set before.",
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: #"<Response><Redirect>a.php<Variable key="k" value="v"/></Redirect></Response>"#,
    right:
      #"<Response><Set><Variable key="k" value="v"/></Set><Redirect>a.php</Redirect></Response>"#)

  /// A `Variable` that is not sent.
  package static let unsentVariable = Rule(
    id: "unsent-variable", severity: .warning, scope: .startTag,
    summary: "variable that is not sent with later requests",
    explanation: """
      Kazoo reads the attributes key and value. Without value, with the value as text between the \
      tags, or with characters beyond U+00FF, nothing is sent; without key the variable is named \
      undefined.
      """,
    citations: [.kazoo("kzt_twiml:set_variable/2")],
    wrong: #"<Response><Set><Variable key="plan">gold</Variable></Set><Hangup/></Response>"#,
    right: #"<Response><Set><Variable key="plan" value="gold"/></Set><Hangup/></Response>"#)

  package static let flow: [Rule] = [
    .unreachableVerb, .emptyGather, .verbInGather, .endlessPrompt, .gatherWithoutFallback,
    .missingAction,
    .recordUnanswered,
    .redirectToSelf, .rejectAfterAnswer, .unusualResolution, .unsentRequest, .relativeMedia,
    .setWithoutVariable,
    .severalVariables, .variableInRedirect, .unsentVariable, .recordingURL,
  ]
}
