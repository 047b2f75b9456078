package import Diagnostics

/// A response that an application gives, wherever on a call it comes.
package struct ExploredState: Sendable {
  /// Its place among the states, from 0.
  package let id: Int
  package let method: String
  package let url: String
  /// nil if there was no response, and for a file.
  package let status: Int?
  package let failure: DeliveryFailure?
  /// The document without the head; empty if there was no response.
  package let source: SourceFile
  /// By the text that they are about.
  package let reports: [(source: SourceFile, findings: [Diagnostic])]
  /// The caller's decisions on the shortest path to it.
  package let path: [Decision]
  /// The smallest set of fixes that a caller needs to get here.
  package internal(set) var fixes: [ExploredFix] = []
  /// What the caller hears on the first visit.
  package internal(set) var heard: [String] = []
  package internal(set) var question: PendingQuestion?
  package internal(set) var edges: [ExploredEdge] = []
  /// The verbs that speak to a caller who is gone.
  var unheard: [VerbPlace] = []
  /// The places where a caller who did something is hung up on without a word, with the decisions
  /// there.
  var silentEnds: [(place: VerbPlace, decisions: [String])] = []
  /// Whether another call got another response here.
  package internal(set) var isUnstable = false
  /// The number of documents that follow while the caller does nothing; 0 if they end.
  var endlessDocuments = 0
  /// The menu here, where menus like it follow without end.
  var endlessMenu: EndlessMenu?
}

extension ExploredState {
  mutating func addSilentEnd(_ place: VerbPlace, after decision: String?) {
    let decisions = decision.map { [$0] } ?? []
    guard let index = silentEnds.firstIndex(where: { $0.place == place }) else {
      return silentEnds.append((place, decisions))
    }
    if !decisions.allSatisfy(silentEnds[index].decisions.contains) {
      silentEnds[index].decisions += decisions
    }
  }
}

/// A verb of a document.
struct VerbPlace: Hashable {
  /// The line where it begins.
  let line: Int
  let name: String
}

/// A menu that others like it follow, however often the caller does the same.
struct EndlessMenu {
  /// As in `press 1`.
  let label: String
  let isPassive: Bool
  /// How many like it came.
  let count: Int
}

/// Something to be mended, and where.
package struct ExploredFix: Sendable, Hashable {
  package let url: String
  package let rule: String
  package let message: String
}

/// How a call continues after a state.
package struct ExploredEdge: Sendable, Hashable {
  /// The decisions in the document; empty if there are none.
  package let decisions: [String]
  package let target: Target
  /// The fixes in the document that the edge needs.
  let fixes: [ExploredFix]

  package enum Target: Sendable, Hashable {
    case state(Int)
    case end(CallEnd.Kind)
  }

  /// As on a drawing.
  package var label: String { decisions.joined(separator: ", ") }
}

/// The result of an exploration.
package struct Exploration: Sendable {
  package internal(set) var states: [ExploredState] = []
  package internal(set) var requestCount = 0
  package internal(set) var callCount = 0
  /// How many paths were not followed for a limit.
  package internal(set) var unfollowed = 0
  /// Each call that came to an end.
  package internal(set) var endedPaths: [[Decision]] = []
  /// The reason that it ended early; nil if it did not.
  package internal(set) var limit: String?
  /// What to fix, in the order that opens the most responses first.
  package internal(set) var fixPlan: [FixStep] = []
}
