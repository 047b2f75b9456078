package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// `Say` without words.
  package static let emptySay = Rule(
    id: "empty-say", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Say without text",
    finds: """
      The text is empty when elements, comments and unread CDATA are dropped and spaces and \
      newlines at its ends are stripped.
      """,
    caller: "Kazoo cannot build the command to speak and hangs up.",
    remedy: """
      Write the words to speak, or remove the Say. In a template, leave Say out where the text may \
      be empty.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3"), .kazoo("kapps_call_command:tts/6")],
    twilioErrors: [13520],
    wrong: "<Response><Say> </Say></Response>", right: "<Response><Say>Hello</Say></Response>")

  /// `Play` without media.
  package static let emptyPlay = Rule(
    id: "empty-play", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Play without a file to play",
    finds: """
      Play without text. Twilio plays the attribute 'digits' instead; Kazoo does not read it.
      """,
    caller: "Kazoo stops at the Play and hangs up.",
    remedy: """
      Write the URL of the sound between the tags. Kazoo cannot play key tones from TwiML.
      """,
    citations: [.kazoo("kzt_receiver:play_loop/4")], twilioErrors: [13420],
    wrong: #"<Response><Play digits="1w2"/></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")

  /// More text than Kazoo speaks.
  package static let truncatedSay = Rule(
    id: "truncated-say", severity: .warning,
    summary: "text of Say that is cut after \(ElementSpec.spokenBytes.grouped) bytes",
    finds: """
      A Say whose text has more than \(ElementSpec.spokenBytes.grouped) bytes in UTF-8 after its \
      ends are stripped. The limit is a setting of the installation, tts_texts_size.
      """,
    caller: """
      The caller does not hear what comes after the limit. The cut may fall into the middle of a \
      word. If it falls into the middle of a character, the call may fail.
      """,
    remedy: "Split the text over several Say, or record it as a file and play that.",
    citations: [.kazoo("kz_xml:texts_to_binary/2")],
    wrong: Example(
      stringLiteral:
        "<Response><Say>\(String(repeating: "ten chars ", count: 401))</Say></Response>"
    ),
    right: "<Response><Say>ten chars</Say><Say>ten chars</Say></Response>")

  /// JSON as the text of `Say`.
  package static let spokenJSON = Rule(
    id: "spoken-json", severity: .note,
    summary: "JSON that is read aloud",
    finds: """
      The text of Say is JSON, which is mostly the whole response of another service instead of \
      one of its values.
      """,
    caller: "The caller hears the JSON, with its names and punctuation.",
    remedy: """
      Take the value that is meant out of the JSON in the web application, and write that alone.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3")],
    wrong: #"<Response><Say>{"message": "Thank you"}</Say></Response>"#,
    right: "<Response><Say>Thank you</Say></Response>")

  /// A tab or no-break space at the end of text that must be exact.
  package static let untrimmedText = Rule(
    id: "untrimmed-text", severity: .warning,
    summary: "white space that stays in a URL or name",
    finds: """
      A tab or a no-break space at an end of a text that must be exact. Kazoo strips newlines, \
      then spaces, once each way: tabs and no-break spaces stay.
      """,
    caller: """
      The white space becomes part of the URL, the media name or the id. The request fails, or \
      nothing is found by that name.
      """,
    remedy: "Write the text directly between the tags, or indent with spaces.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe("only white space is removed"),
    wrong: "<Response><Play>\n\t\thttp://app.example.com/a.mp3\n\t</Play></Response>",
    right: "<Response><Play>http://app.example.com/a.mp3</Play></Response>")

  /// Text where only verbs count.
  package static let ignoredText = Rule(
    id: "ignored-text", severity: .warning,
    summary: "text between verbs, which is skipped",
    finds: """
      Text or a CDATA section directly in Response, beside the verbs. For Kazoo 5 also text in \
      Start, Connect, Stop or Stream, where only elements are documented.
      """,
    caller: "The call goes on as if the text were not there: nobody hears it.",
    remedy: "Put words that the caller should hear into Say. Remove other text.",
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response>Hello<Hangup/></Response>",
    right: "<Response><Say>Hello</Say><Hangup/></Response>")

  /// CDATA that Kazoo does not read.
  package static let ignoredCDATA = Rule(
    id: "ignored-cdata", severity: .warning,
    summary: "CDATA section that is not read",
    finds: """
      Kazoo reads a CDATA section only when text or white space stands directly before it, and no \
      element or comment came earlier.
      """,
    caller: """
      The section is lost, and so is the text after it that runs into it. The caller hears the \
      rest.
      """,
    remedy: "Write the text without CDATA, with '&amp;' for '&' and '&lt;' for '<'.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe("the text stays the same, without the marks of CDATA"),
    wrong: "<Response><Say>Tom<!-- and --><![CDATA[ & Jerry]]></Say></Response>",
    right: "<Response><Say>Tom &amp; Jerry</Say></Response>")
}
