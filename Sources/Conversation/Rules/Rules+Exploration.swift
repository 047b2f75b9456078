package import Diagnostics

/// The examples are small applications: each document stands below a comment with its path and, where
/// the response depends on the key, with the digits.
extension Rule {
  /// A request that brings no response.
  package static let failedRequest = Rule(
    id: "failed-request", severity: .error, isFatal: true,
    summary: "a request gets no response",
    explanation: """
      The server cannot be reached, does not respond in time, or sends something that is not HTTP. If \
      this is the first request of a call, the callflow goes on to the '_' child of its pivot action. \
      Later in the call Kazoo 4.3 does nothing, and the caller hears nothing; Kazoo 5 hangs up.
      """,
    citations: [.kazoo("pivot_call:handle_info/2")],
    wrong: """
      <!-- /voice -->
      no response within five seconds
      """,
    right: """
      <!-- /voice -->
      <Response><Say>Welcome.</Say></Response>
      """)

  /// A key that a prompt offers in vain.
  package static let deadKey = Rule(
    id: "dead-key", severity: .warning,
    summary: "a prompt offers a key that leads nowhere",
    explanation: """
      A prompt tells the caller to press a key, but the response is the one for wrong keys, or the \
      same menu again. There is no finding if the prompt says that the key repeats the menu or goes \
      back.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press 1 for sales, 2 for service.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice Digits=1 -->
      <Response><Dial><User>sales</User></Dial></Response>

      <!-- /choice -->
      <Response><Say>This key is not in use. Goodbye.</Say></Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press 1 for sales.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice Digits=1 -->
      <Response><Dial><User>sales</User></Dial></Response>

      <!-- /choice -->
      <Response><Say>This key is not in use. Goodbye.</Say></Response>
      """)

  /// A key that works without being offered.
  package static let hiddenKey = Rule(
    id: "hidden-key", severity: .note,
    summary: "a key works that no prompt offers",
    explanation: """
      Most keys that the prompts do not name get the same response, but this key gets another one. It \
      may be meant for people who know it, or it may be left over.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press 1 for sales.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice Digits=1 -->
      <Response><Dial><User>sales</User></Dial></Response>

      <!-- /choice Digits=5 -->
      <Response><Dial><User>workshop</User></Dial></Response>

      <!-- /choice -->
      <Response><Say>This key is not in use. Goodbye.</Say></Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press 1 for sales, 5 for the workshop.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice Digits=1 -->
      <Response><Dial><User>sales</User></Dial></Response>

      <!-- /choice Digits=5 -->
      <Response><Dial><User>workshop</User></Dial></Response>

      <!-- /choice -->
      <Response><Say>This key is not in use. Goodbye.</Say></Response>
      """)

  /// A loop that only the caller ends.
  package static let endlessLoop = Rule(
    id: "endless-loop", severity: .warning,
    summary: "the same responses repeat for as long as the caller does nothing",
    explanation: """
      If the caller does nothing, the call never ends. Each round is a request, and the channel stays \
      in use. Count the rounds, and end the call after some of them.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Say>Please wait.</Say>
        <Redirect>http://localhost:8080/voice</Redirect>
      </Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Say loop="3">Please wait.</Say>
        <Say>Nobody is free now. Goodbye.</Say>
      </Response>
      """)

  /// A hang-up without a word.
  package static let silentHangup = Rule(
    id: "silent-hangup", severity: .warning,
    summary: "Kazoo hangs up the caller without a word",
    explanation: """
      The caller does something, and the next thing that happens is the end of the call. To the caller \
      it sounds like a broken line.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press any key to end the call.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice -->
      <Response><Hangup/></Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/choice">
          <Say>Press any key to end the call.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /choice -->
      <Response><Say>Goodbye.</Say><Hangup/></Response>
      """)

  /// Speech after the end of the caller's call.
  package static let unheardSpeech = Rule(
    id: "unheard-speech", severity: .warning,
    summary: "a response speaks to a caller who is gone",
    explanation: """
      When a dialed call ends, Kazoo hangs up the caller and still requests the 'action' of the Dial. \
      The caller hears nothing of the response.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Dial action="http://localhost:8080/dialed"><User>sales</User></Dial>
      </Response>

      <!-- /dialed -->
      <Response><Say>Nobody is there. Goodbye.</Say></Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Dial action="http://localhost:8080/dialed"><User>sales</User></Dial>
      </Response>

      <!-- /dialed -->
      <Response><Hangup/></Response>
      """)

  /// A response that is not the same on every call.
  package static let unstableResponse = Rule(
    id: "unstable-response", severity: .note,
    summary: "the same call gets a different response each time",
    explanation: """
      explore makes each call from its first request. Here the same decisions brought responses that \
      differ in more than ids and times, so explore may have missed what follows.
      """,
    wrong: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/end"><Say>Good morning.</Say></Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /voice, the next time -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/end"><Say>Hello there.</Say></Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /end -->
      <Response><Say>Goodbye.</Say></Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/end"><Say>Good morning.</Say></Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /end -->
      <Response><Say>Goodbye.</Say></Response>
      """)

  /// What explore finds in addition to the findings in each document.
  package static let exploration: [Rule] = [
    .failedRequest, .deadKey, .hiddenKey, .endlessLoop, .silentHangup, .unheardSpeech,
    .unstableResponse,
  ]
}
