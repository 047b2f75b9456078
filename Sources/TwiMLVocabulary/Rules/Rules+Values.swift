package import Diagnostics

extension Rule {
  /// A voice that Kazoo does not know.
  package static let unknownVoice = Rule(
    id: "unknown-voice", severity: .error, relaxation: .always,
    summary: "unknown voice",
    finds: """
      The voices are 'man', 'male', 'woman' and 'female', compared letter by letter. Twilio's \
      'alice' and the Polly and Google voices do not exist on Kazoo.
      """,
    caller: """
      Kazoo answers the call, fails on the voice and hangs up. The words are not spoken.
      """,
    remedy: "Write one of the four, or leave the attribute out: the voice is then male.",
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
    finds: """
      The languages are 'en', 'en-gb', 'es', 'fr', 'de' and 'it', compared letter by letter: \
      'en-US' and 'en-GB' are as unknown as 'pt-BR'.
      """,
    caller: """
      Kazoo answers the call, fails on the language and hangs up. The words are not spoken.
      """,
    remedy: "Write one of the six, or leave the attribute out: the language is then en-us.",
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
    finds: """
      A voice or language outside the few of Kazoo 4.3. The documentation of Kazoo 5 allows any \
      that the account's speech engine has, and the code is not public. Flite, the engine that \
      comes with Kazoo, has none of Twilio's voices.
      """,
    caller: """
      What the caller hears depends on the engine: another voice, or nothing. Kazoo 4.3 hangs up.
      """,
    remedy: """
      Write a voice or language that every engine has, or make sure that the account's engine has \
      it.
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
    finds: """
      A word that the documentation of Kazoo 5 does not list for an attribute with a fixed list of \
      words. The code that reads it is public only for two attributes of Stream, track and audioMix.
      """,
    caller: """
      Another word for track counts as inbound_track, and for audioMix as mono. What Kazoo does \
      with another word for other attributes is not known.
      """,
    remedy: "Write one of the documented words.",
    citations: [
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"),
      .kazoo5Code("pivot_call:get_stream_tracks/1"),
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
    finds: """
      The reasons are 'rejected', which is sent as SIP 503, and 'busy', which is sent as SIP 486. \
      The case counts.
      """,
    caller: """
      Kazoo fails on any other word and hangs up; the caller's side does not get the reason.
      """,
    remedy: "Write 'busy' or 'rejected'. Without the attribute it is 'rejected'.",
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
    finds: """
      A value with a control character from U+0080 to U+009F, or another one that Kazoo cannot \
      write into the JSON of a command. Nobody types such a character; it comes from text that was \
      read in the wrong encoding.
      """,
    caller: "Kazoo fails when it sends the command to the switch, and hangs up.",
    remedy: """
      Remove the character, and read the text in the encoding that it is in, mostly windows-1252.
      """,
    citations: [.kazoo("kz_json:utf8_binary/1"), .kazoo("kapi_dialplan:publish_command/3")],
    wrong: "<Response><Say engine=\"fli\u{80}te\">Hello</Say></Response>",
    right: #"<Response><Say engine="flite">Hello</Say></Response>"#)

  /// A number that Kazoo fails on.
  package static let numberOutOfRange = Rule(
    id: "number-out-of-range", severity: .error,
    summary: "number that is too small or too large",
    finds: """
      A number that Kazoo's code has no clause for: mostly 0 and below, for some attributes also \
      above a limit.
      """,
    caller: "Kazoo stops at the verb and hangs up.",
    remedy: "Write a number in the range that the help names.",
    citations: [
      .kazoo("kzt_twiml_util:timeout_s/2"), .kazoo("kzt_twiml_util:num_digits/1"),
      .kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:get_max_length/1"),
      .kazoo("kzt_twiml_dial:get_max_participants/1"),
    ], twilioErrors: [13313, 13314, 13212, 13612],
    fix: .unsafe("the nearest number that Kazoo takes is another one"),
    wrong: #"<Response><Pause length="0"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="1"/><Say>Hello</Say></Response>"#)

  /// A number above Kazoo's maximum.
  package static let clampedNumber = Rule(
    id: "clamped-number", severity: .warning,
    summary: "number that is replaced by the largest allowed one",
    finds: "A pause or a timeout of more than an hour.",
    caller: "Kazoo waits for 3,600 seconds instead, and the call goes on.",
    remedy: "Write 3600, or repeat the verb for a longer time.",
    citations: [.kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:timeout_s/2")],
    fix: .safe("Kazoo takes that number anyway"),
    wrong: #"<Response><Pause length="7200"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3600"/><Say>Hello</Say></Response>"#)

  /// A decimal instead of a whole number.
  package static let roundedNumber = Rule(
    id: "rounded-number", severity: .warning,
    summary: "decimal that is rounded to a whole number",
    finds: "A decimal where Kazoo needs a whole number. A decimal comma counts as a point.",
    caller: """
      Kazoo rounds it, half a unit up: 2.5 becomes 3. 0.4 becomes 0, on which most attributes \
      fail; that is an error of its own.
      """,
    remedy: "Write the whole number.",
    citations: [.kazoo("kz_term:to_integer/1")],
    fix: .safe("Kazoo rounds to that number anyway"),
    wrong: #"<Response><Pause length="2.5"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3"/><Say>Hello</Say></Response>"#)

  /// A value that is not a number.
  package static let notANumber = Rule(
    id: "not-a-number", severity: .warning,
    summary: "value that is not a number, so the default holds",
    finds: """
      Kazoo reads a sign and digits, or a decimal. Anything else is not a number: a unit, spaces \
      around the digits, an empty value.
      """,
    caller: "The call goes on as if the attribute were not there, with the default.",
    remedy: "Write the digits alone: '10' instead of '10s' or '10 sec'.",
    citations: [.kazoo("props:get_integer_value/3")],
    fix: .either(
      safe: "the number is what is left without white space and the unit",
      unsafe: "the number is guessed"),
    wrong: #"<Response><Pause length="10s"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="10"/><Say>Hello</Say></Response>"#)

  /// A value that Kazoo reads as no, though it means something else.
  package static let treatedAsFalse = Rule(
    id: "taken-for-false", severity: .warning,
    summary: "word other than true, which counts as false",
    finds: """
      Only exactly 'true' is true. 'True', 'yes' and '1' count as false, and so do Twilio's other \
      words for some attributes, such as 'record-from-answer'.
      """,
    caller: "The call goes on as with 'false': no recording is made, for example.",
    remedy: "Write 'true' or 'false'.",
    citations: [.kazoo("kz_term:is_true/1")],
    fix: .either(
      safe: "only the case or white space is different",
      unsafe: "the word is guessed"),
    wrong: #"<Response><Dial record="True">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial record="true">+14155550100</Dial></Response>"#)

  /// An attribute value with characters beyond Latin-1.
  package static let droppedValue = Rule(
    id: "dropped-value", severity: .warning,
    summary: "value with a character above U+00FF, which has no effect",
    finds: """
      An attribute value with a character that Latin-1 does not have. The text between tags has no \
      such limit.
      """,
    caller: "The call goes on with the default, as if the attribute were not there.",
    remedy: """
      In a URL, write the character percent-encoded in UTF-8. In another value, write a word of \
      Latin-1.
      """,
    citations: [.kazoo("props:get_binary_value/3")],
    wrong: #"<Response><Record action="日.php"/></Response>"#,
    right: #"<Response><Record action="%E6%97%A5.php"/></Response>"#)

  package static let values: [Rule] = [
    .unknownVoice, .unknownLanguage, .engineValue, .undocumentedValue, .unknownReason,
    .numberOutOfRange, .clampedNumber,
    .roundedNumber, .notANumber, .treatedAsFalse, .unknownFinishKey, .droppedKeys,
    .unsupportedMethod, .unknownMethod, .defaultMethod, .unreadableCallerID, .droppedValue,
    .unsendableValue,
  ]
}
