import Conversation
import Diagnostics
import Reference
import Trace
import TwiMLVocabulary

extension Option {
  /// What happens on a call, whether it is traced on one document or made.
  static let call: [Option] = [
    Option(
      "press", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request], "the keys that the caller presses at one Gather, or none",
      details: """
        The first one is for the `Gather` that waits first, once what is inside it has ended, the \
        second for the next one, and so on; afterwards no key is pressed.
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
      "let the caller hang up at a Gather, in the order of --press"
    ) { $0.call.decisions.append(Decision(.act(.hangUp), label: "--hang-up")) },
    Option(
      "dial", takes: words(DialResult.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request], "what comes of a dialed call: answered, busy or no-answer",
      details: "The first one is for the `Dial` that comes first, and so on."
    ) { (settings, value) throws(UsageError) in
      let result: DialResult = try word(value, "dial")
      settings.call.decisions.append(
        Decision(.dial(result.outcome), label: "--dial \(result.rawValue)"))
    },
    Option(
      flag: "response-first", topic: .call, for: [.trace, .call, .request],
      "let the response of the carrier come before the end of a failed call",
      details: """
        Only then does Kazoo not hang up the caller after a number that is busy or not answered. \
        Both orders happen.
        """
    ) { $0.call.isResponseFirst = true },
    Option(
      "record", takes: words(CallSettings.Recording.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request],
      "what Record records: sound, silence, or sound until a hang-up",
      details: "The first one is for the `Record` that comes first, and so on; `ok` is `sound`."
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
        `curl` prints the request just as Kazoo makes it, ready for `| sh`; it needs `--base-url` where \
        the document names no whole URL. Without a next request nothing is printed but why.
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
      for: [.trace, .call], "a user or device that the account does not have"
    ) { settings, value in settings.call.caller.missingEndpoints.insert(value.text) },
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
      for: [.trace, .call], "what an external entity holds on Kazoo's server",
      details: """
        Kazoo puts the text of the file that the document names in the place of `&NAME;`. twimlc \
        never opens that file: without the option the entity counts as empty.
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
    return ArgumentDescription("RESULT", words: words, absent: words[0])
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
        "'--set' knows no parameter '\(name)'",
        suggestion: Spelling.candidate(
          for: name, among: [Caller.Fact.allCases.flatMap { [$0.twimlName, $0.kazooName] }]))
    }
    settings.call.caller[fact] = text
  }
}
