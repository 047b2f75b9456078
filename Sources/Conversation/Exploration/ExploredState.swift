package import Diagnostics

/// A response that an application gives, wherever on a call it comes.
package struct ExploredState: Sendable {
  /// Its place among the states, from 0.
  package let id: Int
  package let method: String
  package let url: String
  /// Nil where nothing came back, and for a file.
  package let status: Int?
  package let failure: DeliveryFailure?
  /// The document alone; empty where nothing came back.
  package let source: SourceFile
  /// By the text that they are about.
  package let reports: [(source: SourceFile, findings: [Diagnostic])]
  /// What the caller does to get here, on the shortest path.
  package let path: [Decision]
  /// What has to be mended before a caller gets here.
  package let fixes: [ExploredFix]
  /// What the caller hears on the first visit.
  package internal(set) var heard: [String] = []
  package internal(set) var question: PendingQuestion?
  package internal(set) var edges: [ExploredEdge] = []
  /// Where the caller is spoken to and gone: the lines.
  package internal(set) var unheardLines: [Int] = []
  /// Where a caller who did something is hung up without a word.
  package internal(set) var silentEnds: [SilentEnd] = []
  /// Whether another call got another response here.
  package internal(set) var isUnstable = false
}

/// A decision after which the caller hears nothing but the end.
package struct SilentEnd: Sendable, Hashable {
  /// The line of the verb that the decision is for.
  package let line: Int
  /// Empty where nothing was decided.
  package let decision: String
}

/// Something to be mended, and where.
package struct ExploredFix: Sendable, Hashable {
  package let url: String
  package let rule: String
  package let message: String
}

/// How a call goes on after a state.
package struct ExploredEdge: Sendable, Hashable {
  /// What is decided in the document; empty where nothing is.
  package let decisions: [String]
  package let target: Target

  package enum Target: Sendable, Hashable {
    case state(Int)
    case end(CallEnd.Kind)
  }

  /// As on a drawing.
  package var label: String { decisions.joined(separator: ", ") }
}

/// What a walk has found.
package struct Exploration: Sendable {
  package internal(set) var states: [ExploredState] = []
  package internal(set) var requestCount = 0
  package internal(set) var callCount = 0
  /// How many paths were not followed for a limit.
  package internal(set) var unfollowed = 0
  /// Each call that came to an end.
  package internal(set) var endedPaths: [[Decision]] = []
  /// Why the walk ended early; nil where it did not.
  package internal(set) var limit: String?
}
