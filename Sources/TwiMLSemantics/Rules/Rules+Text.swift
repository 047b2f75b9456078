package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// `Say` without words.
  package static let emptySay = Rule(
    id: "empty-say", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Say without text",
    finds: """
      The Say has no text that Kazoo reads: it is empty, or has only spaces, line breaks, \
      comments, elements, or a CDATA section that Kazoo does not read.
      """,
    caller: "Kazoo cannot run the Say and hangs up.",
    remedy: """
      Write the words to speak, or remove the Say. In a template, leave the Say out if the text \
      can be empty.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3"), .kazoo("kapps_call_command:tts/6")],
    twilioErrors: [13520],
    wrong: "<Response><Say> </Say></Response>", right: "<Response><Say>Hello</Say></Response>")

  /// `Play` without media.
  package static let emptyPlay = Rule(
    id: "empty-play", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Play without a file to play",
    finds: """
      The Play has no text. With the attribute 'digits' Twilio plays key tones instead; Kazoo does \
      not use this attribute.
      """,
    caller: "Kazoo stops at the Play and hangs up.",
    remedy: "Write the URL of a sound between the tags. Kazoo cannot play key tones from TwiML.",
    citations: [.kazoo("kzt_receiver:play_loop/4")], twilioErrors: [13420],
    wrong: #"<Response><Play digits="1w2"/></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")

  /// More text than Kazoo speaks.
  package static let truncatedSay = Rule(
    id: "truncated-say", severity: .warning,
    summary: "text of Say that is cut after \(ElementSpec.spokenBytes.grouped) bytes",
    finds: """
      The text of a Say has more than \(ElementSpec.spokenBytes.grouped) bytes in UTF-8. This is \
      Kazoo's default for the setting tts_texts_size; twimlc does not know another value on your \
      installation.
      """,
    caller: """
      The caller does not hear the text after the limit, and the last word may be incomplete. A \
      cut inside a character that leaves two or three bytes of it makes Kazoo hang up at the Say; \
      twimlc then reports an error.
      """,
    remedy: "Divide the text into several Say. Or record it as a file and play that.",
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
      The text of Say is JSON. Usually it is the whole response of another service instead of one \
      value in it.
      """,
    caller: "The caller hears the JSON, with its names and punctuation.",
    remedy: """
      Read the value from the JSON in the web application, and write only this value into the Say.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3")],
    wrong: #"<Response><Say>{"message": "Thank you"}</Say></Response>"#,
    right: "<Response><Say>Thank you</Say></Response>")

  /// A tab or no-break space at the end of text that must be exact.
  package static let untrimmedText = Rule(
    id: "untrimmed-text", severity: .warning,
    summary: "white space that stays in a URL or name",
    finds: """
      A tab or a no-break space stands at the beginning or the end of a URL, a name or an id. \
      Kazoo removes only line breaks and spaces there.
      """,
    caller: """
      The white space becomes a part of the URL, the name or the id. Play: the caller hears \
      nothing, and the next verb runs. Redirect: the server may not have the URL, and a failed \
      request ends the call or leaves silence. User or Device: it is not found and does not ring. \
      Conference: the caller is in another room.
      """,
    remedy: "Write the text directly between the tags, or indent it with spaces.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe("removes the white space", none: "a text with comments or elements in it"),
    wrong: "<Response><Play>\n\t\thttp://app.example.com/a.mp3\n\t</Play></Response>",
    right: "<Response><Play>http://app.example.com/a.mp3</Play></Response>")

  /// Text where only verbs count.
  package static let ignoredText = Rule(
    id: "ignored-text", severity: .warning,
    summary: "text between verbs, which Kazoo skips",
    finds: """
      Text or a CDATA section stands directly in Response. For Kazoo 5 also text in Start, Connect, \
      Stop or Stream is reported, where only elements are documented.
      """,
    caller: "Kazoo runs the verbs and skips the text: the caller does not hear it.",
    remedy: "Put words that the caller should hear into a Say. Remove other text.",
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response>Hello<Hangup/></Response>",
    right: "<Response><Say>Hello</Say><Hangup/></Response>")

  /// CDATA that Kazoo does not read.
  package static let ignoredCDATA = Rule(
    id: "ignored-cdata", severity: .warning,
    summary: "CDATA section that Kazoo does not read",
    finds: """
      Kazoo reads a CDATA section only if text or white space stands directly before it, and if no \
      element or comment stands earlier.
      """,
    caller: """
      The section is lost, and also the text that follows it directly. The caller hears the rest.
      """,
    remedy: "Write the text without CDATA, with '&amp;' for '&' and '&lt;' for '<'.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe(
      "writes the text of the section without CDATA",
      none: "a text after the section, which is lost with it"),
    wrong: "<Response><Say>Tom<!-- and --><![CDATA[ & Jerry]]></Say></Response>",
    right: "<Response><Say>Tom &amp; Jerry</Say></Response>")
}
