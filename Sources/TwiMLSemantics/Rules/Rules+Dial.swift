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
    summary: "Dial must begin with text or a noun",
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
    summary: "Kazoo dials the digits alone, and they are another number",
    explanation: """
      Kazoo keeps the characters 0 to 9 and + of the text. Letters are not turned into keys, and \
      the digits of an extension run into the number.
      """,
    citations: [.kazoo("kzt_twiml_dial:cleanup_dial_me/1")],
    wrong: "<Response><Dial>1-800-FLOWERS</Dial></Response>",
    right: "<Response><Dial>+18003569377</Dial></Response>")

  /// A `Number` beside others with more in it than digits.
  package static let rawNumber = Rule(
    id: "raw-number", severity: .warning,
    summary: "beside other nouns Kazoo dials the text of a Number as it is written",
    explanation: """
      A Number that is alone in Dial, and the text of Dial, are cleaned of all but digits and +. \
      Where several nodes are in Dial the text is dialled with its hyphens, brackets and words, \
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
    summary: "a Number without a digit is not dialled",
    explanation: "Kazoo goes on with the next verb as if the Dial were not there.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")], twilioErrors: [13223],
    wrong: "<Response><Dial><Number/></Dial><Hangup/></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial><Hangup/></Response>")

  /// An empty `Number` that is not alone.
  package static let emptyNumberInGroup = Rule(
    id: "empty-number-in-group", severity: .error, scope: .parent,
    summary: "Kazoo fails on an empty Number that is not alone in Dial",
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
    summary: "Kazoo dials the text of Dial and ignores the nouns beside it",
    explanation: "Once the text of Dial has a digit, it alone is dialled.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>+14155550100<User>anna</User></Dial></Response>",
    right: "<Response><Dial>+14155550100</Dial></Response>")

  /// A noun that only some builds of Kazoo can ring.
  package static let buildDependentNoun = Rule(
    id: "build-dependent-noun", severity: .warning, scope: .parent,
    summary: "Kazoo builds from 4.3.96 on fail on this",
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

  /// A noun that Kazoo skips.
  package static let skippedNoun = Rule(
    id: "skipped-noun", severity: .warning, scope: .parent,
    summary: "Kazoo rings users and devices and skips this",
    explanation: """
      Kazoo skips what is neither User, Device, Number nor Sip in a Dial that rings several. When \
      nobody is left to ring, the call ends, and what follows never runs.
      """,
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the noun is guessed from its name"),
    wrong: "<Response><Dial><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A `Conference` without a name.
  package static let unnamedConference = Rule(
    id: "unnamed-conference", severity: .warning, scope: .element,
    summary: "a Conference without a name is a room that others are in",
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
    summary: "Kazoo takes waitUrl for a sound and runs no TwiML behind it",
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
    id: "unsupported-queue", severity: .warning, scope: .element,
    summary: "Kazoo ends the call instead of queueing it",
    explanation: """
      Kazoo's documentation has Queue, its code logs that it is unsupported and hangs up. action \
      is ignored. A callflow with acdc_member queues the caller.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// A SIP URI that Kazoo skips.
  package static let skippedSIPURI = Rule(
    id: "skipped-sip-uri", severity: .warning,
    summary: "Kazoo skips a SIP URI without user or host",
    explanation: """
      Kazoo needs a user, an @ and a host. Anything else it skips, and when nobody else is to be \
      rung, the call ends.
      """,
    citations: [.kazoo("kzsip_uri:parse/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><Sip>sip:example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A SIP URI that Kazoo fails on.
  package static let badSIPPort = Rule(
    id: "bad-sip-port", severity: .error,
    summary: "Kazoo fails on a SIP URI whose port is no number",
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
    summary: "Kazoo fails on hangupOn unless the call is recorded",
    explanation: """
      Dialling a number, Kazoo has a clause for a call with neither hangupOn nor record and for \
      one that is recorded, but none for hangupOn alone: it hangs up.
      """,
    citations: [.kazoo("kzt_twiml_dial:media_processing/2")],
    wrong: #"<Response><Dial hangupOn="*">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial hangupOn="*" record="true">+14155550100</Dial></Response>"#)

  /// A time limit of nothing.
  package static let timeLimitOnAnswer = Rule(
    id: "time-limit-on-answer", severity: .warning,
    summary: "the call is hung up as soon as it is answered",
    explanation: "A timeLimit of 0 or less is over when the call begins.",
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")], twilioErrors: [13216],
    wrong: #"<Response><Dial timeLimit="0">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial timeLimit="3600">+14155550100</Dial></Response>"#)

  /// An attribute of `Dial` that has no effect on what is dialled.
  package static let ignoredWithDestination = Rule(
    id: "ignored-with-destination", severity: .warning,
    summary: "Kazoo ignores the attribute with this noun",
    explanation: """
      A conference or a queue always ends the document: action and method are never used. A \
      number is dialled without strategy.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: #"<Response><Dial action="done.php"><Conference>team</Conference></Dial></Response>"#,
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// What follows a `Dial`.
  package static let afterDial = Rule(
    id: "after-dial", severity: .note,
    summary: "after a Dial Kazoo has usually hung up the caller",
    explanation: """
      When the dialled call ends, answered or not, Kazoo hangs up the caller and only then asks \
      for action or runs the next verbs. They are heard only when the carrier's answer to a failed \
      call arrives before the end of the bridge.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3")],
    wrong: "<Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A number dialled for a caller from outside.
  package static let offnetWithoutAccount = Rule(
    id: "offnet-without-account", severity: .note,
    summary: "numbers are not dialled for callers from a carrier",
    explanation: """
      On Kazoo 4.3 a call that came in from a carrier belongs to no user or device, and the \
      off-net request for a dialled number fails for it. Calls from the account's own devices work.
      """,
    citations: [.kazoo("kzt_util:offnet_req/2")],
    wrong: "<Response><Dial>+14155550100</Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  package static let dial: [Rule] = [
    .emptyDial, .commentFirstInDial, .cleanedNumber, .rawNumber, .emptyNumber,
    .emptyNumberInGroup, .nounBesideNumber, .buildDependentNoun, .skippedNoun, .unsupportedQueue,
    .skippedSIPURI,
    .badSIPPort,
    .hangupKeyWithoutRecord, .dialStrategy, .timeLimitOnAnswer,
    .unnamedConference, .documentAsMusic, .ignoredWithDestination, .afterDial,
    .offnetWithoutAccount,
  ]
}
