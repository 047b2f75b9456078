package import Diagnostics

/// The examples are scenarios for this application: `/voice` says "Press 1 for sales" and waits for a
/// key, `/choice` answers with an unknown voice, and `/missing` does not exist.
extension Rule {
  /// A line of a scenario that has no meaning.
  package static let invalidScenario = Rule(
    id: "invalid-scenario", severity: .error,
    summary: "a mistake in a scenario file",
    finds: """
      A line of a .twimltest file is not a line of a scenario. A scenario begins with 'call URL'. \
      Each line after it is a fact of the call (from, to, set, header, kazoo, cdr-url, strict), \
      something that a person on the call does (press, hang-up, dial, record), or an expectation \
      (hear, play, conference, request, end).
      """,
    caller: """
      Nothing: twimlc makes no call. It runs none of the scenarios in the file, because a scenario \
      without this line would test something else.
      """,
    remedy: """
      Correct the line. The manual page twimlc(1) describes all lines in its section SCENARIOS.
      """,
    citations: [.manual("SCENARIOS")],
    wrong: """
      call http://localhost:8080/voice
      here "Press 1 for sales"
      """,
    right: """
      call http://localhost:8080/voice
      hear "Press 1 for sales"
      """)

  /// Something that a scenario expects did not happen.
  package static let failedExpectation = Rule(
    id: "failed-expectation", severity: .error,
    summary: "the call is not as the scenario expects",
    finds: """
      A scenario has decisions (press, hang-up, dial, record) and expectations (hear, play, \
      conference, request, end). Each expectation must come true between the decisions before and \
      after it, in order. 'hear' is a part of what is spoken or played, or a /pattern/. 'request' \
      is the method, the path and some of the parameters. A decision such as 'dial sales: busy' \
      also expects that 'sales' is a part of what Kazoo dials. Anything else can happen too, \
      unless the scenario says 'strict'. In the example, /voice says "Press 1 for sales".
      """,
    caller: "The caller gets something else than the scenario says.",
    remedy: """
      Correct the application. If the application is right, correct the scenario. The command \
      `twimlc call URL` shows the call step by step.
      """,
    citations: [.manual("SCENARIOS")],
    wrong: """
      call http://localhost:8080/voice
      hear "Press 1 for service"
      """,
    right: """
      call http://localhost:8080/voice
      hear "Press 1 for sales"
      """)

  /// A decision that nothing on the call uses.
  package static let unusedDecision = Rule(
    id: "unused-decision", severity: .error,
    summary: "the call does not use a decision of the scenario",
    finds: """
      Each 'press' and 'hang-up' is for one Gather, each 'dial' for one Dial, and each 'record' \
      for one Record, in order. Here the call ends before a decision is used. In the example, \
      /voice has one Gather, and nothing after it.
      """,
    caller: "The call does not go the way that the scenario describes.",
    remedy: """
      Correct the application, or remove the decision. The command `twimlc call URL` shows the \
      call step by step.
      """,
    citations: [.manual("SCENARIOS")],
    wrong: """
      call http://localhost:8080/voice
      press none
      press 1
      """,
    right: """
      call http://localhost:8080/voice
      press none
      """)

  /// An error on the call of a scenario.
  package static let failedCall = Rule(
    id: "failed-call", severity: .error,
    summary: "the call of a scenario has an error",
    finds: """
      A response on the call has an error, or Kazoo cannot carry it out and therefore ends the \
      call or leaves the line silent. (A call that ends at a Hangup is right.) In the example, key \
      1 leads to a Say with an unknown voice.
      """,
    caller: "The call fails at this place, as the error says.",
    remedy: """
      Correct the response. If the scenario expects the error, write 'end error RULE' at its end, \
      with the ids of all rules and spaces between them.
      """,
    citations: [.manual("SCENARIOS")],
    correction: .alternative,
    wrong: """
      call http://localhost:8080/voice
      press 1
      end hangup
      """,
    right: """
      call http://localhost:8080/voice
      press 1
      end error unknown-voice
      """)

  /// The rules about scenario files and the calls that they describe.
  package static let scenario: [Rule] = [
    .invalidScenario, .failedExpectation, .unusedDecision, .failedCall,
  ]
}
