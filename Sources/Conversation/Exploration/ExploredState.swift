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
  /// What has to be fixed before a caller gets here, as little as possible.
  package internal(set) var fixes: [ExploredFix] = []
  /// What the caller hears on the first visit.
  package internal(set) var heard: [String] = []
  package internal(set) var question: PendingQuestion?
  package internal(set) var edges: [ExploredEdge] = []
  /// Where the caller is spoken to and gone.
  var unheard: [VerbPlace] = []
  /// Where a caller who did something is hung up without a word, with what was decided there.
  var silentEnds: [(place: VerbPlace, decisions: [String])] = []
  /// Whether another call got another response here.
  package internal(set) var isUnstable = false
  /// How many documents follow from here while the caller does nothing; 0 where they come to an end.
  var endlessDocuments = 0
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
  /// What has to be fixed in the document for the call to go on like this.
  let fixes: [ExploredFix]

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
  /// What to fix, in the order that opens the most responses first.
  package internal(set) var fixPlan: [FixStep] = []
}
