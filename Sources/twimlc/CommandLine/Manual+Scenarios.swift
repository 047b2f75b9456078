import Conversation
import Reference

extension Manual {
  /// The language of scenarios.
  static let scenarios = Section(
    "SCENARIOS",
    [
      """
      A file whose name ends in `.twimltest` holds scenarios for `twimlc test`, one after another. A \
      scenario begins with `call` `URL`, or `call POST` `URL`; the comment above it is its title. A URL \
      that is only a path belongs to the server of `--base-url`, or of `base-url` in the configuration. \
      `{{NAME}}` stands for the value of `--set` `NAME=VALUE`, and `{{CallSid}}` or the name of another \
      parameter for that fact of the call.
      """,
      """
      Facts come first: `from` `NUMBER`, `to` `NUMBER`, `set` `NAME=VALUE` (a fact of the call, or a \
      variable that `Set` stored), `header` `NAME: VALUE`, `kazoo` `VERSION`, `cdr-url` `URL`, and \
      `strict`, which requires the scenario to name everything that happens.
      """,
      """
      A decision is used once, in order. At a `Gather`: `press` `KEYS`, `press none` or `hang-up`. At a \
      `Dial`: `dial answered`, `dial busy` or `dial no-answer`, or with a part of the dialed party, as in \
      `dial user sales: busy`. At a `Record`: `record 12 s`, `record 12 s hang-up` or `record silence`. \
      Where the scenario decides nothing, no key is pressed, a dial is answered, and a recording has \
      sound.
      """,
      """
      An expectation is compared with what happens between the decisions before and after it. `hear` \
      `"TEXT"` matches a part of what is spoken or played, and `hear` `/PATTERN/` a regular expression, \
      with an `i` after it where case does not count. `play` `"MEDIA"` and `conference` `"NAME"` work in \
      the same way. `request` `METHOD` `PATH` `NAME=VALUE...` names as much of a request as matters. The \
      last line is `end` and how the call ends: \(ends), or `end error` `RULE...`.
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

  private static let ends = CallEnd.Kind.allCases.filter { $0 != .interrupted }
    .map { "`\($0.rawValue)`" }.joined(separator: ", ")
}
