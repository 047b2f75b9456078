package import Diagnostics

/// The examples are small applications: each document follows a comment with its path and, if the
/// response depends on the key, the digits. `{n}` is the value of `n` in the URL, or 1.
extension Rule {
  /// A request that brings no response.
  package static let failedRequest = Rule(
    id: "failed-request", severity: .error, isFatal: true,
    summary: "a request on an explored call brings no response",
    finds: "The server does not answer, or not in time, or what it sends is not HTTP.",
    caller: """
      On the first request of a call, the callflow goes on to the '_' child of its pivot action. \
      Later nobody acts on Kazoo 4.3, and the caller hears nothing.
      """,
    remedy: """
      Start the server, or look into its log at the time of the request. Kazoo waits for five \
      seconds.
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

  /// A key that a prompt offers but that leads nowhere.
  package static let deadKey = Rule(
    id: "dead-key", severity: .warning,
    summary: "a prompt offers a key that leads nowhere",
    finds: """
      A prompt tells the caller to press a key, and the response is the one that wrong keys get, \
      the same menu once more, or an error. A key for repeating the menu is left out where the \
      prompt says so. If other keys get the same response, and it does not say that the key is \
      wrong, the finding is a note.
      """,
    caller: "The caller presses the key, and nothing or something wrong happens.",
    remedy: "Handle the key in the application, or take it out of the prompt.",
    citations: [.manual("COMMANDS")],
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
    finds: """
      Most keys that the prompts do not name get one response, and this one gets another.
      """,
    caller: "Only callers who know of the key reach what it leads to.",
    remedy: """
      Name the key in the prompt, or remove it, if it is left over. Nothing, if it is for those \
      who know it.
      """,
    citations: [.manual("COMMANDS")],
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

  /// A hang-up without a word.
  package static let silentHangup = Rule(
    id: "silent-hangup", severity: .warning,
    summary: "the caller is hung up without a word",
    finds: "The caller does something, and the next thing that happens is the end of the call.",
    caller: "It sounds like a fault of the line.",
    remedy: "Say goodbye, or what went wrong, before the call ends.",
    citations: [.kazoo("kzt_twiml:hangup/1")],
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
    summary: "something is said to a caller who is gone",
    finds: """
      A response that speaks after a Dial, or after a Record that the caller ended by hanging up. \
      When a dialed call ends, Kazoo hangs up the caller and requests the action of the Dial all \
      the same.
      """,
    caller: "Nobody hears it.",
    remedy: "Say it before the Dial. After a Record, expect that the caller is gone.",
    citations: [.kazoo("kzt_receiver:handle_hangup/3")],
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
    summary: "the same call gets another response each time",
    finds: """
      The exploration makes each call from its first request. Here the same decisions brought a \
      response that differs in more than the ids and times that change on each call.
      """,
    caller: """
      Another call may hear something else, and what follows this response may not be explored as \
      a whole.
      """,
    remedy: """
      Nothing, if chance or the time of day is meant to decide. Otherwise look for state that the \
      application keeps between calls.
      """,
    citations: [.manual("COMMANDS")],
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
    .failedRequest, .deadKey, .hiddenKey, .endlessLoop, .endlessMenu, .silentHangup, .unheardSpeech,
    .unstableResponse,
  ]
}
