package import Diagnostics

extension Rule {
  /// A voice that Kazoo does not know.
  package static let unknownVoice = Rule(
    id: "unknown-voice", severity: .error, relaxation: .always,
    summary: "unknown voice",
    finds: """
      Kazoo 4.3 knows the voices 'man', 'male', 'woman' and 'female', in lower case. It does not \
      have Twilio's 'alice' or the voices of Polly and Google. For Kazoo 5 the rule is \
      engine-value.
      """,
    caller: "Kazoo answers the call, fails at the voice and hangs up. The words are not spoken.",
    remedy: "Write one of the four voices. Or remove the attribute: the voice is then male.",
    citations: [.kazoo("kzt_twiml_util:get_voice/1")], twilioErrors: [13512],
    fix: .either(
      safe: "corrects upper and lower case",
      unsafe: "writes one of Kazoo's voices for one that twimlc knows, such as 'woman' for 'alice'",
      none: "other voices"),
    wrong: #"<Response><Say voice="alice">Hello</Say></Response>"#,
    right: #"<Response><Say voice="woman">Hello</Say></Response>"#)

  /// A language that Kazoo does not know.
  package static let unknownLanguage = Rule(
    id: "unknown-language", severity: .error, relaxation: .always,
    summary: "unknown language",
    finds: """
      Kazoo 4.3 knows the languages 'en', 'en-gb', 'es', 'fr', 'de' and 'it', in lower case. It \
      does not know 'en-US', 'en-us', 'en-GB' or 'pt-BR'. For Kazoo 5 the rule is engine-value.
      """,
    caller: """
      Kazoo answers the call, fails at the language and hangs up. The words are not spoken.
      """,
    remedy: """
      Write one of the six languages. For American English write 'en', or remove the attribute.
      """,
    citations: [.kazoo("kzt_twiml_util:get_lang/1")], twilioErrors: [13511],
    fix: .either(
      safe: "corrects upper and lower case, as in 'en-gb' for 'en-GB'",
      unsafe: "writes the most similar language that Kazoo has, as in 'en' for 'en-US'",
      none: "a language that is similar to none of them"),
    wrong: #"<Response><Say language="en-US">Hello</Say></Response>"#,
    right: #"<Response><Say language="en">Hello</Say></Response>"#)

  /// A voice or language that only the speech engine may have.
  package static let engineValue = Rule(
    id: "engine-value", severity: .warning,
    summary: "voice or language that the speech engine must have",
    finds: """
      A voice other than 'man', 'male', 'woman' and 'female', or a language other than 'en', \
      'en-gb', 'es', 'fr', 'de' and 'it'. The rule is for Kazoo 5; for Kazoo 4.3 it is \
      unknown-voice or unknown-language. The documentation of Kazoo 5 allows any that the \
      account's speech engine has; the code of Kazoo 5 that runs Say is not public. Flite, the \
      engine that comes with Kazoo, has none of Twilio's voices.
      """,
    caller: """
      What the caller hears depends on the engine: another voice, or nothing. On Kazoo 4.3 the \
      same document hangs up.
      """,
    remedy: """
      Write one of the voices and languages above, or make sure that the account's engine has the \
      other one.
      """,
    citations: [.pivot("say"), .kazoo("kzt_twiml_util:get_voice/1")],
    fix: .either(
      safe: "corrects upper and lower case",
      unsafe: "writes the most similar of the voices or languages above",
      none: "a word that is similar to none of them"),
    target: .kazoo5,
    wrong: #"<Response><Say voice="alice">Hello</Say></Response>"#,
    right: #"<Response><Say voice="woman">Hello</Say></Response>"#)

  /// A word that the documentation does not list.
  package static let undocumentedValue = Rule(
    id: "undocumented-value", severity: .warning,
    summary: "value that Kazoo 5's documentation does not list",
    finds: """
      A word that the documentation of Kazoo 5 does not list for an attribute with a fixed list of \
      words. Of the code that reads such words, only that for track and audioMix of Stream is \
      public.
      """,
    caller: """
      Another word for track counts as inbound_track, and for audioMix as mono. What Kazoo does \
      with another word for other attributes is not known.
      """,
    remedy: """
      Write one of the words that the help of the finding lists; `twimlc explain ELEMENT \
      ATTRIBUTE` lists them too.
      """,
    citations: [
      .kazoo5("kazoo-pivot/doc/twiml/stream.md"),
      .kazoo5Code("pivot_call:get_stream_tracks/1"),
      .kazoo5Code("pivot_call:get_stream_mix/1"),
    ],
    fix: .either(
      safe: "corrects upper and lower case",
      unsafe: "writes the most similar word that is documented",
      none: "a word that is similar to none of them"),
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
      The reason is not 'rejected', which Kazoo sends as SIP 503, and not 'busy', which it sends \
      as SIP 486. Upper and lower case count.
      """,
    caller: "Kazoo fails at the Reject and hangs up. The caller's side does not get the reason.",
    remedy: "Write 'busy' or 'rejected'. Without the attribute it is 'rejected'.",
    citations: [.kazoo("kzt_twiml_util:reject_reason/1")], twilioErrors: [13610],
    fix: .either(
      safe: "corrects upper and lower case", unsafe: "writes the more similar of the two reasons",
      none: "a word that is similar to neither"),
    wrong: #"<Response><Reject reason="Busy"/></Response>"#,
    right: #"<Response><Reject reason="busy"/></Response>"#)

  /// A value with a character that Kazoo cannot send.
  package static let unsendableValue = Rule(
    id: "unsendable-value", severity: .error,
    summary: "value with a character that Kazoo cannot send",
    finds: """
      The value of an attribute has a control character from U+0080 to U+009F, or U+007F beside an \
      accented letter. Nobody types such characters. They come from text that was read in the \
      wrong encoding.
      """,
    caller: "Kazoo fails when it sends the command to the switch, and hangs up.",
    remedy: """
      Remove the character. Let the program read the text in its real encoding, which is usually \
      windows-1252.
      """,
    citations: [.kazoo("kz_json:utf8_binary/1"), .kazoo("kapi_dialplan:publish_command/3")],
    wrong: "<Response><Say engine=\"fli\u{80}te\">Hello</Say></Response>",
    right: #"<Response><Say engine="flite">Hello</Say></Response>"#)

  /// A number that Kazoo fails on.
  package static let numberOutOfRange = Rule(
    id: "number-out-of-range", severity: .error,
    summary: "number that is too small or too large",
    finds: """
      The code of Kazoo does not accept the number. Usually it is 0 or less; for some attributes \
      it is above a limit.
      """,
    caller: "Kazoo stops at the verb and hangs up.",
    remedy: "Write a number in the range that the help of the finding gives.",
    citations: [
      .kazoo("kzt_twiml_util:timeout_s/2"), .kazoo("kzt_twiml_util:num_digits/1"),
      .kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:get_max_length/1"),
      .kazoo("kzt_twiml_dial:get_max_participants/1"),
    ], twilioErrors: [13313, 13314, 13212, 13612],
    fix: .unsafe(
      "writes the largest number that Kazoo accepts for a larger one",
      none: "a number that is too small"),
    wrong: #"<Response><Pause length="0"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="1"/><Say>Hello</Say></Response>"#)

  /// A number above Kazoo's maximum.
  package static let clampedNumber = Rule(
    id: "clamped-number", severity: .warning,
    summary: "number that is replaced by the largest allowed one",
    finds: "A pause or a timeout is longer than 3,600 seconds, which is one hour.",
    caller: "Kazoo waits 3,600 seconds, and the call continues.",
    remedy: "Write 3600. For a longer pause, write two.",
    citations: [.kazoo("kzt_twiml_util:pause_for/1"), .kazoo("kzt_twiml_util:timeout_s/2")],
    fix: .safe("writes the number that Kazoo uses anyway"),
    wrong: #"<Response><Pause length="7200"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3600"/><Say>Hello</Say></Response>"#)

  /// A decimal instead of a whole number.
  package static let roundedNumber = Rule(
    id: "rounded-number", severity: .warning,
    summary: "decimal that is rounded to a whole number",
    finds: """
      The number has decimals, and Kazoo needs a whole number. Kazoo reads a comma as the decimal \
      point too: '1,000' is 1.
      """,
    caller: """
      Kazoo uses the rounded number: 2.5 becomes 3. Where 0.4 becomes 0 and Kazoo fails on 0, the \
      rule is number-out-of-range, an error.
      """,
    remedy: "Write the whole number.",
    citations: [.kazoo("kz_term:to_integer/1")],
    fix: .safe("writes the rounded number, which Kazoo uses anyway"),
    wrong: #"<Response><Pause length="2.5"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="3"/><Say>Hello</Say></Response>"#)

  /// A value that is not a number.
  package static let notANumber = Rule(
    id: "not-a-number", severity: .warning,
    summary: "value that is not a number, so Kazoo uses the default",
    finds: """
      Kazoo reads a sign and digits, or a number with decimals. It does not read anything else, \
      such as a unit, spaces around the digits or an empty value.
      """,
    caller: "The call continues as if the attribute were not there, with the default.",
    remedy: "Write only the digits: '10' instead of '10s' or '10 sec'.",
    citations: [.kazoo("props:get_integer_value/3")],
    fix: .either(
      safe: "removes white space",
      unsafe: "removes a unit of seconds, such as 's' or 'sec'",
      none: "a unit other than seconds, a word or an empty value"),
    wrong: #"<Response><Pause length="10s"/><Say>Hello</Say></Response>"#,
    right: #"<Response><Pause length="10"/><Say>Hello</Say></Response>"#)

  /// A value that Kazoo reads as no, though it means something else.
  package static let treatedAsFalse = Rule(
    id: "taken-for-false", severity: .warning,
    summary: "word other than true, which counts as false",
    finds: """
      Only exactly 'true' is true. Kazoo reads 'True', 'yes' and '1' as false, and also other \
      words that Twilio has for some attributes, such as 'record-from-answer'.
      """,
    caller: "The call continues as with 'false'. For example, no recording is made.",
    remedy: "Write 'true' or 'false'.",
    citations: [.kazoo("kz_term:is_true/1")],
    fix: .either(
      safe: "removes white space and corrects upper and lower case",
      unsafe: "writes 'true' or 'false', whichever the word means",
      none: "a word without a clear meaning"),
    wrong: #"<Response><Dial record="True">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial record="true">+14155550100</Dial></Response>"#)

  /// An attribute value with characters beyond Latin-1.
  package static let droppedValue = Rule(
    id: "dropped-value", severity: .warning,
    summary: "value with a character above U+00FF, which has no effect",
    finds: """
      Kazoo converts the values of attributes to Latin-1, which does not have the character. The \
      text between tags has no such limit.
      """,
    caller: "Kazoo uses the default, as if the attribute were not there.",
    remedy: """
      In a URL, write the character percent-encoded in UTF-8. In other values, use only characters \
      of Latin-1.
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
