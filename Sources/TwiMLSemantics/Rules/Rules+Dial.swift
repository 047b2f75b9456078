package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// `Dial` with nothing to dial.
  package static let emptyDial = Rule(
    id: "empty-dial", severity: .error, scope: .element,
    summary: "Dial without anything to dial",
    explanation: """
      Kazoo has no clause for a Dial that is empty, that holds white space alone, or whose text \
      has no digit and that has no noun: it hangs up.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>reception</Dial></Response>",
    right: "<Response><Dial><User>reception</User></Dial></Response>")

  /// A comment, CDATA section or processing instruction at the beginning of `Dial`.
  package static let commentFirstInDial = Rule(
    id: "comment-first-in-dial", severity: .error, scope: .parent,
    summary: "Dial that begins with a comment, CDATA or instruction",
    explanation: """
      Kazoo decides by the first node inside Dial and has no clause for a comment, a CDATA section \
      or a processing instruction: it hangs up. White space other than one single space before it \
      is text, and avoids that.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    fix: .either(
      safe: "the text stays the same, without the marks of CDATA",
      unsafe: "the comment is lost"),
    wrong: "<Response><Dial><!-- sales --><Number>+14155550100</Number></Dial></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// Characters dropped from a number.
  package static let cleanedNumber = Rule(
    id: "cleaned-number", severity: .warning,
    summary: "number that is another one when only its digits are dialed",
    explanation: """
      Kazoo keeps the characters 0 to 9 and + of the text. Letters are not turned into keys, and \
      the digits of an extension run into the number.
      """,
    citations: [.kazoo("kzt_twiml_dial:cleanup_dial_me/1")],
    wrong: "<Response><Dial>1-800-FLOWERS</Dial></Response>",
    right: "<Response><Dial>+18003569377</Dial></Response>")

  /// A number that Kazoo takes for none.
  package static let refusedNumber = Rule(
    id: "refused-number", severity: .error,
    summary: "number that counts as none",
    explanation: """
      The request to dial is checked before it is sent, and a number that is just 0 counts as \
      missing there: the call is hung up.
      """,
    citations: [.kazoo("kz_term:is_empty/1"), .kazoo("kapi_offnet_resource:req/1")],
    wrong: "<Response><Dial>0</Dial></Response>",
    right: "<Response><Dial><User>operator</User></Dial></Response>")

  /// A `Number` beside others with more in it than digits.
  package static let rawNumber = Rule(
    id: "raw-number", severity: .warning,
    summary: "Number beside other nodes that is dialed exactly as written",
    explanation: """
      A Number that is alone in Dial, and the text of Dial, are cleaned of all but digits and +. \
      Where several nodes are in Dial the text is dialed with its hyphens, brackets and words, \
      which no carrier takes.
      """,
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .safe("only what people write between digits is removed"),
    wrong: """
      <Response><Dial><User>anna</User><Number>415-555-0100</Number></Dial></Response>
      """,
    right: """
      <Response><Dial><User>anna</User><Number>+14155550100</Number></Dial></Response>
      """)

  /// A `Number` without a digit.
  package static let emptyNumber = Rule(
    id: "empty-number", severity: .warning, scope: .element,
    summary: "Number without a digit",
    explanation: "Kazoo goes on with the next verb as if the Dial were not there.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")], twilioErrors: [13223],
    wrong: "<Response><Dial><Number/></Dial><Hangup/></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial><Hangup/></Response>")

  /// An empty `Number` that is not alone.
  package static let emptyNumberInGroup = Rule(
    id: "empty-number-in-group", severity: .error, scope: .parent,
    summary: "empty Number that is not alone in Dial",
    explanation: """
      Among several nodes in Dial each Number is brought into E.164, and the code for that has no \
      clause for an empty text: Kazoo hangs up. Alone in Dial an empty Number is skipped.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("knm_converters:normalize/1"),
    ], twilioErrors: [13223],
    wrong: "<Response><Dial><User>anna</User><Number/></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// Nouns beside a number in text.
  package static let nounBesideNumber = Rule(
    id: "noun-beside-number", severity: .warning, scope: .parent,
    summary: "noun beside the text of Dial",
    explanation: "Once the text of Dial has a digit, it alone is dialed.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>+14155550100<User>anna</User></Dial></Response>",
    right: "<Response><Dial>+14155550100</Dial></Response>")

  /// A noun that only some builds of Kazoo can ring.
  package static let buildDependentNoun = Rule(
    id: "build-dependent-noun", severity: .warning, scope: .parent,
    summary: "noun that fails on Kazoo builds from 4.3.96 on",
    explanation: """
      A Sip, several Numbers, and a Number beside another node are built into endpoints by code \
      that fails on builds from 4.3.96 on: the call is hung up. Earlier builds ring them.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kzd_devices:fix_presence_id/2"),
    ],
    fix: .either(
      safe: "only white space and line breaks are removed",
      unsafe: "what stands beside the Number is removed"),
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A `Dial` in which nobody can be rung.
  package static let nobodyToRing = Rule(
    id: "nobody-to-ring", severity: .error,
    summary: "Dial in which nobody can be rung",
    explanation: """
      Kazoo rings numbers, users and devices, and takes one Conference alone. Whatever else stands \
      in a Dial it skips, and when nobody is left to ring, it ends the call there: neither action \
      nor the next verb runs.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:exec/3"), .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"),
    ],
    wrong: "<Response><Dial><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// The id of a user or device that no account has.
  package static let unlikelyID = Rule(
    id: "unlikely-id", severity: .warning,
    summary: "id that no user or device has",
    explanation: """
      Kazoo looks up the text of User and Device as the id of a document. Its ids are 32 hexadecimal \
      digits; names with spaces or other characters are found nowhere, and Kazoo skips the noun.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kz_endpoint:build/2"),
    ],
    wrong: "<Response><Dial><User>Anna Smith</User></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A noun that Kazoo skips.
  package static let skippedNoun = Rule(
    id: "skipped-noun", severity: .warning, scope: .parent,
    summary: "noun that is not rung beside others that are",
    explanation: """
      In a Dial that rings several, Kazoo skips what is neither User, Device, Number nor Sip, and \
      rings the others.
      """,
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the noun is guessed from its name"),
    wrong: "<Response><Dial><User>bob</User><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>bob</User><User>anna</User></Dial></Response>")

  /// A `Conference` without a name.
  package static let unnamedConference = Rule(
    id: "unnamed-conference", severity: .warning, scope: .element,
    summary: "Conference without a name",
    explanation: """
      Kazoo makes the ID of a room of its name. Without one it is the same for every document of \
      the account that names none, so that callers who have nothing to do with each other meet.
      """,
    citations: [.kazoo("kzt_twiml_dial:conference_id/1")],
    wrong: "<Response><Dial><Conference/></Dial></Response>",
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// TwiML as hold music.
  package static let documentAsMusic = Rule(
    id: "document-as-music", severity: .warning,
    summary: "waitUrl that returns a document instead of a sound",
    explanation: """
      Twilio asks waitUrl for TwiML or for a sound. Kazoo gives it to the switch as hold music, \
      which must be a sound. twimlets.com answers with TwiML, and so does an address that ends in \
      .xml or .twiml.
      """,
    citations: [.kazoo("kzt_twiml_dial:get_moh/1"), .twilio("voice/twiml/conference")],
    wrong: """
      <Response><Dial><Conference waitUrl="http://twimlets.com/holdmusic?Bucket=jazz">team\
      </Conference></Dial></Response>
      """,
    right: """
      <Response><Dial><Conference waitUrl="http://app.example.com/jazz.mp3">team\
      </Conference></Dial></Response>
      """)

  /// A `Queue` in `Dial`.
  package static let unsupportedQueue = Rule(
    id: "unsupported-queue", severity: .error, scope: .element, relaxation: .always,
    summary: "queue, at which the call ends",
    explanation: """
      Kazoo's documentation has Queue, its code logs that it is unsupported and hangs up; action \
      has no effect. A callflow with acdc_member queues the caller: translate with --migrate.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// A SIP URI that Kazoo skips.
  package static let skippedSIPURI = Rule(
    id: "skipped-sip-uri", severity: .warning,
    summary: "SIP URI without user or host",
    explanation: """
      Kazoo needs a user, an @ and a host. Anything else it skips and rings the others. When nobody \
      is left, that is an error of its own.
      """,
    citations: [.kazoo("kzsip_uri:parse/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><User>anna</User><Sip>sip:example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A SIP URI that Kazoo fails on.
  package static let badSIPPort = Rule(
    id: "bad-sip-port", severity: .error,
    summary: "SIP URI whose port is not a number",
    explanation: """
      Kazoo takes all that follows the colon after the host for the port, parameters included, \
      and hangs up when that is no number.
      """,
    citations: [.kazoo("kzsip_uri:parse_port/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><Sip>sip:anna@example.com:5080;transport=tcp</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `hangupOn` without `record`.
  package static let hangupKeyWithoutRecord = Rule(
    id: "hangup-key-without-record", severity: .error, relaxation: .always,
    summary: "hangupOn without record",
    explanation: """
      Dialing a number, Kazoo has a clause for a call with neither hangupOn nor record and for \
      one that is recorded, but none for hangupOn alone: it hangs up.
      """,
    citations: [.kazoo("kzt_twiml_dial:media_processing/2")],
    wrong: #"<Response><Dial hangupOn="*">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial hangupOn="*" record="true">+14155550100</Dial></Response>"#)

  /// A time limit of nothing.
  package static let timeLimitOnAnswer = Rule(
    id: "time-limit-on-answer", severity: .error,
    summary: "time limit that ends the call as it is answered",
    explanation: """
      A timeLimit of 0 or less is over when the dialed call is answered: Kazoo hangs up at once. In \
      front of a Conference, Kazoo parks the caller instead, and it is a warning.
      """,
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")], twilioErrors: [13216],
    wrong: #"<Response><Dial timeLimit="0">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial timeLimit="3600">+14155550100</Dial></Response>"#)

  /// An attribute of `Dial` that has no effect on what is dialed.
  package static let ignoredWithDestination = Rule(
    id: "ignored-with-destination", severity: .warning,
    summary: "attribute that has no effect with this noun",
    explanation: """
      A conference or a queue always ends the document: action and method are never used. A \
      number is dialed without strategy.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: #"<Response><Dial action="done.php"><Conference>team</Conference></Dial></Response>"#,
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// What follows a `Dial`.
  package static let afterDial = Rule(
    id: "after-dial", severity: .warning,
    summary: "verb after Dial that the caller does not hear",
    explanation: """
      When the dialed call ends, answered or not, Kazoo hangs up the caller and only then runs the \
      next verbs: "leave a message" after a Dial reaches nobody. After a number they are heard when \
      the call fails and the carrier's response arrives before the end of the bridge, after users \
      and devices never. A translated callflow goes on after a failed call.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3")],
    wrong: "<Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// What is requested after a `Dial`.
  package static let unheardAction = Rule(
    id: "unheard-action", severity: .note,
    summary: "request after Dial whose response the caller does not hear",
    explanation: """
      When the dialed call ends, answered or not, Kazoo hangs up the caller and only then requests \
      action or the next document. The request is made and tells how the call ended, but the verbs \
      of the response run without a caller.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3"), .kazoo("kzt_twiml_dial:maybe_end_dial/3")],
    wrong:
      #"<Response><Dial action="http://app.example.com/done.php"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A number dialed for a caller from outside.
  package static let offnetWithoutAccount = Rule(
    id: "offnet-without-account", severity: .note,
    summary: "number that is not dialed for calls from a carrier known by its ACL alone",
    explanation: """
      On Kazoo 4.3 the off-net request for a dialed number fails on a call without an \
      Authorizing-ID. A call from a carrier that Kazoo knows by its ACL alone has none; one from a \
      carrier with a resource document brings the id of the resource, and the account's own devices \
      bring theirs, so those calls are dialed. Give the carrier a resource document, or ring users \
      and devices.
      """,
    citations: [.kazoo("kzt_util:offnet_req/2")],
    wrong: "<Response><Dial>+14155550100</Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  package static let dial: [Rule] = [
    .emptyDial, .commentFirstInDial, .cleanedNumber, .refusedNumber, .rawNumber, .emptyNumber,
    .emptyNumberInGroup, .nounBesideNumber, .buildDependentNoun, .skippedNoun, .unsupportedQueue,
    .skippedSIPURI,
    .badSIPPort,
    .hangupKeyWithoutRecord, .dialStrategy, .timeLimitOnAnswer,
    .unnamedConference, .documentAsMusic, .ignoredWithDestination, .afterDial, .unheardAction,
    .offnetWithoutAccount, .nobodyToRing, .unlikelyID,
  ]
}
