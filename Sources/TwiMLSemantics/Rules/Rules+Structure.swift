package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A root element other than `Response`.
  package static let wrongRoot = Rule(
    id: "wrong-root", severity: .error, isFatal: true,
    summary: "root element other than Response",
    explanation: """
      Pivot takes an answer for TwiML only when its root element is named exactly Response: the \
      case counts, and a namespace prefix makes another name. Anything else is not parsed, and on \
      the first request the callflow goes on to the child of its pivot action.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12102],
    fix: .either(
      safe: "only the case or the prefix is different",
      unsafe: "what is around the verbs, or missing there, may be meant otherwise"),
    wrong: "<response><Say>Hello</Say></response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// A `Response` with nothing inside.
  package static let emptyResponse = Rule(
    id: "empty-response", severity: .error, scope: .element,
    summary: "Response with nothing inside",
    explanation: """
      The process that runs the document dies on a Response without content, and nobody hangs up: \
      the caller hears nothing. White space or a comment inside is enough to end the call in order.
      """,
    citations: [.kazoo("kz_xml:filter_empty_text/1")], twilioErrors: [12100],
    wrong: "<Response/>", right: "<Response><Hangup/></Response>")

  /// A verb of Twilio's voice TwiML outside Kazoo's subset.
  package static let unsupportedVerb = Rule(
    id: "unsupported-verb", severity: .error,
    summary: "verb of TwiML that Kazoo does not run",
    explanation: """
      Kazoo runs Say, Play, Pause, Gather, Record, Dial, Set, Redirect, Reject and Hangup. At any \
      other element it stops: what came before has run, and the caller is hung up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Enqueue>support</Enqueue></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// A messaging verb in what is run as voice TwiML.
  package static let messagingVerb = Rule(
    id: "messaging-verb", severity: .error,
    summary: "messaging verb in a document that answers a call",
    explanation: """
      Twilio answers text messages with the same Response element and other verbs. Pivot only \
      handles calls: it stops at such a verb and hangs up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2"), .twilio("messaging/twiml")],
    wrong: "<Response><Message>Hello</Message></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element at verb level that neither Kazoo nor Twilio knows.
  package static let unknownVerb = Rule(
    id: "unknown-verb", severity: .error,
    summary: "unknown verb",
    explanation: """
      Element names are case-sensitive, for Kazoo and for Twilio. At an element that it does not \
      know Kazoo stops: what came before has run, and the caller is hung up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")], twilioErrors: [12200],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the verb is guessed from its name"),
    wrong: "<Response><say>Hello</say></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element with a namespace prefix.
  package static let prefixedElement = Rule(
    id: "prefixed-element", severity: .error,
    summary: "namespace prefix, which counts as part of the name",
    explanation: """
      Kazoo's XML parser does not resolve namespaces: t:Say is another name than Say, whatever t \
      stands for, so Kazoo stops the call there. A default namespace without a prefix does no harm.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("there is no other verb of that name"),
    wrong: #"<Response xmlns:t="urn:twiml"><t:Say>Hello</t:Say></Response>"#,
    right: #"<Response xmlns="urn:twiml"><Say>Hello</Say></Response>"#)

  /// A noun or parameter where a verb belongs.
  package static let misplacedNoun = Rule(
    id: "misplaced-noun", severity: .error,
    summary: "noun where a verb belongs",
    explanation: """
      Kazoo reads Number, User, Device, Sip, Conference and Queue inside Dial alone, and Variable \
      inside Set. Directly in Response they are unknown elements, at which it stops and hangs up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Number>+14155550100</Number></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// A `Response` inside a `Response`.
  package static let nestedResponse = Rule(
    id: "nested-response", severity: .error,
    summary: "Response inside a Response",
    explanation: """
      Two documents were put into one, often by an include. Kazoo takes the inner Response for an \
      unknown verb, stops there and hangs up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Response><Say>Hello</Say></Response></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// Text where only verbs count.
  package static let ignoredText = Rule(
    id: "ignored-text", severity: .warning,
    summary: "text between verbs, which is skipped",
    explanation: """
      Between verbs Kazoo skips text and CDATA sections. Words that the caller should hear belong \
      into Say.
      """,
    citations: [.kazoo("kzt_twiml:exec_elements/2")],
    wrong: "<Response>Hello<Hangup/></Response>",
    right: "<Response><Say>Hello</Say><Hangup/></Response>")

  /// An element inside an element whose text alone counts.
  package static let ignoredElement = Rule(
    id: "ignored-element", severity: .warning,
    summary: "element inside a text, which is dropped with all that is in it",
    explanation: """
      Kazoo joins an element's own text and drops the elements inside together with their text. \
      SSML in Say is dropped word for word, and so is a misplaced noun.
      """,
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    wrong: "<Response><Say>Dial <emphasis>now</emphasis> please</Say></Response>",
    right: "<Response><Say>Dial now please</Say></Response>")

  /// CDATA that Kazoo does not read.
  package static let ignoredCDATA = Rule(
    id: "ignored-cdata", severity: .warning,
    summary: "CDATA section that is not read",
    explanation: """
      Kazoo reads a CDATA section only when text or white space stands directly before it and no \
      element or comment came earlier. One that comes first is lost, together with the text that \
      runs into it.
      """,
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe("the text stays the same, without the marks of CDATA"),
    wrong: "<Response><Say>Tom<!-- and --><![CDATA[ & Jerry]]></Say></Response>",
    right: "<Response><Say>Tom &amp; Jerry</Say></Response>")

  /// A processing instruction, which is nearly always a template that was not run.
  package static let skippedInstruction = Rule(
    id: "skipped-instruction", severity: .warning,
    summary: "processing instruction, which is skipped",
    explanation: """
      What stands between '<?' and '?>' is for a program that processes the document before Kazoo \
      gets it. Kazoo skips it and runs the rest.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><?greet caller?><Say>Hello</Say></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// Anything inside `Pause`, `Hangup`, `Reject` or `Record`.
  package static let contentInEmptyVerb = Rule(
    id: "content-in-empty-verb", severity: .error, relaxation: .always,
    summary: "content in a verb that must be empty",
    explanation: """
      Kazoo knows Pause, Hangup, Reject and Record only with nothing inside: one space, a line \
      break or a comment makes each an unknown element, at which the call is stopped and hung up.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .either(
      safe: "only white space is removed",
      unsafe: "what stands between the tags is removed"),
    wrong: "<Response><Say>Bye</Say><Hangup>\n</Hangup></Response>",
    right: "<Response><Say>Bye</Say><Hangup/></Response>")

  /// An attribute on `Hangup`.
  package static let attributeOnHangup = Rule(
    id: "attribute-on-hangup", severity: .error, scope: .startTag, relaxation: .always,
    summary: "attribute on Hangup",
    explanation: """
      An attribute, whatever its name, makes Hangup an unknown element: Kazoo stops there with an \
      error. To refuse a call with a reason, write Reject as the first verb.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("Hangup has no attributes, so none can mean anything"),
    wrong: #"<Response><Hangup reason="busy"/></Response>"#,
    right: #"<Response><Reject reason="busy"/></Response>"#)

  /// `Say` without a word to say.
  package static let emptySay = Rule(
    id: "empty-say", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Say without text",
    explanation: """
      The text that is left when elements, comments and unread CDATA are dropped and the ends are \
      stripped is empty. Kazoo cannot build the command for it and hangs up.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3"), .kazoo("kapps_call_command:tts/6")],
    twilioErrors: [13520],
    wrong: "<Response><Say> </Say></Response>", right: "<Response><Say>Hello</Say></Response>")

  /// `Play` without media.
  package static let emptyPlay = Rule(
    id: "empty-play", severity: .error, scope: .element, relaxation: .withWords,
    summary: "Play without a file to play",
    explanation: """
      Kazoo plays what the text of Play names. Without text it stops and hangs up; digits, which \
      Twilio plays instead, it does not know.
      """,
    citations: [.kazoo("kzt_receiver:play_loop/4")], twilioErrors: [13420],
    wrong: #"<Response><Play digits="1w2"/></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")

  /// More text than Kazoo speaks.
  package static let truncatedSay = Rule(
    id: "truncated-say", severity: .warning,
    summary: "text of Say that is cut after \(ElementSpec.spokenBytes.grouped) bytes",
    explanation: """
      What comes after byte \(ElementSpec.spokenBytes.grouped) of the stripped text is not spoken, even in the middle of a \
      word or character. The limit is a setting of the installation, tts_texts_size.
      """,
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
    explanation: """
      The text of Say is spoken as it is. JSON there is mostly the whole response of another service \
      instead of the one sentence that was meant.
      """,
    citations: [.kazoo("kzt_twiml_say:exec/3")],
    wrong: #"<Response><Say>{"message": "Thank you"}</Say></Response>"#,
    right: "<Response><Say>Thank you</Say></Response>")

  /// A tab or no-break space at the end of text that must be exact.
  package static let untrimmedText = Rule(
    id: "untrimmed-text", severity: .warning,
    summary: "white space that stays in a URL or name",
    explanation: """
      Kazoo strips newlines and spaces at the ends of a text, in that order and no others: tabs \
      and no-break spaces stay, and become part of the URL, the media name or the id.
      """,
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    fix: .safe("only white space is removed"),
    wrong: "<Response><Play>\n\t\thttp://app.example.com/a.mp3\n\t</Play></Response>",
    right: "<Response><Play>http://app.example.com/a.mp3</Play></Response>")

  package static let structure: [Rule] = [
    .wrongRoot, .emptyResponse, .unsupportedVerb, .messagingVerb, .unknownVerb, .prefixedElement,
    .misplacedNoun, .nestedResponse, .ignoredText, .ignoredElement, .ignoredCDATA,
    .skippedInstruction, .contentInEmptyVerb, .attributeOnHangup, .emptySay, .emptyPlay,
    .truncatedSay, .spokenJSON, .untrimmedText,
  ]
}
