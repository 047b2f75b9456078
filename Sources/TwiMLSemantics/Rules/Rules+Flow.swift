package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A verb that no outcome of the call gets to.
  package static let unreachableVerb = Rule(
    id: "unreachable-verb", severity: .warning,
    summary: "verb that is never reached",
    finds: """
      Nothing runs after Hangup, Reject, Redirect, a conference, a queue, a Dial with action, or a \
      Say or Play that repeats forever.
      """,
    caller: "The call ends or continues in another document before the verb.",
    remedy: "Move the verb up, or remove it.",
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response><Hangup/><Say>Bye</Say></Response>",
    right: "<Response><Say>Bye</Say><Hangup/></Response>")

  /// `Gather` with nothing inside.
  package static let emptyGather = Rule(
    id: "empty-gather", severity: .error, scope: .element, relaxation: .always,
    summary: "empty Gather, which fails on the first key",
    finds: """
      A Gather without any content, and no Dial or Gather with content before it. Only these set \
      up the collection of digits.
      """,
    caller: """
      At the first key Kazoo fails and hangs up. If no key comes, Kazoo requests the action as if \
      digits had been pressed.
      """,
    remedy: "Put a prompt inside, or a single space.",
    citations: [.kazoo("kzt_twiml:gather/3"), .kazoo("kzt_receiver:handle_dtmf/7")],
    fix: .unsafe("the author may have meant to put prompts inside"),
    wrong: #"<Response><Gather action="menu.php"/><Hangup/></Response>"#,
    right: #"<Response><Gather action="menu.php"><Say>Press 1</Say></Gather><Hangup/></Response>"#)

  /// A verb in `Gather` other than a prompt.
  package static let verbInGather = Rule(
    id: "verb-in-gather", severity: .warning,
    summary: "verb inside Gather other than Say, Play and Pause",
    finds: """
      Kazoo runs what is inside Gather in a process beside the one that waits for digits.
      """,
    caller: """
      What such a verb decides is lost, be it a request, a variable or the end of the call: only \
      the prompts after it are not heard. The first key stops it.
      """,
    remedy: "Keep Say, Play and Pause inside Gather, and put other verbs after it.",
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
    finds: """
      A Say or Play with loop="0" inside Gather. The timeout starts when the prompts have ended.
      """,
    caller: """
      A caller who presses nothing hears the prompt until hanging up. A key stops it and counts as \
      a digit; the finish key alone, pressed first, goes on to the next verb.
      """,
    remedy: """
      Write the number of times, such as loop="3", and say after the Gather what happens then.
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
    finds: "A Gather that is the last verb of the document.",
    caller: """
      When no key comes in time, the document is at its end and the call ends, without a word to \
      the caller.
      """,
    remedy: """
      Add a verb after the Gather: a Say and a Redirect to this document repeat the menu.
      """,
    citations: [.kazoo("kzt_twiml:gather_finished/2")],
    wrong: #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather></Response>"#,
    right:
      #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather><Say>Bye</Say></Response>"#)

  /// `Gather` or `Record` without `action`.
  package static let missingAction = Rule(
    id: "missing-action", severity: .note, scope: .startTag,
    summary: "no action, so the document's own URL is requested",
    finds: """
      A Gather or Record without action. Kazoo then uses the URL that this document came from.
      """,
    caller: """
      The digits or the recording go to that URL. When it returns this document again, the caller \
      is back where the document began.
      """,
    remedy: """
      Write the URL that handles the digits or the recording. If the same script handles them, \
      this note can be turned off.
      """,
    citations: [.kazoo("kzt_util:resolve_uri/2")],
    wrong: "<Response><Record/></Response>",
    right: #"<Response><Record action="done.php"/></Response>"#)

  /// `Record` on a call that nothing has answered.
  package static let recordUnanswered = Rule(
    id: "record-unanswered", severity: .note,
    summary: "Record on a call that nothing has answered",
    finds: """
      A Record before any verb that answers. Say, Play, Pause, Gather, Set and Redirect answer the \
      call; Record does not, unlike on Twilio.
      """,
    caller: """
      The tone and the recording happen before the call is answered, and many carriers send no \
      sound that early: the recording may be silent.
      """,
    remedy: "Put a verb before it that answers, such as a Say with instructions or <Pause/>.",
    citations: [.kazoo("kzt_twiml:record_call/2")],
    wrong: #"<Response><Record action="done.php"/></Response>"#,
    right: #"<Response><Pause/><Record action="done.php"/></Response>"#)

  /// A request for the document itself.
  package static let redirectToSelf = Rule(
    id: "redirect-to-self", severity: .warning, scope: .element,
    summary: "document that requests itself again",
    finds: "A Redirect without a URL, or to the URL of this document.",
    caller: """
      Kazoo requests the same document again. Unless the response is another one the second time, \
      the call goes on in a circle. After a Gather this is the usual way to repeat a menu, and \
      only a note.
      """,
    remedy: """
      Write the URL of the next document. Let a menu that repeats end after a few rounds.
      """,
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: "<Response><Redirect/></Response>",
    right: "<Response><Redirect>next.php</Redirect></Response>")

  /// `Reject` after the call was answered.
  package static let rejectAfterAnswer = Rule(
    id: "reject-after-answer", severity: .warning,
    summary: "Reject on a call that has been answered",
    finds: "A Reject after a verb that answers the call.",
    caller: """
      The caller hears an answered call and may pay for it. The SIP response of Reject comes too \
      late to have an effect.
      """,
    remedy: "Write Reject as the first verb. To end an answered call, write Hangup.",
    citations: [.kazoo("kzt_twiml:reject/2")],
    wrong: "<Response><Say>Go away</Say><Reject/></Response>",
    right: "<Response><Reject/></Response>")

  /// A relative URL that Kazoo resolves in its own way.
  package static let unusualResolution = Rule(
    id: "unusual-resolution", severity: .warning,
    summary: "URL that is resolved in another way than by a browser or Twilio",
    finds: """
      Kazoo folds the parts of a relative URL onto those of the current one. '/abs' does not start \
      at the root but is appended to the directory, '?q=1' becomes a file name, '//' and an \
      upper-case HTTP:// do not make a URL absolute, and a current URL without a file extension \
      counts as a directory.
      """,
    caller: """
      Kazoo requests another URL than the document says, and the server may not have it.
      """,
    remedy: """
      Write the absolute URL, beginning with 'http'. With --base-url twimlc knows the current URL \
      and reports only URLs that really differ.
      """,
    citations: [.kazoo("kz_util:resolve_uri/2"), .rfc(3986, section: "5.2")],
    wrong: "<Response><Redirect>/menu.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/menu.php</Redirect></Response>")

  /// A URL that Kazoo cannot request.
  package static let unsentRequest = Rule(
    id: "unsent-request", severity: .error,
    summary: "URL that cannot be requested",
    finds: """
      A URL with a user and no password that is requested by GET, or a relative URL with more '..' \
      than the current URL has parts.
      """,
    caller: """
      On the user alone the process that runs the call crashes: nobody hangs up, and the caller \
      hears nothing. On too many '..' Kazoo hangs up.
      """,
    remedy: "Write the absolute URL without the user, or request it by POST.",
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
    finds: "Play with a relative URL. The text of Play goes to the switch unchanged.",
    caller: """
      The switch takes it for the name of a file of its own, which does not exist: the caller \
      hears nothing, and the next verb runs.
      """,
    remedy: "Write the absolute URL of the sound.",
    citations: [.kazoo("kzt_receiver:play_loop/4")],
    fix: .unsafe("the sound may be meant to be a file of the switch"),
    wrong: "<Response><Play>sounds/hello.mp3</Play></Response>",
    right: "<Response><Play>http://app.example.com/sounds/hello.mp3</Play></Response>")

  /// `Set` without a `Variable`.
  package static let setWithoutVariable = Rule(
    id: "set-without-variable", severity: .error, scope: .element,
    summary: "Set without Variable",
    finds: "A Set in which there is no Variable.",
    caller: """
      The process that runs the document crashes, and nobody hangs up: the caller hears nothing.
      """,
    remedy: "Put one Variable into the Set, or remove the Set.",
    citations: [.kazoo("kzt_twiml:set_variables/2")],
    wrong: "<Response><Set/><Hangup/></Response>",
    right: #"<Response><Set><Variable key="plan" value="gold"/></Set><Hangup/></Response>"#)

  /// Several `Variable`s in one `Set`.
  package static let severalVariables = Rule(
    id: "several-variables", severity: .error, scope: .parent, relaxation: .always,
    summary: "second Variable in a Set",
    finds: "A Set with two or more Variables.",
    caller: "Kazoo fails on the Set and hangs up.",
    remedy: "Write a Set of its own for each Variable.",
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
    finds: """
      A Variable between the tags of Redirect. Kazoo's documentation has it, its code does not.
      """,
    caller: "Kazoo fails on the Redirect and hangs up.",
    remedy: "Write a Set with the Variable before the Redirect: it is sent with the request.",
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: #"<Response><Redirect>a.php<Variable key="k" value="v"/></Redirect></Response>"#,
    right:
      #"<Response><Set><Variable key="k" value="v"/></Set><Redirect>a.php</Redirect></Response>"#)

  /// A `Variable` that is not sent.
  package static let unsentVariable = Rule(
    id: "unsent-variable", severity: .warning, scope: .startTag,
    summary: "variable that is not sent with later requests",
    finds: """
      A Variable without value, with its value as text between the tags, or with characters above \
      U+00FF; or one without key, which is named 'undefined'.
      """,
    caller: "The call goes on, but later requests do not have the variable.",
    remedy: """
      Write both attributes: <Variable key="plan" value="gold"/>.
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
