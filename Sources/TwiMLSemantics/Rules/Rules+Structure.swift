package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A root element other than `Response`.
  package static let wrongRoot = Rule(
    id: "wrong-root", severity: .error, isFatal: true,
    summary: "root element other than Response",
    finds: """
      Kazoo runs a document as TwiML only if the name of its root element is exactly Response. \
      Upper and lower case count, and a prefix such as 't:' makes another name.
      """,
    caller: "\(whenUnparsed)",
    remedy: "Write the verbs between <Response> and </Response>, and nothing around them.",
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12102],
    fix: .either(
      safe: "changes the name to Response if only its case or its prefix is different",
      unsafe:
        "changes a similar name to Response, writes Response around a verb, or removes what stands around Response",
      none: "other root elements"),
    wrong: "<response><Say>Hello</Say></response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// A `Response` with nothing inside.
  package static let emptyResponse = Rule(
    id: "empty-response", severity: .error, scope: .element,
    summary: "Response with nothing inside",
    finds: """
      The element is written as <Response/> or <Response></Response>. White space or a comment \
      inside is content: such a document runs to its end, and Kazoo hangs up.
      """,
    caller: "\(whenCrashed)",
    remedy: "To end the call, write Hangup inside.",
    citations: [.kazoo("kz_xml:filter_empty_text/1")], twilioErrors: [12100],
    wrong: "<Response/>", right: "<Response><Hangup/></Response>")

  /// A verb of Twilio's voice TwiML outside Kazoo's subset.
  package static let unsupportedVerb = Rule(
    id: "unsupported-verb", severity: .error,
    summary: "verb of TwiML that Kazoo does not run",
    finds: """
      Twilio has this verb, and Kazoo does not. Kazoo runs Say, Play, Pause, Gather, Record, Dial, \
      Set, Redirect, Reject and Hangup, and Kazoo 5 also Start, Connect and Stop with a Stream \
      inside.
      """,
    caller: """
      Kazoo runs the verbs before it, stops at it and hangs up. The verbs after it do not run.
      """,
    remedy: """
      Remove the verb, or write what the help of the finding suggests. For Enqueue, dial a user \
      whose devices are the phones of the agents, by the id that the user has in Kazoo.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Enqueue>support</Enqueue></Response>",
    right: "<Response><Dial><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>")

  /// A messaging verb in voice TwiML.
  package static let messagingVerb = Rule(
    id: "messaging-verb", severity: .error,
    summary: "messaging verb in a document that answers a call",
    finds: """
      Message, Body and Media belong to Twilio's messaging TwiML, which has the same root element. \
      Kazoo runs TwiML only for calls. Sms, an old verb of Twilio's voice TwiML, is the rule \
      unsupported-verb.
      """,
    caller: "Kazoo stops at the verb and hangs up. No message is sent.",
    remedy: """
      Remove the verb. Let the web application send the message with the API of a messaging \
      service.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2"), .twilio("messaging/twiml")],
    wrong: "<Response><Say>Thank you</Say><Message>Hello</Message></Response>",
    right: "<Response><Say>Thank you</Say></Response>")

  /// An element at verb level that neither Kazoo nor Twilio knows.
  package static let unknownVerb = Rule(
    id: "unknown-verb", severity: .error,
    summary: "unknown verb",
    finds: """
      Neither Kazoo nor Twilio has a verb of this name. Upper and lower case count: 'say' is not \
      Say.
      """,
    caller: """
      Kazoo runs the verbs before it, stops at it and hangs up. The verbs after it do not run.
      """,
    remedy: "Correct the name. The command `twimlc explain` lists the verbs.",
    citations: [.kazoo("kzt_twiml:exec_element/2")], twilioErrors: [12200],
    fix: .either(
      safe: "corrects upper and lower case",
      unsafe: "writes the verb that has the most similar name",
      none: "a name that is similar to no verb"),
    wrong: "<Response><say>Hello</say></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element with a namespace prefix.
  package static let prefixedElement = Rule(
    id: "prefixed-element", severity: .error,
    summary: "element with a namespace prefix",
    finds: """
      The name of the element has a prefix, such as t:Say. Kazoo does not resolve namespaces, so \
      t:Say is a verb that it does not know.
      """,
    caller: "Kazoo runs the verbs before the element, stops at it and hangs up.",
    remedy: """
      Remove the prefix. A default namespace, such as xmlns="urn:twiml", does no harm.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("removes the prefix", none: "a prefix before something that is not a verb"),
    wrong: #"<Response xmlns:t="urn:twiml"><t:Say>Hello</t:Say></Response>"#,
    right: #"<Response xmlns="urn:twiml"><Say>Hello</Say></Response>"#)

  /// A noun or parameter in the place of a verb.
  package static let misplacedNoun = Rule(
    id: "misplaced-noun", severity: .error,
    summary: "noun where a verb belongs",
    finds: """
      Number, User, Device, Sip, Conference or Queue stands outside of Dial, or Variable stands \
      outside of Set.
      """,
    caller: "The noun is an unknown verb for Kazoo, so Kazoo stops there and hangs up.",
    remedy: "Write <Dial> around a noun, and <Set> around a Variable.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Number>+14155550100</Number></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// A `Response` inside a `Response`.
  package static let nestedResponse = Rule(
    id: "nested-response", severity: .error,
    summary: "Response inside a Response",
    finds: """
      One document stands inside another. Often a template includes another whole document.
      """,
    caller: "The inner Response is an unknown verb for Kazoo, so Kazoo stops there and hangs up.",
    remedy: "Remove the tags of the inner Response, and keep its verbs.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><Response><Say>Hello</Say></Response></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// An element inside an element of which Kazoo reads only the text.
  package static let ignoredElement = Rule(
    id: "ignored-element", severity: .warning,
    summary: "element inside a text, which Kazoo ignores with its content",
    finds: """
      The text of an element contains another element, such as SSML inside Say. Kazoo uses only \
      the text that stands directly in the outer element.
      """,
    caller: """
      The words in the inner element are not spoken, dialed or requested. The words around it are.
      """,
    remedy: "Write the words without tags. Kazoo has no SSML.",
    citations: [.kazoo("kz_xml:texts_to_binary/1")],
    wrong: "<Response><Say>Dial <emphasis>now</emphasis> please</Say></Response>",
    right: "<Response><Say>Dial now please</Say></Response>")

  /// A processing instruction, which is nearly always a template that was not run.
  package static let skippedInstruction = Rule(
    id: "skipped-instruction", severity: .warning,
    summary: "processing instruction, which Kazoo skips",
    finds: """
      The text between '<?' and '?>' is for a program that processes the document before Kazoo \
      gets it. Here no program did so.
      """,
    caller: """
      Kazoo skips the instruction and runs the rest. If a template engine should have written \
      something there, the call does not have it.
      """,
    remedy: """
      Let the template engine or script run before you send the document. Or remove the \
      instruction.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    wrong: "<Response><?greet caller?><Say>Hello</Say></Response>",
    right: "<Response><Say>Hello</Say></Response>")

  /// Anything inside `Pause`, `Hangup`, `Reject` or `Record`.
  package static let contentInEmptyVerb = Rule(
    id: "content-in-empty-verb", severity: .error, relaxation: .always,
    summary: "content in a verb that must be empty",
    finds: """
      There is something between the tags of Pause, Hangup, Reject or Record. One space, a line \
      break or a comment is enough.
      """,
    caller: """
      The verb with content is an unknown verb for Kazoo, so Kazoo stops there and hangs up.
      """,
    remedy: "Write the verb as a single tag, such as <Hangup/>.",
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .either(
      safe: "removes white space between the tags",
      unsafe: "removes other content between the tags",
      none: "a content with template code"
    ),
    wrong: "<Response><Say>Bye</Say><Hangup>\n</Hangup></Response>",
    right: "<Response><Say>Bye</Say><Hangup/></Response>")

  /// An attribute on `Hangup`.
  package static let attributeOnHangup = Rule(
    id: "attribute-on-hangup", severity: .error, scope: .startTag, relaxation: .always,
    summary: "attribute on Hangup",
    finds: "Kazoo knows Hangup only without attributes.",
    caller: """
      Hangup with an attribute is an unknown verb for Kazoo, so Kazoo stops there with an error. \
      The call ends all the same, but the log of Kazoo shows a failure.
      """,
    remedy: """
      Write <Hangup/>. To refuse a call with a reason, write Reject as the first verb instead.
      """,
    citations: [.kazoo("kzt_twiml:exec_element/2")],
    fix: .safe("removes the attribute"),
    wrong: #"<Response><Hangup reason="busy"/></Response>"#,
    right: "<Response><Hangup/></Response>")

  package static let structure: [Rule] = [
    .wrongRoot, .emptyResponse, .unsupportedVerb, .messagingVerb, .unknownVerb, .prefixedElement,
    .misplacedNoun, .nestedResponse, .ignoredText, .ignoredElement, .ignoredCDATA,
    .skippedInstruction, .contentInEmptyVerb, .attributeOnHangup, .emptySay, .emptyPlay,
    .truncatedSay, .spokenJSON, .untrimmedText,
  ]
}
