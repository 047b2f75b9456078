import Conversation
import Diagnostics
import Reference
import Trace
import TwiMLVocabulary

extension Option {
  /// The options that decide what happens on a call, for `trace` and `call`.
  static let call: [Option] = [
    Option(
      "press", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request], "the keys that the caller presses at one Gather, or 'none'",
      details: """
        The first `--press` is for the first `Gather` that waits for keys, the second for the next \
        one, and so on; at further ones no key is pressed. The keys are pressed when the prompts \
        have ended.
        """
    ) { (settings, value) throws(UsageError) in
      settings.call.decisions.append(try press(value, "press"))
    },
    Option(
      "digits", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.trace, .request], "the same as --press"
    ) { (settings, value) throws(UsageError) in
      settings.call.decisions.append(try press(value, "digits"))
    },
    Option(
      flag: "hang-up", topic: .call, for: [.trace, .call],
      "the caller hangs up at a Gather; counts as one --press"
    ) { $0.call.decisions.append(Decision(.act(.hangUp), label: "--hang-up")) },
    Option(
      "dial", takes: words(DialResult.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request], "the result of a dialed call: answered, busy or no-answer",
      details: "The first `--dial` is for the first `Dial`, and so on."
    ) { (settings, value) throws(UsageError) in
      let result: DialResult = try word(value, "dial")
      settings.call.decisions.append(
        Decision(.dial(result.outcome), label: "--dial \(result.rawValue)"))
    },
    Option(
      flag: "response-first", topic: .call, for: [.trace, .call, .request],
      "the carrier's response arrives before the end of a failed call",
      details: """
        Both orders happen on real calls. Only in this one does the caller stay on the line after \
        a number that is busy or not answered.
        """
    ) { $0.call.isResponseFirst = true },
    Option(
      "record", takes: words(CallSettings.Recording.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request],
      "what Record records: sound, silence, or hang-up for sound until the caller hangs up",
      details: "The first `--record` is for the first `Record`, and so on."
    ) { (settings, value) throws(UsageError) in
      let recording: CallSettings.Recording =
        value.text == "ok" ? .sound : try word(value, "record")
      settings.call.decisions.append(
        Decision(.record(recording.outcome), label: "--record \(value.text)"))
    },
    Option(
      "next",
      takes: ArgumentDescription("FORMAT", words: Composition.Format.allCases.map(\.rawValue)),
      topic: .output, for: [.trace],
      "print the next request alone, as query, form, json, curl or table",
      details: """
        `curl` prints a command that makes the same request as Kazoo, ready for `| sh`; it needs \
        `--base-url` where the document has no absolute URL. If there is no next request, only the \
        reason is printed.
        """
    ) { (settings, value) throws(UsageError) in
      guard let format = Composition.Format(rawValue: value.text) else {
        throw UsageError(
          "'--next' takes \(Composition.Format.allCases.map(\.rawValue).listed("or")), not "
            + "'\(value.text)'")
      }
      settings.nextFormat = format
    },
    Option(
      "missing", takes: ArgumentDescription("ID"), isRepeatable: true, topic: .call,
      for: [.trace, .call], "the id of a user or device that does not exist in the account"
    ) { settings, value in settings.call.caller.missingEndpoints.insert(value.text) },
    Option(
      "set",
      takes: ArgumentDescription(
        "NAME=VALUE", words: Caller.Fact.allCases.flatMap { [$0.twimlName, $0.kazooName] },
        continuation: .words([], isList: false)),
      isRepeatable: true, topic: .call,
      for: [.trace], "the value of a request parameter, such as From=+14155550100",
      details: """
        NAME is CallSid, AccountSid, From, FromRealm, To, ToRealm, CallerName, CallerNumber or \
        DialCallSid, or Kazoo's name for the same, such as Call-ID. Other values are invented.
        """, apply: setFact),
    Option(
      "entity", takes: ArgumentDescription("NAME=TEXT"), isRepeatable: true, topic: .call,
      for: [.trace, .call], "the text of an external entity on Kazoo's server",
      details: """
        Kazoo reads the file that the document names and puts its text in the place of `&NAME;`. \
        twimlc never opens that file: without this option the entity is empty.
        """, apply: setEntity),
  ]

  private static func press(
    _ value: SystemString, _ option: String
  ) throws(UsageError) -> Decision {
    let keys = value.text == "none" ? [] : Array(value.text)
    if let wrong = keys.first(where: { !"0123456789*#".contains($0) }) {
      throw UsageError("'--\(option)' takes the keys 0 to 9, * and #, not '\(wrong)'")
    }
    return Decision(.act(.press(keys)), label: "--\(option) \(value.text)")
  }

  private static func words<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type
  ) -> ArgumentDescription {
    let words = Choice.allCases.map(\.rawValue)
    return ArgumentDescription("RESULT", words: words, defaultValue: words[0])
  }

  private static func word<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: SystemString, _ option: String
  ) throws(UsageError) -> Choice {
    guard let choice = Choice(rawValue: value.text) else {
      let words = Choice.allCases.map(\.rawValue).listed("or")
      throw UsageError("'--\(option)' takes \(words), not '\(value.text)'")
    }
    return choice
  }

  @Sendable private static func setEntity(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let (name, text) = try pair(value, of: "entity", as: "NAME=TEXT")
    settings.call.entities[name] = text
  }

  @Sendable private static func setFact(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let (name, text) = try pair(value, of: "set", as: "NAME=VALUE")
    guard let fact = Caller.Fact(name: name) else {
      throw UsageError(
        "unknown parameter in '--set': '\(name)'",
        suggestion: Spelling.candidate(
          for: name, among: [Caller.Fact.allCases.flatMap { [$0.twimlName, $0.kazooName] }]))
    }
    settings.call.caller[fact] = text
  }
}
