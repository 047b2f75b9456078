import Diagnostics
import Reference
import Trace
import TwiMLVocabulary

extension Option {
  /// What happens on the call that a document is traced on.
  static let call: [Option] = [
    Option(
      "digits", takes: ArgumentDescription("KEYS"), topic: .call, for: [.trace],
      "the keys that the caller presses",
      details: """
        The `Gather` that waits first takes those that it needs, once what is inside it has ended; \
        without the option no key is pressed.
        """
    ) { (settings, value) throws(UsageError) in
      let keys = Array(value.text)
      guard let stranger = keys.first(where: { !"0123456789*#".contains($0) }) else {
        settings.scenario.keys = keys
        return
      }
      throw UsageError("'--digits' takes the keys 0 to 9, * and #, not '\(stranger)'")
    },
    Option(
      "dial", placeholder: "RESULT", absent: Scenario().dial, topic: .call, for: [.trace],
      "what comes of a dialled call: answered, busy or no-answer"
    ) { $0.scenario.dial = $1 },
    Option(
      flag: "response-first", topic: .call, for: [.trace],
      "let the response of the carrier come before the end of a failed call",
      details: """
        Only then does Kazoo not hang up the caller after a number that is busy or not answered. \
        Both orders happen.
        """
    ) { $0.scenario.isResponseFirst = true },
    Option(
      "record", placeholder: "RESULT", absent: Scenario().recording, topic: .call, for: [.trace],
      "what Record records: ok or silence"
    ) { $0.scenario.recording = $1 },
    Option(
      "missing", takes: ArgumentDescription("ID"), isRepeatable: true, topic: .call, for: [.trace],
      "a user or device that the account does not have"
    ) { settings, value in settings.scenario.caller.missingEndpoints.insert(value.text) },
    Option(
      "set",
      takes: ArgumentDescription(
        "NAME=VALUE", words: Caller.Fact.allCases.flatMap { [$0.twimlName, $0.kazooName] },
        continuation: .words([], isList: false)),
      isRepeatable: true, topic: .call,
      for: [.trace], "a fact of the call, by the name of its request parameter",
      details: """
        NAME is CallSid, AccountSid, From, FromRealm, To, ToRealm, CallerName, CallerNumber or \
        DialCallSid, or Kazoo's name for the same, as in Call-ID. What is not set is made up.
        """, apply: setFact),
    Option(
      "entity", takes: ArgumentDescription("NAME=TEXT"), isRepeatable: true, topic: .call,
      for: [.trace], "what an external entity holds on Kazoo's server",
      details: """
        Kazoo puts the text of the file that the document names in the place of `&NAME;`. twimlc \
        never opens that file: without the option the entity counts as empty.
        """, apply: setEntity),
  ]

  @Sendable private static func setEntity(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let (name, text) = try pair(value, of: "entity", as: "NAME=TEXT")
    settings.scenario.entities[name] = text
  }

  @Sendable private static func setFact(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let (name, text) = try pair(value, of: "set", as: "NAME=VALUE")
    guard let fact = Caller.Fact(name: name) else {
      throw UsageError(
        "'--set' knows no parameter '\(name)'",
        suggestion: Spelling.candidate(
          for: name, among: [Caller.Fact.allCases.flatMap { [$0.twimlName, $0.kazooName] }]))
    }
    settings.scenario.caller[fact] = text
  }
}
