package import Diagnostics

extension Rule {
  /// An HTTP method that Kazoo fails on.
  package static let unsupportedMethod = Rule(
    id: "unsupported-method", severity: .error,
    summary: "method other than GET and POST",
    finds: "Another HTTP method, such as PUT or HEAD, or an empty value.",
    caller: """
      Kazoo fails and hangs up when it makes the request, which is after the digits, the recording \
      or the dialed call: what the caller did is lost.
      """,
    remedy: "Write GET or POST. Without the attribute it is POST.",
    citations: [.kazoo("kzt_util:http_method/1")], twilioErrors: [13210, 13312, 13410, 13710],
    fix: .unsafe("the method is guessed from the word"),
    wrong: #"<Response><Redirect method="PUT">next.php</Redirect></Response>"#,
    right: #"<Response><Redirect method="POST">next.php</Redirect></Response>"#)

  /// A word for a method that Kazoo does not know.
  package static let unknownMethod = Rule(
    id: "unknown-method", severity: .warning,
    summary: "unknown method, for which POST is used",
    finds: "A word that is not an HTTP method, a misspelled one for example.",
    caller: "Kazoo makes the request by POST. A server that expects GET may refuse it.",
    remedy: "Write GET or POST.",
    citations: [.kazoo("kzt_util:http_method/1")],
    fix: .either(
      safe: "only white space is removed",
      unsafe: "the method is guessed from the word"),
    wrong: #"<Response><Redirect method="GETT">next.php</Redirect></Response>"#,
    right: #"<Response><Redirect method="GET">next.php</Redirect></Response>"#)

  /// A request without a method, where two sources differ.
  package static let defaultMethod = Rule(
    id: "default-method", severity: .note, scope: .startTag,
    summary: "request without a method, for Kazoo 5",
    finds: """
      A Redirect, Gather, Record or Dial that requests a URL and has no method. Kazoo 4.3 sends \
      POST. The documentation of Kazoo 5 says GET, and its code is not public.
      """,
    caller: """
      The server may get the parameters, such as Digits, in the query instead of the body. trace, \
      call and request use POST.
      """,
    remedy: "Write method=\"GET\" or method=\"POST\", as your server expects it.",
    citations: [
      .pivot("redirect"), .pivot("gather"), .pivot("record"), .pivot("dial/dial-overview"),
      .kazoo("kzt_util:http_method/1"),
    ],
    target: .kazoo5,
    wrong: "<Response><Redirect>next.php</Redirect></Response>",
    right: #"<Response><Redirect method="POST">next.php</Redirect></Response>"#)

  /// A finish key that Kazoo fails on.
  package static let unknownFinishKey = Rule(
    id: "unknown-finish-key", severity: .error,
    summary: "finish key that is not exactly one key",
    finds: "finishOnKey of Gather is one of the keys 0 to 9, * and #, or empty for none.",
    caller: "Kazoo fails on several keys and on anything else, and hangs up at the Gather.",
    remedy: """
      Write one key, or "" for none. Record takes several keys, Gather does not.
      """,
    citations: [.kazoo("kzt_twiml_util:finish_dtmf/2")], twilioErrors: [13310],
    fix: .either(
      safe: "only white space is removed",
      unsafe: "the key is guessed from the word"),
    wrong:
      #"<Response><Gather finishOnKey="*#" action="a.php"><Say>Dial</Say></Gather><Hangup/></Response>"#,
    right:
      ##"<Response><Gather finishOnKey="#" action="a.php"><Say>Dial</Say></Gather><Hangup/></Response>"##
  )

  /// Characters that are not keys.
  package static let droppedKeys = Rule(
    id: "dropped-keys", severity: .warning,
    summary: "characters that are not keys of a telephone",
    finds: "Kazoo keeps the characters 0 to 9, * and # of the value and drops the others.",
    caller: """
      The keys that are left work. When none is left, as in 'none', no key stops the recording or \
      the prompt.
      """,
    remedy: """
      Write the keys in a row, without separators, or "" for no key.
      """,
    citations: [.kazoo("kapi_dialplan:terminators/1")],
    fix: .either(
      safe: "Kazoo drops the other characters anyway",
      unsafe: "the key is guessed from the word"),
    wrong: #"<Response><Record finishOnKey="1,2" action="a.php"/></Response>"#,
    right: #"<Response><Record finishOnKey="12" action="a.php"/></Response>"#)

  /// A caller ID with characters beyond Latin-1.
  package static let unreadableCallerID = Rule(
    id: "unreadable-caller-id", severity: .error,
    summary: "caller ID with a character above U+00FF",
    finds: "callerId with a character that Latin-1 does not have.",
    caller: "Kazoo fails on the Dial and hangs up. Nobody is rung.",
    remedy: "Write a number, such as +14155550100.",
    citations: [.kazoo("kzt_twiml_dial:caller_id/2")], twilioErrors: [13214],
    wrong: #"<Response><Dial callerId="日本">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial callerId="+81312345678">+14155550100</Dial></Response>"#)

  /// `strategy` on a `Dial` to users or devices.
  package static let dialStrategy = Rule(
    id: "dial-strategy", severity: .error, relaxation: .always,
    summary: "strategy, on which every Dial fails",
    finds: """
      strategy on a Dial of users or devices. Kazoo compares the value in a form that it never \
      has, so any word fails, the documented ones included.
      """,
    caller: "Kazoo hangs up at the Dial. Nobody is rung.",
    remedy: "Leave the attribute out: the users and devices ring together.",
    citations: [.kazoo("kzt_twiml_dial:dial_strategy/1")],
    wrong: #"<Response><Dial strategy="single"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `recordingUrl` on `Record`.
  package static let recordingURL = Rule(
    id: "recording-url", severity: .error, relaxation: .always,
    summary: "recordingUrl, on which every recording fails",
    finds: """
      recordingUrl with a value. It reaches Kazoo's URL code in a form that the code has no clause \
      for.
      """,
    caller: """
      After the recording Kazoo hangs up, and the recording is lost. 'action' is not requested.
      """,
    remedy: """
      Leave the attribute out: Kazoo sends the recording by PUT to a URL below that of 'action'.
      """,
    citations: [.kazoo("kzt_twiml:finish_record_call/3"), .kazoo("kz_http_util:urlsplit/1")],
    wrong:
      #"<Response><Record action="done.php" recordingUrl="http://store.example.com/"/></Response>"#,
    right: #"<Response><Record action="http://store.example.com/done.php"/></Response>"#)
}
