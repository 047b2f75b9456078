package import JSON

/// A Kazoo callflow: the actions on a call, and where each leads.
///
/// The actions are in one array and refer to each other by index, because a flow is as deep as its
/// document has verbs, and neither releasing nor writing it may recurse. Several branches can lead
/// to the same action, which is written once for each.
package struct Callflow: Sendable, Hashable {
  /// One step of a flow.
  package struct Action: Sendable, Hashable {
    /// The name of the Kazoo module that runs it, for example `tts`.
    package let module: String
    /// The data of the module, in the order it is written.
    package let data: [JSON.Member]
    /// The branches that continue the call.
    package var branches: Branches

    package init(_ module: String, _ data: [JSON.Member] = [], branches: Branches = []) {
      self.module = module
      self.data = data
      self.branches = branches
    }

    /// The value of a member of `data`.
    package subscript(_ key: String) -> JSON? { data.first { $0.key == key }?.value }
  }

  /// A way from an action to the next one.
  package struct Branch: Sendable, Hashable {
    /// `usualKey` for the usual way, else the outcome that leads there.
    package let key: String
    /// The index of the action, which is lower than that of the action it leads from.
    package let action: Int

    package init(_ key: String, _ action: Int) {
      self.key = key
      self.action = action
    }

    /// The usual way.
    package static func usual(_ action: Int) -> Branch { Branch(usualKey, action) }

    static let usualKey = "_"
  }

  /// The ways from an action, in the order that they are written.
  ///
  /// Most actions have only the usual way, or none: these are stored without an array.
  package struct Branches: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
    private enum Storage: Sendable, Hashable {
      case none
      case usual(Int)
      case several([Branch])
    }

    private let storage: Storage

    private init(_ storage: Storage) { self.storage = storage }

    package init(_ branches: [Branch]) {
      if branches.isEmpty {
        storage = .none
      } else if branches.count == 1, branches[0].key == Branch.usualKey {
        storage = .usual(branches[0].action)
      } else {
        storage = .several(branches)
      }
    }

    package init(arrayLiteral branches: Branch...) { self.init(branches) }

    /// Only the usual way.
    /// - Parameter action: the index of the action that it leads to.
    package static func usual(_ action: Int) -> Branches { Branches(.usual(action)) }

    package var startIndex: Int { 0 }
    package var endIndex: Int {
      switch storage {
      case .none: 0
      case .usual: 1
      case .several(let branches): branches.count
      }
    }

    package subscript(index: Int) -> Branch {
      switch storage {
      case .none: preconditionFailure("no branch \(index)")
      case .usual(let action):
        precondition(index == 0)
        return .usual(action)
      case .several(let branches): return branches[index]
      }
    }
  }

  /// Every action after those that it leads to; the last one runs first.
  package private(set) var actions: [Action] = []

  /// - Parameter capacity: the approximate number of actions.
  package init(capacity: Int = 0) { actions.reserveCapacity(capacity) }

  /// The index of the action that runs first; nil for an empty flow.
  package var root: Int? { actions.isEmpty ? nil : actions.count - 1 }

  /// Adds an action in front.
  /// - Parameter action: its branches lead to existing actions.
  /// - Returns: its index.
  @discardableResult
  package mutating func prepend(_ action: Action) -> Int {
    precondition(action.branches.allSatisfy { actions.indices.contains($0.action) })
    actions.append(action)
    return actions.count - 1
  }
}
