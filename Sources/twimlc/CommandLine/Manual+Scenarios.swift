import Conversation
import Reference

extension Manual {
  /// The language of scenarios.
  static let scenarios = Section(
    "SCENARIOS",
    [
      """
      A file whose name ends in `.twimltest` has scenarios for `twimlc test`: test calls, one after \
      another. `twimlc call --save` `FILE` `URL` writes one from a call that you make. A scenario \
      begins with the line `call` `URL`, or `call POST` `URL` if the first request is a POST; a \
      comment line, which begins with `#`, above it is its title. A URL that is only a path belongs \
      to the server of `--base-url`, or of `base-url` in the configuration. Each line after it is a \
      fact, a decision or an expectation.
      """,
      """
      Facts come first: `from` `NUMBER` (the number of the caller), `to` `NUMBER` (the number \
      called), `set` `NAME=VALUE` (another request parameter, or a variable that the verb `Set` \
      stored), `header` `NAME: VALUE` (of each request), `kazoo` `VERSION`, `cdr-url` `URL`, and \
      `strict`: the scenario must then name everything that happens.
      """,
      """
      A decision says what a person does at a verb. Each is used once, at the next verb of its kind. \
      At a `Gather`: `press` `KEYS`, `press none` or `hang-up`. At a `Dial`: `dial answered`, `dial \
      busy` or `dial no-answer`; a line such as `dial user sales: busy` also expects that Kazoo \
      dials a party with this text in it. At a `Record`: `record 12 s`, `record 12 s hang-up` or \
      `record silence`. A verb without a decision gets no key, an answered call or a recording with \
      sound.
      """,
      """
      An expectation must come true between the decisions before and after it. `hear` `"TEXT"` \
      matches a part of what is spoken or played, and `hear` `/PATTERN/` a regular expression, with \
      an `i` after it if upper and lower case do not count. `play` `"MEDIA"` does the same for the \
      name of a sound, and `conference` `"NAME"` for that of a room. `request` `METHOD` `PATH` \
      `NAME=VALUE...` names as much of a request as matters.
      """,
      """
      The last line says how the call ends. It is `end` with one of these words, or `end error` \
      `RULE...` for a call with these errors, which would fail the scenario otherwise: \(ends).
      """,
      """
      In a scenario `{{NAME}}` stands for the value of `--set` `NAME=VALUE`, and `{{CallSid}}`, or \
      another request parameter in braces, for its value on the call. In quotes, `\\n` is a line break, \
      `\\t` a tab, `\\u{9B}` the character of that hexadecimal number, and `\\` stands before a quote or \
      a backslash.
      """,
    ],
    example: """
      # A caller asks for sales; the line is busy, and Kazoo hangs up.
      call http://localhost:8080/voice
      from +12125550147
      hear "Press 1 for sales"
      press 1
      request POST /choice Digits=1
      hear /connect.* you/i
      dial user sales: busy
      end hangup
      """)

  private static let ends = CallEnd.Kind.allCases.compactMap { kind in
    kind.meaning.map { "`\(kind.rawValue)` (\($0))" }
  }.joined(separator: ", ")
}

extension CallEnd.Kind {
  /// What the word says in a scenario; nil where a scenario cannot expect it.
  fileprivate var meaning: String? {
    switch self {
    case .hangup: "Kazoo hangs up"
    case .callerHangup: "the caller hangs up"
    case .rejected: "the call is refused"
    case .conference: "the caller is in a conference"
    case .callflow: "a callflow continues the call"
    case .repeats: "the same prompts again while the caller does nothing"
    case .silence: "nobody hangs up, and the caller hears nothing"
    case .failed: "the first request fails"
    case .limit: "the call is too long for `--documents` or `--seconds`"
    case .interrupted: nil
    }
  }
}
