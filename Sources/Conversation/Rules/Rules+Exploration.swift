package import Diagnostics

/// The examples are small applications: each document follows a comment with its path and, if the
/// response depends on the key, the digits. `{n}` is the value of `n` in the URL, or 1.
extension Rule {
  /// A request that brings no response.
  package static let failedRequest = Rule(
    id: "failed-request", severity: .error, isFatal: true,
    summary: "a request on an explored call brings no response",
    finds: """
      The server sends no response, or sends it too late, or sends something that is not HTTP.
      """,
    caller: "\(whenRequestFails)",
    remedy: """
      Start the server, or look into its log at the time of the request. Kazoo waits five seconds \
      for a response.
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
    summary: "a prompt offers a key that does not work",
    finds: """
      A prompt tells the caller to press a key. The response to this key is an error, the same \
      menu again, or the response that wrong keys get. A key that repeats the menu is not reported \
      if the prompt says so. If other keys get the same response, and it does not say that the key \
      is wrong, the finding is a note.
      """,
    caller: "The caller presses the key and does not get what the prompt promises.",
    remedy: "Handle the key in the application, or remove it from the prompt.",
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
      Most keys that the prompts do not name get the same response. This key gets another one.
      """,
    caller: "Only callers who know this key can use it.",
    remedy: """
      Name the key in the prompt, or remove it from the application. If only some callers should \
      know it, there is nothing to do.
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
    summary: "the call ends without a word to the caller",
    finds: """
      The caller does something, such as pressing a key, and the next thing that happens is the \
      end of the call.
      """,
    caller: "For the caller this sounds like a failure of the line.",
    remedy: "Let the response say goodbye, or what went wrong, before the call ends.",
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
    summary: "a response speaks after the caller has hung up or was hung up",
    finds: """
      The response speaks after a Dial, or after a Record that the caller ended by hanging up. \
      When a dialed call ends, Kazoo hangs up the caller and then requests the action of the Dial. \
      The exception of the rule after-dial is not tried.
      """,
    caller: "Nobody hears it.",
    remedy: """
      Speak before the Dial, and let the response to its action only hang up. After a Record, say \
      nothing that the caller has to hear.
      """,
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
        <Say>If nobody answers, please call again.</Say>
        <Dial action="http://localhost:8080/dialed"><User>sales</User></Dial>
      </Response>

      <!-- /dialed -->
      <Response><Hangup/></Response>
      """)

  /// A response that is not the same on every call.
  package static let unstableResponse = Rule(
    id: "unstable-response", severity: .note,
    summary: "the same call gets a different response each time",
    finds: """
      The command explore makes each call again from its first request. Here the same keys and \
      results brought a different response, and not only its ids and times are different.
      """,
    caller: """
      Another caller may hear something else. explore may not know everything that can follow.
      """,
    remedy: """
      If chance or the time of day decides, there is nothing to do. Otherwise look for data that \
      the application keeps from one call to the next.
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
