package import Diagnostics

extension Rule {
  /// A voice that Kazoo does not know.
  package static let unknownVoice = Rule(
    id: "unknown-voice", severity: .error, relaxation: .always,
    summary: "unknown voice",
    explanation: """
      Twilio's alice and the Polly and Google voices do not exist on Kazoo, and the case counts. \
      Kazoo answers, fails on the voice and hangs up. Without the attribute the voice is male.
      """,
    citations: [.kazoo("kzt_twiml_util:get_voice/1")], twilioErrors: [13512],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the voice is one that Kazoo has, not the one that was asked for"),
    wrong: #"<Response><Say voice="alice">Hello</Say></Response>"#,
    right: #"<Response><Say voice="woman">Hello</Say></Response>"#)

  /// A language that Kazoo does not know.
  package static let unknownLanguage = Rule(
    id: "unknown-language", severity: .error, relaxation: .always,
    summary: "unknown language",
    explanation: """
      These six are compared letter by letter: en-US and en-GB are as unknown as pt-BR. Kazoo \
      answers, fails on the language and hangs up. Without the attribute the language is en-us.
      """,
    citations: [.kazoo("kzt_twiml_util:get_lang/1")], twilioErrors: [13511],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the language is the nearest that Kazoo has"),
    wrong: #"<Response><Say language="en-US">Hello</Say></Response>"#,
    right: #"<Response><Say language="en">Hello</Say></Response>"#)

  /// A voice or language that only the speech engine may have.
  package static let engineValue = Rule(
    id: "engine-value", severity: .warning,
    summary: "voice or language that the speech engine must have",
    explanation: """
      Kazoo 5 is documented to take any voice and language that the account's speech engine has. \
      The engine that comes with Kazoo has few, and none of Twilio's voices. On Kazoo 4.3 any word \
      but a few ends the call.
      """,
    citations: [.pivot("say"), .kazoo("kzt_twiml_util:get_voice/1")],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the voice or language is the nearest that every engine has"),
    target: .kazoo5,
    wrong: #"<Response><Say voice="alice">Hello</Say></Response>"#,
    right: #"<Response><Say voice="woman">Hello</Say></Response>"#)

  /// A word that the documentation does not list.
  package static let undocumentedValue = Rule(
    id: "undocumented-value", severity: .warning,
    summary: "value that Kazoo 5's documentation does not list",
    explanation: """
      The code of Kazoo 5 that runs TwiML is not public, so what it does with another word than the \
      documented ones is known only where the word reaches published code. A stream's track is \
      inbound_track for any other word, and its mix is mono.
      """,
    citations: [
      .pivot("stream"), .kazoo5Code("pivot_call:get_stream_tracks/1"),
      .kazoo5Code("pivot_call:get_stream_mix/1"),
    ],
    fix: .either(safe: "only the case is different", unsafe: "the word is guessed"),
    target: .kazoo5,
    wrong: #"""
      <Response><Start><Stream url="wss://h/a" track="both"/></Start><Say>Hello</Say></Response>
      """#,
    right: #"""
      <Response><Start><Stream url="wss://h/a" track="both_tracks"/></Start><Say>Hello</Say></Response>
      """#)

  /// A reason for `Reject` that Kazoo does not know.
  package static let unknownReason = Rule(
    id: "unknown-reason", severity: .error, relaxation: .always,
    summary: "unknown reason for Reject",
    explanation: """
      rejected is sent as SIP 503 and busy as SIP 486; without the attribute it is rejected. On \
      any other word, and on the same in capitals, Kazoo fails and hangs up.
      """,
    citations: [.kazoo("kzt_twiml_util:reject_reason/1")], twilioErrors: [13610],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the reason is guessed from the word"),
    wrong: #"<Response><Reject reason="Busy"/></Response>"#,
    right: #"<Response><Reject reason="busy"/></Response>"#)

  /// A value with a character that Kazoo cannot send.
  package static let unsendableValue = Rule(
    id: "unsendable-value", severity: .error,
    summary: "value with a character that cannot be sent",
    explanation: """
      Kazoo keeps a value as one byte for each character and writes the bytes into JSON for the \
      switch. Bytes that are neither UTF-8 nor printable Latin-1, as the control characters from \
      U+0080 to U+009F alone, cannot be written: the call is hung up. Nobody types such a \
      character; it comes from text that was read in the wrong encoding.
      """,
    citations: [.kazoo("kz_json:utf8_binary/1"), .kazoo("kapi_dialplan:publish_command/3")],
    wrong: "<Response><Say engine=\"fli\u{80}te\">Hello</Say></Response>",
    right: #"<Response><Say engine="flite">Hello</Say></Response>"#)

  /// A number that Kazoo fails on.
  package static let numberOutOfRange = Rule(
    id: "number-out-of-range", severity: .error,
    summary: "number that is too small or too large",
    explanation: """
      Kazoo's code has no clause for the number: mostly 0 and below, for some attributes also \
      above a limit. The call is hung up at the verb.
      """,
    citations: [
      .kazoo("kzt_twiml_util:timeout_s/2"), .kazoo("kzt_twiml_util:num_digits/1"),
      .kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:get_max_length/1"),
      .kazoo("kzt_twiml_dial:get_max_participants/1"),
    ], twilioErrors: [13313, 13314, 13212, 13612],
    fix: .unsafe("the nearest number that Kazoo takes is another one"),
    wrong: #"<Response><Pause length="0"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="1"/><Say>Hello</Say></Response>"#)

  /// A number above what Kazoo takes.
  package static let clampedNumber = Rule(
    id: "clamped-number", severity: .warning,
    summary: "number that is replaced by the largest allowed one",
    explanation: "A pause or time limit of more than an hour is cut to 3,600 seconds.",
    citations: [.kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:timeout_s/2")],
    fix: .safe("Kazoo takes that number anyway"),
    wrong: #"<Response><Pause length="7200"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3600"/><Say>Hello</Say></Response>"#)

  /// A decimal where a whole number belongs.
  package static let roundedNumber = Rule(
    id: "rounded-number", severity: .warning,
    summary: "decimal that is rounded to a whole number",
    explanation: """
      Half a unit is rounded up: 2.5 becomes 3 and 0.4 becomes 0, which most attributes fail on.
      """,
    citations: [.kazoo("kz_term:to_integer/1")],
    fix: .safe("Kazoo rounds to that number anyway"),
    wrong: #"<Response><Pause length="2.5"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3"/><Say>Hello</Say></Response>"#)

  /// A value that is no number.
  package static let notANumber = Rule(
    id: "not-a-number", severity: .warning,
    summary: "value that is not a number, so the default holds",
    explanation: """
      Kazoo reads a sign and digits, or a decimal. It takes anything else, with a unit, with \
      spaces around or empty, as if the attribute were not there.
      """,
    citations: [.kazoo("props:get_integer_value/3")],
    fix: .either(
      safe: "the number is what is left without white space and the unit",
      unsafe: "the number is guessed"),
    wrong: #"<Response><Pause length="10s"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="10"/><Say>Hello</Say></Response>"#)

  /// A value that Kazoo reads as no, though it means something else.
  package static let takenForFalse = Rule(
    id: "taken-for-false", severity: .warning,
    summary: "word other than true, which counts as false",
    explanation: """
      Only exactly true is true. TRUE, yes and 1 count as false, and so do Twilio's other words for \
      some attributes, such as record-from-answer.
      """,
    citations: [.kazoo("kz_term:is_true/1")],
    fix: .either(
      safe: "only the case or white space is different",
      unsafe: "the word is guessed"),
    wrong: #"<Response><Dial record="True">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial record="true">+14155550100</Dial></Response>"#)

  /// A finish key that Kazoo fails on.
  package static let unknownFinishKey = Rule(
    id: "unknown-finish-key", severity: .error,
    summary: "finish key that is not exactly one key",
    explanation: """
      finishOnKey of Gather is one of the keys 0 to 9, * and #, or empty for none. Kazoo fails on \
      several keys and on anything else, and hangs up. Record takes several.
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

  /// Characters that are no keys.
  package static let droppedKeys = Rule(
    id: "dropped-keys", severity: .warning,
    summary: "characters that are not keys of a telephone",
    explanation: """
      Kazoo keeps the characters 0 to 9, * and # of the value and drops the others. When none is \
      left, as in none, no key does anything.
      """,
    citations: [.kazoo("kapi_dialplan:terminators/1")],
    fix: .either(
      safe: "Kazoo drops the other characters anyway",
      unsafe: "the key is guessed from the word"),
    wrong: #"<Response><Record finishOnKey="1,2" action="a.php"/></Response>"#,
    right: #"<Response><Record finishOnKey="12" action="a.php"/></Response>"#)

  /// An HTTP method that Kazoo fails on.
  package static let unsupportedMethod = Rule(
    id: "unsupported-method", severity: .error,
    summary: "method other than GET and POST",
    explanation: """
      Kazoo looks the word up among Erlang's atoms. One that exists there, as the other HTTP \
      methods and the empty word do, it has no clause for: it hangs up at the time of the request, \
      which is after the digits, the recording or the dialed call.
      """,
    citations: [.kazoo("kzt_util:http_method/1")], twilioErrors: [13210, 13312, 13410, 13710],
    fix: .unsafe("the method is guessed from the word"),
    wrong: #"<Response><Redirect method="PUT">next.php</Redirect></Response>"#,
    right: #"<Response><Redirect method="POST">next.php</Redirect></Response>"#)

  /// A word for a method that Kazoo does not know.
  package static let unknownMethod = Rule(
    id: "unknown-method", severity: .warning,
    summary: "unknown method, for which POST is used",
    explanation: "A word that is no Erlang atom, a misspelled one for example, counts as POST.",
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
    explanation: """
      Kazoo 4.3 sends POST where a document has no method. The documentation of Kazoo 5 has GET, and \
      the code is not public. trace, call and request take POST. With the method in the document \
      there is no doubt.
      """,
    citations: [.pivot("redirect"), .pivot("gather"), .kazoo("kzt_util:http_method/1")],
    target: .kazoo5,
    wrong: "<Response><Redirect>next.php</Redirect></Response>",
    right: #"<Response><Redirect method="POST">next.php</Redirect></Response>"#)

  /// A caller ID with characters beyond Latin-1.
  package static let unreadableCallerID = Rule(
    id: "unreadable-caller-id", severity: .error,
    summary: "caller ID with a character above U+00FF",
    explanation: "Kazoo turns callerId into bytes as Latin-1 and fails beyond U+00FF.",
    citations: [.kazoo("kzt_twiml_dial:caller_id/2")], twilioErrors: [13214],
    wrong: #"<Response><Dial callerId="日本">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial callerId="+81312345678">+14155550100</Dial></Response>"#)

  /// An attribute value with characters beyond Latin-1.
  package static let droppedValue = Rule(
    id: "dropped-value", severity: .warning,
    summary: "value with a character above U+00FF, which has no effect",
    explanation: """
      Kazoo turns attribute values into bytes as Latin-1. One with a character beyond U+00FF \
      counts as absent; the text between tags has no such limit.
      """,
    citations: [.kazoo("props:get_binary_value/3")],
    wrong: #"<Response><Record action="日.php"/></Response>"#,
    right: #"<Response><Record action="%E6%97%A5.php"/></Response>"#)

  /// `strategy` on a `Dial` to users or devices.
  package static let dialStrategy = Rule(
    id: "dial-strategy", severity: .error, relaxation: .always,
    summary: "strategy, on which every Dial fails",
    explanation: """
      Kazoo compares the value in a form that it never has: with users or devices any strategy, \
      the right words included, makes it hang up. Without it they ring together.
      """,
    citations: [.kazoo("kzt_twiml_dial:dial_strategy/1")],
    wrong: #"<Response><Dial strategy="single"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `recordingUrl` on `Record`.
  package static let recordingURL = Rule(
    id: "recording-url", severity: .error, relaxation: .always,
    summary: "recordingUrl, on which every recording fails",
    explanation: """
      The value reaches Kazoo's URL code in a form that it has no clause for: after the recording \
      the call is hung up, and the recording is lost. Without it the recording is put below action.
      """,
    citations: [.kazoo("kzt_twiml:finish_record_call/3"), .kazoo("kz_http_util:urlsplit/1")],
    wrong:
      #"<Response><Record action="done.php" recordingUrl="http://store.example.com/"/></Response>"#,
    right: #"<Response><Record action="http://store.example.com/done.php"/></Response>"#)

  package static let values: [Rule] = [
    .unknownVoice, .unknownLanguage, .engineValue, .undocumentedValue, .unknownReason,
    .numberOutOfRange, .clampedNumber,
    .roundedNumber, .notANumber, .takenForFalse, .unknownFinishKey, .droppedKeys,
    .unsupportedMethod, .unknownMethod, .defaultMethod, .unreadableCallerID, .droppedValue,
    .unsendableValue,
  ]
}
