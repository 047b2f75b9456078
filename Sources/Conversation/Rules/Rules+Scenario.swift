package import Diagnostics

/// The examples are scenarios for this application: `/voice` says "Press 1 for sales" and waits for a
/// key, `/choice` answers with an unknown voice, and `/missing` does not exist.
extension Rule {
  /// A line of a scenario that has no meaning.
  package static let invalidScenario = Rule(
    id: "invalid-scenario", severity: .error,
    summary: "a mistake in a scenario file",
    explanation: """
      A scenario begins with 'call URL'. Each line after it says something about the call (from, to, \
      set, header, kazoo, strict), what somebody on the call does (press, hang-up, dial, record), or \
      what must happen (hear, play, conference, request, end). twimlc runs no scenario of a file with \
      a mistake.
      """,
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
    summary: "the call does not go as the scenario says",
    explanation: """
      Expectations are compared in order, each between the decisions before and after it. 'hear' \
      matches a part of what is spoken or played, or a /pattern/; 'request' matches the method, the \
      path and the parameters that it names; 'dial' matches a part of the dialed party; 'end' matches \
      how the call ends. What a scenario does not name may happen, unless it says 'strict'.
      """,
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
    summary: "the call never uses a decision of the scenario",
    explanation: """
      Each 'press' and 'hang-up' is for one Gather, each 'dial' for one Dial, and each 'record' for \
      one Record, in order. A decision that is left over at the end of the call means that the call \
      went another way than the scenario says.
      """,
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
    explanation: """
      A response on the call has an error, or Kazoo ends or silences the call because of a response. \
      If the scenario is about that error, end it with 'end error RULE', and name the rule of each \
      error.
      """,
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

  /// What can be wrong with a scenario file, and with the calls that it describes.
  package static let scenario: [Rule] = [
    .invalidScenario, .failedExpectation, .unusedDecision, .failedCall,
  ]
}
