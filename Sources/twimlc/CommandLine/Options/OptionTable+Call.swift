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
      for: [.trace, .call, .request],
      "the keys that the caller presses at one Gather, such as 1 or 12#, or 'none'",
      details: """
        The first `--press` is for the first `Gather` that waits for keys, the second for the next \
        one, and so on; each document begins with the first one again. At later ones the caller \
        presses no key. The keys are pressed when the prompts have ended.
        """,
      in: [
        .call: Wording(
          details: """
            The first `--press` is for the first `Gather` that waits for keys, the second for the \
            next one, and so on. At later ones the command asks on the terminal; without a terminal \
            no key is pressed. The keys are pressed when the prompts have ended.
            """),
        .request: Wording(
          "with --step gather: the keys that the caller pressed",
          details: "By default the caller pressed 1.", isSingle: true),
      ]
    ) { (settings, value) throws(UsageError) in
      settings.call.decisions.append(try press(value, "press"))
    },
    Option(
      "digits", takes: ArgumentDescription("KEYS"), isRepeatable: true, topic: .call,
      for: [.trace, .request], "another name for --press",
      in: [.request: Wording(isSingle: true)]
    ) { (settings, value) throws(UsageError) in
      settings.call.decisions.append(try press(value, "digits"))
    },
    Option(
      flag: "hang-up", topic: .call, for: [.trace, .call],
      "the caller hangs up at a Gather; use it in place of one --press"
    ) { $0.call.decisions.append(Decision(.act(.hangUp), label: "--hang-up")) },
    Option(
      "dial", takes: words(DialResult.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request], "the result of a dialed call: answered, busy or no-answer",
      details: """
        The first `--dial` is for the first `Dial`, and so on. The last one is for all others too.
        """,
      in: [
        .request: Wording(
          "with --step dial: the result of the dialed call: answered, busy or no-answer",
          details: "", isSingle: true),
        .call: Wording(
          details: """
            The first `--dial` is for the first `Dial`, and so on. At later ones the command asks on \
            the terminal; without a terminal the call is answered.
            """),
      ]
    ) { (settings, value) throws(UsageError) in
      let result: DialResult = try word(value, "dial")
      settings.call.decisions.append(
        Decision(.dial(result.outcome), label: "--dial \(result.rawValue)"))
    },
    Option(
      flag: "response-first", topic: .call, for: [.trace, .call, .request],
      "let the caller stay on the line after a dialed number that is busy or does not answer",
      details: """
        After such a `Dial` Kazoo gets two messages, in either order: the response of the carrier \
        and the end of the dialing. By default the end comes first, and Kazoo hangs up the caller. \
        With this option the response comes first, and the document goes on.
        """,
      in: [
        .request: Wording(
          "with --step dial: the response of the carrier came first",
          details: """
            After a dialed number that is busy or does not answer, Kazoo gets two messages in \
            either order: the response of the carrier and the end of the dialing. If the response \
            comes first, the request has no DialCallStatus.
            """)
      ]
    ) { $0.call.isResponseFirst = true },
    Option(
      "record", takes: words(CallSettings.Recording.self), isRepeatable: true, topic: .call,
      for: [.trace, .call, .request],
      "the result of a Record: sound, silence or hang-up",
      details: """
        With `hang-up` the recording has sound, and the caller ends it by hanging up. The first \
        `--record` is for the first `Record`, and so on. The last one is for all others too.
        """,
      in: [
        .call: Wording(
          details: """
            With `hang-up` the recording has sound, and the caller ends it by hanging up. The first \
            `--record` is for the first `Record`, and so on. At later ones the command asks on the \
            terminal; without a terminal the recording has sound.
            """),
        .request: Wording(
          "with --step record: the result of the recording: sound, silence or hang-up",
          details: "With `hang-up` the recording has sound, and the caller ended it by hanging up.",
          isSingle: true),
      ]
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
      "print only the next request, as query, form, json, curl or table",
      details: """
        `query` is the query of a URL, `form` the body of a POST, `json` an object, `table` a line \
        for each parameter, and `curl` a command that makes the same request as Kazoo, ready for \
        `| sh`. `curl` needs `--base-url` if the URL of the request is relative. If there is no \
        next request, only the reason is printed.
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
      for: [.trace, .call], "an id in a User or Device that the Kazoo account does not have",
      details: "For example because the user was deleted."
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
        DialCallSid, or Kazoo's name for the same, such as Call-ID. No other names are accepted. \
        Values that are not set are made up.
        """, apply: setFact),
    Option(
      "entity", takes: ArgumentDescription("NAME=TEXT"), isRepeatable: true, topic: .call,
      for: [.trace, .call],
      "the text of an external entity, in place of the file on Kazoo's server",
      details: """
        Kazoo reads the file that the document names and writes its text in the place of `&NAME;`. \
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
