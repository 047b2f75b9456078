package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A root element other than `Response`.
  package static let wrongRoot = Rule(
    id: "wrong-root", severity: .error, isFatal: true,
    summary: "root element other than Response",
    finds: """
      Pivot takes a document for TwiML only when its root element is named exactly Response. The \
      case counts, and a namespace prefix makes another name.
      """,
    caller: """
      Nothing of the document runs. On the first request of a call, the callflow goes on to the \
      '_' child of its pivot action; after a later request nobody acts on Kazoo 4.3, and the \
      caller hears nothing.
      """,
    remedy: "Write the verbs between <Response> and </Response>, and nothing around them.",
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
    finds: """
      A Response without any content, written as <Response/> or <Response></Response>. White space \
      or a comment inside is content.
      """,
    caller: """
      The process that runs the document crashes, and nobody hangs up: the caller hears nothing \
      until hanging up.
      """,
    remedy: """
      To end the call, write Hangup inside. An empty body, without any XML, ends it too.
      """,
    citations: [.kazoo("kz_xml:filter_empty_text/1")], twilioErrors: [12100],
    wrong: "<Response/>", right: "<Response><Hangup/></Response>")

  /// A verb of Twilio's voice TwiML outside Kazoo's subset.
  package static let unsupportedVerb = Rule(
    id: "unsupported-verb", severity: .error,
    summary: "verb of TwiML that Kazoo does not run",
    finds: """
      A verb that Twilio has and Kazoo does not. Kazoo runs Say, Play, Pause, Gather, Record, \
      Dial, Set, Redirect, Reject and Hangup.
      """,
    caller: """
      Kazoo runs the verbs before it, stops at it and hangs up. The verbs after it are never \
      reached.
      """,
    remedy: """
      Write what Kazoo has for the same purpose, where the help names it: Dial with a User instead \
      of Enqueue, for example. Or remove the verb.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Enqueue>support</Enqueue></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// A messaging verb in voice TwiML.
  package static let messagingVerb = Rule(
    id: "messaging-verb", severity: .error,
    summary: "messaging verb in a document that answers a call",
    finds: """
      Message, Sms and the other verbs of Twilio's messaging have the same root element as voice \
      documents, but Pivot handles calls only.
      """,
    caller: "Kazoo stops at the verb and hangs up. No message is sent.",
    remedy: """
      Send the message from the web application, by the API of a messaging service, and leave the \
      verb out of the document.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2"), .twilio("messaging/twiml")],
    wrong: "<Response><Message>Hello</Message></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element at verb level that neither Kazoo nor Twilio knows.
  package static let unknownVerb = Rule(
    id: "unknown-verb", severity: .error,
    summary: "unknown verb",
    finds: """
      An element in the place of a verb that neither Kazoo nor Twilio has. Names are \
      case-sensitive: 'say' is not Say.
      """,
    caller: "Kazoo runs the verbs before it, stops at it and hangs up.",
    remedy: "Write the name as the reference has it. `twimlc explain` lists the verbs.",
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
    finds: """
      An element whose name has a prefix, such as t:Say. Kazoo's XML parser does not resolve \
      namespaces, so t:Say is another name than Say, whatever 't' stands for.
      """,
    caller: "Kazoo stops at the element and hangs up.",
    remedy: """
      Remove the prefix. A default namespace (xmlns="…") does no harm.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("there is no other verb of that name"),
    wrong: #"<Response xmlns:t="urn:twiml"><t:Say>Hello</t:Say></Response>"#,
    right: #"<Response xmlns="urn:twiml"><Say>Hello</Say></Response>"#)

  /// A noun or parameter in the place of a verb.
  package static let misplacedNoun = Rule(
    id: "misplaced-noun", severity: .error,
    summary: "noun where a verb belongs",
    finds: """
      Number, User, Device, Sip, Conference or Queue outside Dial, or Variable outside Set. Kazoo \
      reads them there alone.
      """,
    caller: "Kazoo takes the noun for an unknown verb, stops and hangs up.",
    remedy: "Write <Dial> around a noun, and <Set> around a Variable.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Number>+14155550100</Number></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// A `Response` inside a `Response`.
  package static let nestedResponse = Rule(
    id: "nested-response", severity: .error,
    summary: "Response inside a Response",
    finds: """
      Two documents that were put into one another, often because a template includes another \
      whole document.
      """,
    caller: "Kazoo takes the inner Response for an unknown verb, stops there and hangs up.",
    remedy: "Keep the verbs of the inner Response and remove its tags.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Response><Say>Hello</Say></Response></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element inside an element of which Kazoo reads only the text.
  package static let ignoredElement = Rule(
    id: "ignored-element", severity: .warning,
    summary: "element inside a text, which is dropped with all that is in it",
    finds: """
      An element inside a text, such as SSML inside Say. Kazoo joins an element's own text and \
      drops the elements inside it.
      """,
    caller: """
      The words in the inner element are not spoken, dialed or requested; those around it are.
      """,
    remedy: "Write the words without tags. Kazoo has no SSML.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    wrong: "<Response><Say>Dial <emphasis>now</emphasis> please</Say></Response>",
    right: "<Response><Say>Dial now please</Say></Response>")

  /// A processing instruction, which is nearly always a template that was not run.
  package static let skippedInstruction = Rule(
    id: "skipped-instruction", severity: .warning,
    summary: "processing instruction, which is skipped",
    finds: """
      What stands between '<?' and '?>' is an instruction to a program that processes the document \
      before Kazoo gets it.
      """,
    caller: """
      Kazoo skips it and runs the rest. If a template was meant to write something there, the call \
      lacks it.
      """,
    remedy: """
      Let the template or script run before the document is sent, or remove the instruction.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><?greet caller?><Say>Hello</Say></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// Anything inside `Pause`, `Hangup`, `Reject` or `Record`.
  package static let contentInEmptyVerb = Rule(
    id: "content-in-empty-verb", severity: .error, relaxation: .always,
    summary: "content in a verb that must be empty",
    finds: """
      Anything between the tags of Pause, Hangup, Reject or Record. One space, a line break or a \
      comment is enough.
      """,
    caller: "Kazoo takes the verb for an unknown element, stops there and hangs up.",
    remedy: "Write the verb as a single tag, such as <Hangup/>.",
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
    finds: "Hangup with an attribute, whatever its name.",
    caller: """
      Kazoo takes it for an unknown element and stops there with an error. The call ends all the \
      same, but the log shows a failure.
      """,
    remedy: "Write <Hangup/>. To refuse a call with a reason, write Reject as the first verb.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("Hangup has no attributes, so none can mean anything"),
    wrong: #"<Response><Hangup reason="busy"/></Response>"#,
    right: #"<Response><Reject reason="busy"/></Response>"#)

  package static let structure: [Rule] = [
    .wrongRoot, .emptyResponse, .unsupportedVerb, .messagingVerb, .unknownVerb, .prefixedElement,
    .misplacedNoun, .nestedResponse, .ignoredText, .ignoredElement, .ignoredCDATA,
    .skippedInstruction, .contentInEmptyVerb, .attributeOnHangup, .emptySay, .emptyPlay,
    .truncatedSay, .spokenJSON, .untrimmedText,
  ]
}
