package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A verb that no outcome of the call gets to.
  package static let unreachableVerb = Rule(
    id: "unreachable-verb", severity: .warning,
    summary: "verb that is never reached",
    finds: """
      The verb stands after one that ends or leaves the document: Hangup, Reject, Redirect, a Dial \
      with a Conference, a Queue or the attribute 'action', or a Say or Play with loop="0", which \
      repeats without end.
      """,
    caller: """
      The verb does not run. The call has ended, has continued with another document, or repeats \
      the prompt until the caller hangs up.
      """,
    remedy: "Move the verb up, or remove it.",
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response><Hangup/><Say>Bye</Say></Response>",
    right: "<Response><Say>Bye</Say><Hangup/></Response>")

  /// `Gather` with nothing inside.
  package static let emptyGather = Rule(
    id: "empty-gather", severity: .error, scope: .element, relaxation: .always,
    summary: "empty Gather, which fails on the first key",
    finds: """
      A Gather has no content, and no Dial and no Gather with content ran before it. Kazoo can \
      collect digits only after one of these, or if the Gather has content itself.
      """,
    caller: """
      When the caller presses a key, Kazoo fails and hangs up. If the caller presses no key, Kazoo \
      requests the action as if there were digits.
      """,
    remedy: "Put a prompt or a single space between the tags.",
    citations: [.kazoo("kzt_twiml:gather/3"), .kazoo("kzt_receiver:handle_dtmf/7")],
    fix: .unsafe("puts a space between the tags"),
    wrong: #"<Response><Gather action="menu.php"/><Hangup/></Response>"#,
    right: #"<Response><Gather action="menu.php"><Say>Press 1</Say></Gather><Hangup/></Response>"#)

  /// A verb in `Gather` other than a prompt.
  package static let verbInGather = Rule(
    id: "verb-in-gather", severity: .warning,
    summary: "verb inside Gather that is not Say, Play or Pause",
    finds: """
      Kazoo runs the content of Gather in a process of its own, while another process waits for \
      digits.
      """,
    caller: """
      A Dial inside Gather rings and a Record records, but their 'action' is not requested. A \
      Redirect is not followed, and the variable of a Set is lost. Hangup and Reject end the call. \
      The caller does not hear prompts that stand after a Redirect, Dial, Hangup or Reject.
      """,
    remedy: """
      Keep only Say, Play and Pause inside Gather. Put other verbs after it: Kazoo runs them if \
      the caller presses no key.
      """,
    citations: [.kazoo("kzt_twiml:exec_gather_els/3")], twilioErrors: [13330],
    wrong:
      """
      <Response><Gather action="a.php"><Say>Press 1</Say><Redirect>b.php</Redirect></Gather></Response>
      """,
    right:
      """
      <Response><Gather action="a.php"><Say>Press 1</Say></Gather><Redirect>b.php</Redirect></Response>
      """)

  /// A prompt of a `Gather` that repeats without end.
  package static let endlessPrompt = Rule(
    id: "endless-prompt", severity: .warning,
    summary: "prompt that never ends, so that Gather never times out",
    finds: """
      A Say or Play inside Gather has loop="0", which repeats it without end. The timeout of \
      Gather starts only when the prompts have ended.
      """,
    caller: """
      A caller who presses no key hears the prompt until hanging up. The first key stops it and \
      counts as a digit. If the first key is the finish key, Kazoo continues with the next verb.
      """,
    remedy: """
      Write how often the prompt is played, as in loop="3". Put a verb after the Gather for \
      callers who press no key.
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
    finds: "A Gather is the last verb of the document.",
    caller: """
      If the caller presses no key in time, the document is at its end. Kazoo hangs up without \
      another word.
      """,
    remedy: """
      Write a verb after the Gather, such as a Say. A Redirect to this document repeats the menu.
      """,
    citations: [.kazoo("kzt_twiml:gather_finished/2")],
    wrong: #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather></Response>"#,
    right:
      #"<Response><Gather action="a.php"><Say>Press 1</Say></Gather><Say>Bye</Say></Response>"#)

  /// `Gather` or `Record` without `action`.
  package static let missingAction = Rule(
    id: "missing-action", severity: .note, scope: .startTag,
    summary: "no action, so the document's own URL is requested",
    finds: "A Gather or Record has no action. Kazoo then requests the URL of this document.",
    caller: """
      The digits or the recording go to that URL. If the server sends the same document again, the \
      caller hears it from the beginning.
      """,
    remedy: """
      Write the URL that handles the digits or the recording. If the same script handles them, \
      turn this note off.
      """,
    citations: [.kazoo("kzt_util:resolve_uri/2")],
    wrong: "<Response><Record/></Response>",
    right: #"<Response><Record action="done.php"/></Response>"#)

  /// `Record` on a call that nothing has answered.
  package static let recordUnanswered = Rule(
    id: "record-unanswered", severity: .note,
    summary: "Record on a call that no verb has answered",
    finds: """
      No verb before the Record answers the call. Kazoo answers it at a Say, Play, Pause, Gather, \
      Set or Redirect, but not at a Record. Twilio answers it at a Record too.
      """,
    caller: """
      The tone and the recording come before the call is answered. Many carriers send no sound so \
      early, so the recording may be silent.
      """,
    remedy: """
      Write a verb that answers the call before the Record, such as a Say with instructions or \
      <Pause/>.
      """,
    citations: [.kazoo("kzt_twiml:record_call/2")],
    wrong: #"<Response><Record action="done.php"/></Response>"#,
    right: #"<Response><Pause/><Record action="done.php"/></Response>"#)

  /// A request for the document itself.
  package static let redirectToSelf = Rule(
    id: "redirect-to-self", severity: .warning, scope: .element,
    summary: "document that requests itself again",
    finds: """
      A Redirect has no URL, or the URL of this document. After a Gather this is only a note, \
      because it is the usual way to repeat a menu.
      """,
    caller: """
      Kazoo requests the same document again. If the server sends the same response again, the \
      call repeats without end.
      """,
    remedy: """
      Write the URL of the next document. For a menu that repeats, count the rounds and end the \
      call after a few.
      """,
    citations: [.kazoo("kzt_twiml:redirect/3")],
    wrong: "<Response><Redirect/></Response>",
    right: "<Response><Redirect>next.php</Redirect></Response>")

  /// `Reject` after the call was answered.
  package static let rejectAfterAnswer = Rule(
    id: "reject-after-answer", severity: .warning,
    summary: "Reject on a call that has been answered",
    finds: """
      A Reject stands after a verb that answers the call, such as Say, Play, Pause, Gather or Set.
      """,
    caller: """
      The call is answered before it is rejected, so the caller may pay for it. The SIP response \
      of Reject comes too late; the call ends as with Hangup.
      """,
    remedy: "Write Reject as the first verb. To end a call that is answered, write Hangup.",
    citations: [.kazoo("kzt_twiml:reject/2"), .kazoo("pivot_call:handle_resp/5")],
    wrong: "<Response><Say>Go away</Say><Reject/></Response>",
    right: "<Response><Reject/></Response>")

  /// A relative URL that Kazoo resolves in its own way.
  package static let unusualResolution = Rule(
    id: "unusual-resolution", severity: .warning,
    summary: "relative URL that Kazoo resolves in its own way",
    finds: """
      Kazoo does not resolve relative URLs as browsers do. In a document at http://h/a/b.php, \
      '/menu.php' becomes http://h/a/menu.php, '?q=1' becomes http://h/a/?q=1, and '//host' and \
      HTTP:// in upper case are relative. If the last part of the current URL has no file \
      extension, it counts as a directory.
      """,
    caller: """
      Kazoo requests another URL than browsers and Twilio do. If the server does not have it, the \
      request fails: Kazoo 5 ends the call, and on Kazoo 4.3 the line stays silent until the \
      caller hangs up.
      """,
    remedy: """
      Write the absolute URL, beginning with 'http'. With the option `--base-url`, twimlc knows \
      the current URL and reports only relative URLs that lead to another place.
      """,
    citations: [
      .kazoo("kz_util:resolve_uri/2"), .kazoo5Code("pivot_call:publish_failed_or_hangup/2"),
      .rfc(3986, section: "5.2"),
    ],
    wrong: "<Response><Redirect>/menu.php</Redirect></Response>",
    right: "<Response><Redirect>http://app.example.com/menu.php</Redirect></Response>")

  /// A URL that Kazoo cannot request.
  package static let unsentRequest = Rule(
    id: "unsent-request", severity: .error,
    summary: "URL that Kazoo cannot request",
    finds: """
      The URL has a user and no password, as in user@host, and is requested with GET. Or it is a \
      relative URL with more '..' in it than the current URL has parts.
      """,
    caller: """
      If the URL has a user and no password, Pivot's process for the call crashes. Nobody hangs \
      up: the line stays silent until the caller hangs up.

      If the URL has too many '..', Kazoo hangs up.
      """,
    remedy: "Write the absolute URL without the user, or request it with POST.",
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
    summary: "relative URL in Play, which Kazoo does not resolve",
    finds: "Kazoo gives the text of Play to the switch unchanged.",
    caller: """
      The switch looks for a file of this name on its own disk, where there is none. The caller \
      hears nothing, and the next verb runs.
      """,
    remedy: "Write the absolute URL of the sound.",
    citations: [.kazoo("kzt_receiver:play_loop/4")],
    fix: .unsafe(
      "writes the absolute URL, if `--base-url` gives the URL of the document",
      none: "a document without `--base-url`"),
    wrong: "<Response><Play>sounds/hello.mp3</Play></Response>",
    right: "<Response><Play>http://app.example.com/sounds/hello.mp3</Play></Response>")

  package static let flow: [Rule] = [
    .unreachableVerb, .emptyGather, .verbInGather, .endlessPrompt, .gatherWithoutFallback,
    .missingAction,
    .recordUnanswered,
    .redirectToSelf, .rejectAfterAnswer, .unusualResolution, .unsentRequest, .relativeMedia,
    .setWithoutVariable,
    .severalVariables, .variableInRedirect, .unsentVariable, .recordingURL,
  ]
}
