package import Diagnostics

extension Rule {
  /// A request that brings no response.
  package static let failedRequest = Rule(
    id: "failed-request", severity: .error, isFatal: true,
    summary: "a request on an explored call brings no response",
    explanation: """
      The server does not answer, or not in time, or what it sends is not HTTP. On the first request \
      of a call the callflow goes on to the '_' child of its pivot action; later nobody acts on Kazoo \
      4.3, and the caller hears nothing.
      """,
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong: "call http://localhost:8080/slow", right: "call http://localhost:8080/voice")

  /// A key that a prompt offers in vain.
  package static let deadKey = Rule(
    id: "dead-key", severity: .warning,
    summary: "a prompt offers a key that leads nowhere",
    explanation: """
      A prompt tells the caller to press a key, and the response is the one that wrong keys get, the \
      same menu once more, or an error. A key that is for repeating the menu is passed over where the \
      prompt says so.
      """,
    wrong: "Press 1 for sales, 2 for service: and 2 is unknown to the application",
    right: "Press 1 for sales")

  /// A key that works without being offered.
  package static let hiddenKey = Rule(
    id: "hidden-key", severity: .note,
    summary: "a key works that no prompt offers",
    explanation: """
      Most keys that the prompts do not name get one response, and this one another. It may be meant \
      for those who know it, or left over.
      """,
    wrong: "Press 1 for sales: and 5 leads to the workshop",
    right: "Press 1 for sales, 5 for the workshop")

  /// A loop that nobody ends.
  package static let endlessLoop = Rule(
    id: "endless-loop", severity: .warning,
    summary: "the same comes again and again while the caller does nothing",
    explanation: """
      A caller who put the telephone aside is spoken to until the other end hangs up. Each round is a \
      request, and the channel stays in use.
      """,
    wrong: "a menu that redirects to itself", right: "a menu that hangs up after three rounds")

  /// A hang-up without a word.
  package static let silentHangup = Rule(
    id: "silent-hangup", severity: .warning,
    summary: "the caller is hung up without a word",
    explanation: """
      The caller does something, and the next thing that happens is the end of the call. It sounds \
      like a fault of the line.
      """,
    wrong: "a key that leads to <Response><Hangup/></Response>",
    right: "a key that leads to <Response><Say>Goodbye</Say><Hangup/></Response>")

  /// Something that is said to nobody.
  package static let unheardSpeech = Rule(
    id: "unheard-speech", severity: .warning,
    summary: "something is said to a caller who is gone",
    explanation: """
      When a dialed call ends Kazoo hangs up the caller, and requests the action of the Dial all the \
      same. What that response says nobody hears. The same holds for a caller who hangs up during a \
      Record.
      """,
    wrong: "a message in the response to the action of a Dial",
    right: "the message before the Dial")

  /// A response that is another one each time.
  package static let unstableResponse = Rule(
    id: "unstable-response", severity: .note,
    summary: "the same call gets another response each time",
    explanation: """
      The walk makes each call from its first request. Here the same decisions brought a response that \
      differs in more than the ids and times that change on each call, so that what lies behind it may \
      be incomplete.
      """,
    wrong: "a greeting that is drawn by lot", right: "the same greeting on each call")

  /// What a walk through an application finds beside the documents themselves.
  package static let exploration: [Rule] = [
    .failedRequest, .deadKey, .hiddenKey, .endlessLoop, .silentHangup, .unheardSpeech,
    .unstableResponse,
  ]
}
