package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// `Dial` with nothing to dial.
  package static let emptyDial = Rule(
    id: "empty-dial", severity: .error, scope: .element,
    summary: "Dial without anything to dial",
    finds: "The Dial is empty, has only white space, or has text without a digit and no noun.",
    caller: "Kazoo cannot run the Dial and hangs up. No phone rings.",
    remedy: """
      Write a number, or a noun: User or Device with the id that the user or device has in Kazoo, \
      Number, or Conference with the name of a room.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    correction: .replacement,
    wrong: "<Response><Dial>reception</Dial></Response>",
    right: "<Response><Dial><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>")

  /// A comment, CDATA section or processing instruction at the beginning of `Dial`.
  package static let commentFirstInDial = Rule(
    id: "comment-first-in-dial", severity: .error, scope: .parent,
    summary: "Dial that begins with a comment, CDATA or instruction",
    finds: """
      The content of Dial begins with a comment, a CDATA section or a processing instruction. \
      Kazoo decides by the first part of the content what to dial, and these are unknown to it. \
      White space before them avoids the failure, except one single space.
      """,
    caller: "Kazoo hangs up at the Dial. No phone rings.",
    remedy: """
      Move a comment or a processing instruction before the Dial, or remove it. Write the text of \
      a CDATA section without CDATA.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    fix: .either(
      safe: "writes the text of a CDATA section without CDATA", unsafe: "removes the comment",
      none: "a processing instruction"),
    wrong: "<Response><Dial><!-- sales --><Number>+14155550100</Number></Dial></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// Characters dropped from a number.
  package static let cleanedNumber = Rule(
    id: "cleaned-number", severity: .warning,
    summary: "number with letters or an extension, of which Kazoo dials only the digits",
    finds: """
      Kazoo keeps only the characters 0 to 9 and + of a number. It does not turn letters into \
      keys, and the digits of an extension become a part of the number. Spaces, dots, hyphens and \
      brackets are not reported: without them the number is right.
      """,
    caller: """
      Usually Kazoo dials a wrong number, such as 1800 for 1-800-FLOWERS. If only a prefix such as \
      tel: is removed, the number is right.
      """,
    remedy: """
      Write the number in E.164: + and digits, such as +18003569377. Leave the extension out.
      """,
    citations: [.kazoo("kzt_twiml_dial:cleanup_dial_me/1")],
    wrong: "<Response><Dial>1-800-FLOWERS</Dial></Response>",
    right: "<Response><Dial>+18003569377</Dial></Response>")

  /// A number that Kazoo does not accept.
  package static let refusedNumber = Rule(
    id: "refused-number", severity: .error,
    summary: "number 0, which Kazoo does not dial",
    finds: """
      The text of Dial or Number is 0. Kazoo counts 0 as no number and does not send the request \
      to dial it.
      """,
    caller: "Kazoo hangs up at the Dial. No phone rings.",
    remedy: "Dial the user or device of the operator, or the full number of the operator.",
    citations: [.kazoo("kz_term:is_empty/1"), .kazoo("kapi_offnet_resource:req/1")],
    wrong: "<Response><Dial>0</Dial></Response>",
    right: "<Response><Dial><User>operator</User></Dial></Response>")

  /// A `Number` beside others with more in it than digits.
  package static let rawNumber = Rule(
    id: "raw-number", severity: .warning,
    summary: "Number beside other content of Dial, which is dialed exactly as written",
    finds: """
      A Number has more than digits and + in it, and the Dial has other content too. Kazoo removes \
      other characters from a Number only if that is the only content of the Dial.
      """,
    caller: """
      The other phones ring, but the number does not: Kazoo sends it to the carrier with its \
      hyphens, brackets and words, and the carrier refuses it. From Kazoo 4.3.96 on the whole Dial \
      fails in any case; see build-dependent-noun.
      """,
    remedy: """
      Write the number in E.164: + and digits. For all versions of Kazoo, give the user a device \
      that forwards to the number, and dial only the user.
      """,
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .safe(
      "removes spaces, hyphens, dots and brackets; Kazoo adds +1 to ten digits that are left",
      none: "a number with other characters in it"),
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
    finds: "The only content of a Dial is a Number that has no digit.",
    caller: "Kazoo continues with the next verb as if the Dial were not there. No phone rings.",
    remedy: """
      Write the number between the tags. In a template, make sure that the value is not empty.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")], twilioErrors: [13223],
    wrong: "<Response><Dial><Number/></Dial><Hangup/></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial><Hangup/></Response>")

  /// An empty `Number` beside other nouns.
  package static let emptyNumberInGroup = Rule(
    id: "empty-number-in-group", severity: .error, scope: .parent,
    summary: "empty Number beside other content of Dial",
    finds: """
      A Number without text stands in a Dial that has other content too. Kazoo fails when it \
      converts the empty text into E.164.
      """,
    caller: "Kazoo hangs up at the Dial. The other phones do not ring either.",
    remedy: "Write the number, or remove the empty Number.",
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("knm_converters:normalize/1"),
    ], twilioErrors: [13223],
    wrong: "<Response><Dial><User>anna</User><Number/></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// `hangupOn` without `record`.
  package static let hangupKeyWithoutRecord = Rule(
    id: "hangup-key-without-record", severity: .error, relaxation: .always,
    summary: "Dial with hangupOn and without record",
    finds: """
      A Dial of a number has hangupOn, and does not have record="true". The code of Kazoo knows \
      hangupOn only together with a recording.
      """,
    caller: "Kazoo hangs up at the Dial. No phone rings.",
    remedy: """
      Add record="true" if you want to record the call. Otherwise remove hangupOn.
      """,
    citations: [.kazoo("kzt_twiml_dial:media_processing/2")],
    wrong: #"<Response><Dial hangupOn="*">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial hangupOn="*" record="true">+14155550100</Dial></Response>"#)

  /// A time limit of nothing.
  package static let timeLimitOnAnswer = Rule(
    id: "time-limit-on-answer", severity: .error,
    summary: "time limit that ends the call as it is answered",
    finds: "The timeLimit of a Dial is 0 or less. With a Conference this is a warning.",
    caller: """
      Kazoo hangs up as soon as the other side answers. With a Conference, Kazoo takes the caller \
      out of the room at once, and the call ends.
      """,
    remedy: """
      Write the number of seconds that the call may last. Or remove the attribute: the limit is \
      then four hours.
      """,
    citations: [.kazoo("kzt_receiver:wait_for_offnet/2")], twilioErrors: [13216],
    wrong: #"<Response><Dial timeLimit="0">+14155550100</Dial></Response>"#,
    right: #"<Response><Dial timeLimit="3600">+14155550100</Dial></Response>"#)

  /// An attribute of `Dial` without an effect on its destination.
  package static let ignoredWithDestination = Rule(
    id: "ignored-with-destination", severity: .warning,
    summary: "attribute of Dial that has no effect with its content",
    finds: """
      There are three cases. The attribute 'action' or 'method' has no effect with a Conference, \
      because a conference ends the document, and with a Queue, at which the call ends. The \
      attribute 'strategy' has no effect if the Dial has one number.
      """,
    caller: """
      The attribute has no effect. After a conference or at a Queue, Kazoo requests nothing and \
      runs no other verb. A number is dialed as without 'strategy'.
      """,
    remedy: "Remove the attribute. Nothing can follow a conference or a Queue in the document.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: #"<Response><Dial action="done.php"><Conference>team</Conference></Dial></Response>"#,
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// The verbs after a `Dial`.
  package static let afterDial = Rule(
    id: "after-dial", severity: .warning,
    summary: "verb after Dial that the caller does not hear",
    finds: """
      A verb that speaks, plays, gathers or records stands after a Dial. When the dialed call \
      ends, answered or not, Kazoo first hangs up the caller and then runs the next verbs.
      """,
    caller: """
      The caller does not hear the verb, so a "leave a message" after a Dial has no effect. There \
      is one exception, on which you cannot rely. After a dialed number is busy or does not \
      answer, Kazoo gets two messages: the carrier's response and the end of the dialing. If the \
      response comes first, Kazoo does not hang up, and the caller hears the verb.
      """,
    remedy: """
      Remove the verb, or put it before the Dial. For a voicemail, send a callflow instead of \
      TwiML, as `twimlc translate` writes it: it goes on if nobody answers.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3")],
    wrong: "<Response><Dial><User>anna</User></Dial><Say>Nobody is here</Say></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// The request after a `Dial`.
  package static let unheardAction = Rule(
    id: "unheard-action", severity: .note,
    summary: "request after Dial whose response the caller does not hear",
    finds: "A Dial has an action, or a Redirect stands after a Dial.",
    caller: """
      When the dialed call ends, Kazoo hangs up the caller and then makes the request. The server \
      learns how the call ended, but the caller does not hear its response. The exception of the \
      rule after-dial holds here too: after a number that is busy or does not answer, the caller \
      may hear it.
      """,
    remedy: """
      If only the server needs the request, there is nothing to do. Put everything that the caller \
      should hear before the Dial.
      """,
    citations: [.kazoo("kzt_receiver:handle_hangup/3"), .kazoo("kzt_twiml_dial:maybe_end_dial/3")],
    correction: .none,
    wrong:
      #"<Response><Dial action="http://app.example.com/done.php"><User>anna</User></Dial></Response>"#,
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A number dialed for a caller from outside.
  package static let offnetWithoutAccount = Rule(
    id: "carrier-without-resource", formerly: "offnet-without-account", severity: .note,
    summary: "number that Kazoo 4.3 does not dial for calls from some carriers",
    finds: """
      A Dial of a number. Kazoo 4.3 needs an Authorizing-ID on the call to dial a number: the id \
      of the device or carrier that the call comes from. Calls from the account's devices have \
      one, and so have calls from a carrier with a resource document, which is its entry under \
      'resources' in Kazoo's API. Calls from a carrier whose addresses are only in Kazoo's ACL, \
      the list of trusted addresses, have none.
      """,
    caller: """
      On a call without an Authorizing-ID, Kazoo 4.3 hangs up at the Dial. On all other calls it \
      dials the number. By its documentation, Kazoo 5 dials it on every call.
      """,
    remedy: """
      Create a resource document for the carrier in Kazoo's API. Or dial users and devices instead \
      of numbers.
      """,
    citations: [.kazoo("kzt_util:offnet_req/2"), .pivot("dial/dial-overview")],
    correction: .alternative,
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
