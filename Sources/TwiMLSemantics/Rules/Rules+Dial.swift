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
      Write a number, or a noun: User or Device with an id of the account, Number, or Conference.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>reception</Dial></Response>",
    right: "<Response><Dial><User>reception</User></Dial></Response>")

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
    remedy: "Move the comment before the Dial. Write the text of a CDATA section without CDATA.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    fix: .either(
      safe: "writes the text of a CDATA section without CDATA", unsafe: "removes the comment",
      none: "a processing instruction"),
    wrong: "<Response><Dial><!-- sales --><Number>+14155550100</Number></Dial></Response>",
    right: "<Response><Dial><Number>+14155550100</Number></Dial></Response>")

  /// Characters dropped from a number.
  package static let cleanedNumber = Rule(
    id: "cleaned-number", severity: .warning,
    summary: "number that changes when Kazoo removes all characters but digits",
    finds: """
      Kazoo dials only the characters 0 to 9 and + of a number. It does not turn letters into \
      keys, and the digits of an extension become a part of the number.
      """,
    caller: "Kazoo dials a wrong number.",
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
      The text of Dial or Number is 0. Kazoo treats this as an empty number and does not send the \
      request to dial it.
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
      Kazoo sends the number to the carrier with its hyphens, brackets and words, and the carrier \
      refuses it.
      """,
    remedy: "Write the number in E.164: + and digits.",
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .safe(
      "removes the spaces, hyphens, dots and brackets from the number",
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
      Kazoo hangs up as soon as the other side answers. With a Conference, Kazoo parks the caller \
      instead.
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
      There are two cases. One is action or method on a Dial with a Conference or Queue: such a \
      Dial always ends the document. The other is strategy on a Dial of a number.
      """,
    caller: """
      The attribute has no effect. After a conference, Kazoo requests nothing and runs no other \
      verb.
      """,
    remedy: "Remove the attribute. Kazoo cannot continue the document after a conference.",
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
      is one exception: after the Dial of a number that is busy or does not answer, the caller \
      hears it if the carrier's response arrives before the end of the dialed call.
      """,
    remedy: """
      Remove the verb, or put it before the Dial. For a voicemail, use the settings of the user or \
      device.
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
      learns how the call ended, but the caller does not hear its response.
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
    id: "offnet-without-account", severity: .note,
    summary: "number that Kazoo 4.3 does not dial for calls from some carriers",
    finds: """
      A Dial of a number. Kazoo 4.3 needs an Authorizing-ID on the call to dial a number. Calls \
      from the devices of the account have one, and so have calls from a carrier with a resource \
      document. Calls from a carrier that Kazoo knows only by its ACL have none.
      """,
    caller: """
      On a call without an Authorizing-ID, Kazoo hangs up at the Dial. On all other calls it dials \
      the number.
      """,
    remedy: """
      Create a resource document for the carrier. Or dial users and devices instead of numbers.
      """,
    citations: [.kazoo("kzt_util:offnet_req/2")],
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
