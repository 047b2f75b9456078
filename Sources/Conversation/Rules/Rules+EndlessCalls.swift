package import Diagnostics

extension Rule {
  /// A loop that only the caller ends.
  package static let endlessLoop = Rule(
    id: "endless-loop", severity: .warning,
    summary: "documents repeat without end while the caller does nothing",
    finds: "The documents request each other in a circle as long as the caller presses no key.",
    caller: """
      A caller who does not hang up hears the same prompts again and again. Each round makes a \
      request, and the channel stays in use.
      """,
    remedy: """
      End the call after a few rounds. To repeat only a prompt, use loop. To repeat documents, \
      count the rounds in the URL.
      """,
    citations: [.kazoo("kzt_twiml:redirect/3")],
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

  /// A menu that others like it follow for as long as the caller presses a key.
  package static let endlessMenu = Rule(
    id: "endless-menu", severity: .note,
    summary: "a menu goes on for as long as the caller presses a key",
    finds: """
      Each key press brings another menu with the same tags at the same path, and none of those is \
      the last. Only their numbers or their texts differ.
      """,
    caller: """
      Nothing ends the call but the caller. In a PIN entry, the caller can try one number after the \
      other.
      """,
    remedy: """
      Count the rounds, in the URL for example, and end the call after some of them. Nothing, if \
      callers are to go on for as long as they like.
      """,
    citations: [.manual("COMMANDS")],
    wrong: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/voice?n={n+1}">
          <Say>This is offer number {n}. Press 1 for the next offer.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>
      """,
    right: """
      <!-- /voice -->
      <Response>
        <Gather numDigits="1" action="http://localhost:8080/last">
          <Say>This is offer number 1. Press 1 for the next offer.</Say>
        </Gather>
        <Say>Goodbye.</Say>
      </Response>

      <!-- /last -->
      <Response><Say>This is offer number 2, and the last one. Goodbye.</Say></Response>
      """)
}
