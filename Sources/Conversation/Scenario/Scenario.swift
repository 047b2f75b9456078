package import Diagnostics
package import Trace
package import TwiMLSemantics

/// A call as a file of scenarios describes it.
package struct Scenario: Sendable {
  /// The comment above it; the URL if there is none.
  package let title: String
  package let url: String
  package let method: HTTPMethod
  /// The line that begins it, without its line break.
  package let range: SourceRange
  /// Facts of the call by the names of their parameters, and variables.
  package internal(set) var facts: [Parameters.Parameter] = []
  /// Header fields for each request, as in `Name: value`.
  package internal(set) var headers: [String] = []
  package internal(set) var target: Target?
  /// The `cdr_url` of the callflow; nil if it has none.
  package internal(set) var detailRecordURL: String?
  /// Whether everything that happens has to be named.
  package internal(set) var isStrict = false
  /// Expectations and decisions, in order.
  package internal(set) var statements: [Statement] = []

  /// The decisions in order, each with the index of its statement.
  package var decisions: [(statement: Int, decision: Decision)] {
    statements.enumerated().compactMap { index, statement in
      statement.decision.map { (index, $0) }
    }
  }
}

/// A line of a scenario.
package struct Statement: Sendable {
  package let kind: Kind
  /// The line without surrounding white space.
  package let range: SourceRange

  package enum Kind: Sendable {
    case hear(TextMatch)
    case play(TextMatch)
    case join(TextMatch)
    case press([Character])
    case hangUp
    /// - Parameter party: part of the dialed party's name; nil for any.
    case dial(party: String?, Outcome.Dial)
    case record(Outcome.Recording)
    case request(RequestMatch)
    case end(EndMatch)
  }

  /// Its decision; nil for an expectation.
  package var decision: Decision? {
    switch kind {
    case .press(let keys): Decision(.act(.press(keys)), label: "press")
    case .hangUp: Decision(.act(.hangUp), label: "hang-up")
    case .dial(_, let result): Decision(.dial(result), label: "dial")
    case .record(let recording): Decision(.record(recording), label: "record")
    case .hear, .play, .join, .request, .end: nil
    }
  }
}

/// An expected text.
package enum TextMatch: Sendable, Hashable {
  /// A run of white space matches one space.
  case part(String)
  /// A regular expression.
  case pattern(String, ignoresCase: Bool)
}

/// An expected request.
package struct RequestMatch: Sendable, Hashable {
  /// nil for any method.
  let method: HTTPMethod?
  /// A path, with or without a query, or a whole URL; nil for any.
  let url: String?
  let parameters: [Parameters.Parameter]
}

/// How a call has to end.
package enum EndMatch: Sendable, Hashable {
  case kind(CallEnd.Kind)
  /// With errors of exactly these rules; with any errors if empty.
  case error([String])
}
