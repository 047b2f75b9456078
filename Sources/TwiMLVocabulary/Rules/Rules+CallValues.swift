package import Diagnostics

extension Rule {
  /// An HTTP method that Kazoo fails on.
  package static let unsupportedMethod = Rule(
    id: "unsupported-method", severity: .error,
    summary: "method other than GET and POST",
    finds: """
      The value is another HTTP method, such as PUT or HEAD, or it is empty. Upper and lower case \
      do not count for GET and POST.
      """,
    caller: """
      Kazoo fails when it makes the request, and hangs up. This is after the digits, the recording \
      or the dialed call, so everything that the caller did is lost.
      """,
    remedy: """
      Write GET or POST. Without the attribute, Kazoo 4.3 uses POST; for Kazoo 5 see the rule \
      default-method.
      """,
    citations: [.kazoo("kzt_util:http_method/1")], twilioErrors: [13210, 13312, 13410, 13710],
    fix: .unsafe(
      "writes the more similar of the two methods", none: "a word that is similar to neither"),
    wrong: #"<Response><Redirect method="PUT">next.php</Redirect></Response>"#,
    right: #"<Response><Redirect method="POST">next.php</Redirect></Response>"#)

  /// A word for a method that Kazoo does not know.
  package static let unknownMethod = Rule(
    id: "unknown-method", severity: .warning,
    summary: "unknown method, in place of which Kazoo uses POST",
    finds: """
      The value is not an HTTP method; it may be misspelled, or have spaces. Upper and lower case \
      do not count: 'get' is GET.
      """,
    caller: "Kazoo makes the request with POST. A server that expects GET may refuse it.",
    remedy: "Write GET or POST.",
    citations: [.kazoo("kzt_util:http_method/1")],
    fix: .either(
      safe: "removes white space", unsafe: "writes the more similar of the two methods",
      none: "a word that is similar to neither"),
    wrong: #"<Response><Redirect method="GETT">next.php</Redirect></Response>"#,
    right: #"<Response><Redirect method="GET">next.php</Redirect></Response>"#)

  /// A request without a method, where two sources differ.
  package static let defaultMethod = Rule(
    id: "default-method", severity: .note, scope: .startTag,
    summary: "request without a method, for Kazoo 5",
    finds: """
      A Redirect, Gather, Record or Dial that requests a URL and has no method, checked for Kazoo \
      5. Kazoo 4.3 sends POST. The documentation of Kazoo 5 says GET, and the part of its code \
      that reads 'method' is not public. The commands `twimlc trace`, `twimlc call` and \
      `twimlc request` assume POST.
      """,
    caller: """
      The server may get the parameters, such as Digits, in the query instead of the body. If it \
      reads only the body, the keys that the caller presses have no effect.
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
    finds: """
      The finishOnKey of Gather is not one of the keys 0 to 9, * and #, and it is not empty.
      """,
    caller: "Kazoo fails at the Gather and hangs up.",
    remedy: """
      Write one key, or "" for no key. Several keys are possible only in Record.
      """,
    citations: [.kazoo("kzt_twiml_util:finish_dtmf/2")], twilioErrors: [13310],
    fix: .either(
      safe: "removes white space", unsafe: "writes the key that the word names",
      none: "a word that names no key"),
    wrong:
      #"<Response><Gather finishOnKey="*#" action="a.php"><Say>Dial</Say></Gather><Hangup/></Response>"#,
    right:
      ##"<Response><Gather finishOnKey="#" action="a.php"><Say>Dial</Say></Gather><Hangup/></Response>"##
  )

  /// Characters that are not keys.
  package static let droppedKeys = Rule(
    id: "dropped-keys", severity: .warning,
    summary: "characters that are not keys of a telephone",
    finds: """
      The finishOnKey of Record, or the terminators of Say or Play, has characters other than 0 to \
      9, * and #; or the hangupOn of Dial is not exactly one key.
      """,
    caller: """
      Kazoo ignores these characters, and the keys that are left work. If none is left, as with \
      'none' or 'pound', no key stops the recording (Record) or the prompt (Say, Play). A wrong \
      hangupOn has no effect.
      """,
    remedy: """
      Write the keys without anything between them, or "" for no key.
      """,
    citations: [.kazoo("kapi_dialplan:terminators/1")],
    fix: .either(
      safe: "removes the characters that Kazoo ignores, if a key is left",
      unsafe: "writes the key that the word in hangupOn names",
      none: "a value without a key, or several keys in hangupOn"),
    wrong: #"<Response><Record finishOnKey="1,2" action="a.php"/></Response>"#,
    right: #"<Response><Record finishOnKey="12" action="a.php"/></Response>"#)

  /// A caller ID with characters beyond Latin-1.
  package static let unreadableCallerID = Rule(
    id: "unreadable-caller-id", severity: .error,
    summary: "caller ID with a character above U+00FF",
    finds: "Kazoo converts a callerId to Latin-1, which does not have the character.",
    caller: "Kazoo fails at the Dial and hangs up. No phone rings.",
    remedy: "Write a number, such as +14155550100.",
    citations: [.kazoo("kzt_twiml_dial:caller_id/2")], twilioErrors: [13214],
    wrong: ##"<Response><Dial callerId="日本">+14155550100</Dial></Response>"##,
    right: ##"<Response><Dial callerId="+81312345678">+14155550100</Dial></Response>"##)

  /// `strategy` on a `Dial` to users or devices.
  package static let dialStrategy = Rule(
    id: "dial-strategy", severity: .error, relaxation: .always,
    summary: "Dial of users or devices with strategy, which always fails",
    finds: """
      Because of a mistake in the code of Kazoo, every value fails, also those in its \
      documentation.
      """,
    caller: "Kazoo hangs up at the Dial. No phone rings.",
    remedy: "Remove the attribute. The users and devices then ring together.",
    citations: [.kazoo("kzt_twiml_dial:dial_strategy/1")],
    wrong: #"<Response><Dial strategy="single"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `recordingUrl` on `Record`.
  package static let recordingURL = Rule(
    id: "recording-url", severity: .error, relaxation: .always,
    summary: "Record with recordingUrl, which always fails",
    finds: """
      Because of a mistake in the code of Kazoo, the recording fails with every URL in \
      recordingUrl.
      """,
    caller: """
      Kazoo hangs up after the recording, and the recording is lost. 'action' is not requested.
      """,
    remedy: """
      Remove the attribute. Kazoo then sends the recording with PUT to the URL of 'action', a \
      slash and call_recording_CALLID.mp3. After that it requests 'action', with this address as \
      RecordingUrl.
      """,
    citations: [.kazoo("kzt_twiml:finish_record_call/3"), .kazoo("kz_http_util:urlsplit/1")],
    wrong:
      #"<Response><Record action="done.php" recordingUrl="http://store.example.com/"/></Response>"#,
    right: #"<Response><Record action="done.php"/></Response>"#)
}
