package import Diagnostics

extension Rule {
  /// A line of a scenario that means nothing.
  package static let invalidScenario = Rule(
    id: "invalid-scenario", severity: .error,
    summary: "a mistake in a file of scenarios",
    explanation: """
      A scenario begins with 'call URL'. After it each line says what is known of the call (from, \
      to, set, header, kazoo, strict), what somebody on it does (press, hang-up, dial, record) or \
      what has to happen (hear, play, conference, request, end). A file with a mistake in it is not \
      run: half a scenario would test something that nobody wrote.
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
    summary: "something else happens on the call than the scenario says",
    explanation: """
      What a scenario expects is looked for in order, between the decisions that stand around it. \
      'hear' matches a part of what is spoken or played, or a /pattern/; 'request' the method, the \
      path and the parameters that it names; 'dial' a part of whom Kazoo dials; 'end' the way in \
      which the call ends. What is not named is free, unless the scenario says 'strict'.
      """,
    wrong: """
      call http://localhost:8080/voice
      end rejected
      """,
    right: """
      call http://localhost:8080/voice
      end hangup
      """)

  /// A decision that nothing asked for.
  package static let unusedDecision = Rule(
    id: "unused-decision", severity: .error,
    summary: "nothing on the call asks for a decision of the scenario",
    explanation: """
      Each 'press' and 'hang-up' is for one Gather, each 'dial' for one Dial, and each 'record' for \
      one Record, in order. One that is left over at the end of the call means that the call went \
      another way than the scenario says.
      """,
    wrong: """
      call http://localhost:8080/voice
      press 1
      """,
    right: """
      call http://localhost:8080/voice
      end hangup
      """)

  /// An error on a call that a scenario makes.
  package static let failedCall = Rule(
    id: "failed-call", severity: .error,
    summary: "the call of a scenario has an error",
    explanation: """
      A response on the call has a finding of level error, or Kazoo ends or silences the call because \
      of a response. A scenario that expects it says so at its end: 'end error RULE', with the rule \
      of each error.
      """,
    wrong: """
      call http://localhost:8080/missing
      end failed
      """,
    right: """
      call http://localhost:8080/missing
      end error failing-status
      """)

  /// What can be wrong with a file of scenarios, and with the calls that it describes.
  package static let scenario: [Rule] = [
    .invalidScenario, .failedExpectation, .unusedDecision, .failedCall,
  ]
}
