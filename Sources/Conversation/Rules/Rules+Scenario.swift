package import Diagnostics

/// The examples are scenarios for this application: `/voice` says "Press 1 for sales" and waits for a
/// key, `/choice` answers with an unknown voice, and `/missing` does not exist.
extension Rule {
  /// A line of a scenario that has no meaning.
  package static let invalidScenario = Rule(
    id: "invalid-scenario", severity: .error,
    summary: "a mistake in a file of scenarios",
    finds: """
      A line that is not one of a scenario. A scenario begins with 'call URL'. After it each line \
      says what is known of the call (from, to, set, header, kazoo, strict), what somebody on it \
      does (press, hang-up, dial, record) or what has to happen (hear, play, conference, request, \
      end).
      """,
    caller: """
      Nothing: no call is made. None of the file's scenarios are run, because half a scenario \
      would test something that nobody wrote.
      """,
    remedy: "Correct the line.",
    citations: [.manual("COMMANDS")],
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
    summary: "something else happens on the call than the scenario says",
    finds: """
      What a scenario expects is looked for in order, between the decisions that stand around it. \
      'hear' matches a part of what is spoken or played, or a /pattern/; 'request' the method, the \
      path and the parameters that it names; 'dial' a part of whom Kazoo dials; 'end' the way in \
      which the call ends. What is not named is free, unless the scenario says 'strict'.
      """,
    caller: "The caller gets something else than the scenario says.",
    remedy: """
      Mend the application, or the scenario where the application is right. `twimlc call` shows \
      the call step by step.
      """,
    citations: [.manual("COMMANDS")],
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
    summary: "nothing on the call asks for a decision of the scenario",
    finds: """
      Each 'press' and 'hang-up' is for one Gather, each 'dial' for one Dial, and each 'record' \
      for one Record, in order. One is left over at the end of the call.
      """,
    caller: "The call went another way than the scenario says.",
    remedy: """
      Mend the application, or remove the decision. `twimlc call` shows the call step by step.
      """,
    citations: [.manual("COMMANDS")],
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
      A response on the call has a finding of level error, or Kazoo ends or silences the call \
      because of a response.
      """,
    caller: "The call fails there, as the error says.",
    remedy: """
      Mend the response. A scenario that expects the error says so at its end: 'end error RULE', \
      with the rule of each error.
      """,
    citations: [.manual("COMMANDS")],
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
