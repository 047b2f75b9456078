package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// `Dial` with nothing to dial.
  package static let emptyDial = Rule(
    id: "empty-dial", severity: .error, scope: .element,
    summary: "Dial without anything to dial",
    finds: """
      A Dial that is empty, that holds white space alone, or whose text has no digit and that has \
      no noun beside it.
      """,
    caller: "Kazoo has no clause for it and hangs up. Nobody is rung.",
    remedy: """
      Write the number, or a noun: User and Device with an id of the account, Number, Conference.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>reception</Dial></Response>",
    right: "<Response><Dial><User>reception</User></Dial></Response>")

  /// A comment, CDATA section or processing instruction at the beginning of `Dial`.
  package static let commentFirstInDial = Rule(
    id: "comment-first-in-dial", severity: .error, scope: .parent,
    summary: "Dial that begins with a comment, CDATA or instruction",
    finds: """
      Kazoo decides by the first node inside Dial and has no clause for a comment, a CDATA section \
      or a processing instruction. White space before it, other than one single space, is text and \
      avoids that.
      """,
    caller: "Kazoo hangs up at the Dial. Nobody is rung.",
    remedy: "Move the comment before the Dial. Write the text without CDATA.",
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
    finds: """
      Kazoo keeps the characters 0 to 9 and + of a number. Letters are not turned into keys, and \
      the digits of an extension become part of the number.
      """,
    caller: "Kazoo dials another number than the one that is meant.",
    remedy: """
      Write the number in E.164: + and digits, such as +18003569377. Leave the extension out.
      """,
    citations: [.kazoo("kzt_twiml_dial:cleanup_dial_me/1")],
    wrong: "<Response><Dial>1-800-FLOWERS</Dial></Response>",
    right: "<Response><Dial>+18003569377</Dial></Response>")

  /// A number that Kazoo does not accept.
  package static let refusedNumber = Rule(
    id: "refused-number", severity: .error,
    summary: "number that counts as none",
    finds: """
      The number 0. Kazoo checks a request to dial before it sends it, and takes '0' for empty.
      """,
    caller: "Kazoo hangs up at the Dial. Nobody is rung.",
    remedy: "Dial the user or device that the operator has, or the operator's full number.",
    citations: [.kazoo("kz_term:is_empty/1"), .kazoo("kapi_offnet_resource:req/1")],
    wrong: "<Response><Dial>0</Dial></Response>",
    right: "<Response><Dial><User>operator</User></Dial></Response>")

  /// A `Number` beside others with more in it than digits.
  package static let rawNumber = Rule(
    id: "raw-number", severity: .warning,
    summary: "Number beside other nodes that is dialed exactly as written",
    finds: """
      A Number that stands beside other nodes in Dial and holds more than digits and +. Kazoo \
      cleans a Number that is alone in Dial, and the text of Dial; it does not clean these.
      """,
    caller: """
      Kazoo sends the number to the carrier with its hyphens, brackets and words, and the carrier \
      refuses it.
      """,
    remedy: "Write the number in E.164: + and digits.",
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
    finds: "A Number, alone in Dial, in which there is no digit.",
    caller: "Kazoo goes on with the next verb as if the Dial were not there. Nobody is rung.",
    remedy: """
      Write the number between the tags. In a template, make sure that the value is not empty.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")], twilioErrors: [13223],
    wrong: "<Response><Dial><Number/></Dial><Hangup/></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial><Hangup/></Response>")

  /// An empty `Number` beside other nouns.
  package static let emptyNumberInGroup = Rule(
    id: "empty-number-in-group", severity: .error, scope: .parent,
    summary: "empty Number that is not alone in Dial",
    finds: """
      A Number without text beside other nodes in Dial. Kazoo brings each Number of a group into \
      E.164, and the code for that has no clause for an empty text.
      """,
    caller: "Kazoo hangs up at the Dial. The others are not rung either.",
    remedy: "Write the number, or remove the empty Number.",
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("knm_converters:normalize/1"),
    ], twilioErrors: [13223],
    wrong: "<Response><Dial><User>anna</User><Number/></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `hangupOn` without `record`.
  package static let hangupKeyWithoutRecord = Rule(
    id: "hangup-key-without-record", severity: .error, relaxation: .always,
    summary: "hangupOn without record",
    finds: """
      A Dial of a number with hangupOn and without record="true". Kazoo has a clause for a call \
      with neither and for one that is recorded, but none for hangupOn alone.
      """,
    caller: "Kazoo hangs up at the Dial. Nobody is rung.",
    remedy: """
      Remove hangupOn, or add record="true" if the call should be recorded.
      """,
    citations: [.kazoo("kzt_twiml_dial:media_processing/2")],
    wrong: #"<Response><Dial hangupOn="*">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial hangupOn="*" record="true">+14155550100</Dial></Response>"#)

  /// A time limit of nothing.
  package static let timeLimitOnAnswer = Rule(
    id: "time-limit-on-answer", severity: .error,
    summary: "time limit that ends the call as it is answered",
    finds: "timeLimit of 0 or less. On a Conference it is a warning.",
    caller: """
      The call is hung up as soon as the other side answers. In front of a Conference, Kazoo parks \
      the caller instead.
      """,
    remedy: """
      Write the number of seconds that the call may last, or leave the attribute out: it is four \
      hours then.
      """,
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")], twilioErrors: [13216],
    wrong: #"<Response><Dial timeLimit="0">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial timeLimit="3600">+14155550100</Dial></Response>"#)

  /// An attribute of `Dial` without an effect on its destination.
  package static let ignoredWithDestination = Rule(
    id: "ignored-with-destination", severity: .warning,
    summary: "attribute that has no effect with this noun",
    finds: """
      An attribute of Dial that Kazoo reads for other destinations than the one that is dialed: \
      action and method with a Conference or Queue, which always ends the document, and strategy \
      with a number.
      """,
    caller: """
      The call goes on as if the attribute were not there. 'action' is not requested after a \
      conference.
      """,
    remedy: "Remove the attribute.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: #"<Response><Dial action="done.php"><Conference>team</Conference></Dial></Response>"#,
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// The verbs after a `Dial`.
  package static let afterDial = Rule(
    id: "after-dial", severity: .warning,
    summary: "verb after Dial that the caller does not hear",
    finds: """
      A verb that speaks, plays, gathers or records after a Dial. When the dialed call ends, \
      answered or not, Kazoo hangs up the caller and only then runs the next verbs.
      """,
    caller: """
      The caller does not hear it: a "leave a message" after a Dial reaches nobody. After a number \
      it is heard when the call fails and the carrier's response arrives before the end of the \
      bridge; after users and devices never.
      """,
    remedy: """
      Put the words before the Dial, or let the user's or device's own settings take the \
      voicemail.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3")],
    wrong: "<Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// The request after a `Dial`.
  package static let unheardAction = Rule(
    id: "unheard-action", severity: .note,
    summary: "request after Dial whose response the caller does not hear",
    finds: "action on a Dial, or a Redirect after one.",
    caller: """
      When the dialed call ends, Kazoo hangs up the caller and then makes the request. The server \
      learns how the call ended, but the verbs of its response run without a caller.
      """,
    remedy: """
      There is nothing to do if the request is for the server's records. What the caller should \
      hear belongs before the Dial.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3"), .kazoo("kzt_twiml_dial:maybe_end_dial/3")],
    wrong:
      #"<Response><Dial action="http://app.example.com/done.php"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A number dialed for a caller from outside.
  package static let offnetWithoutAccount = Rule(
    id: "offnet-without-account", severity: .note,
    summary: "number that is not dialed for calls from a carrier known by its ACL alone",
    finds: """
      A Dial of a number. On Kazoo 4.3 the request to dial off-net fails on a call without an \
      Authorizing-ID.
      """,
    caller: """
      A call from a carrier that Kazoo knows by its ACL alone has no such ID: Kazoo hangs it up at \
      the Dial. Calls from the account's own devices, and from a carrier with a resource document, \
      have one and are dialed.
      """,
    remedy: "Give the carrier a resource document, or ring users and devices.",
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
