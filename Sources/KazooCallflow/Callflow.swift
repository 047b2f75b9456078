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
    package var branches: [Branch]

    package init(_ module: String, _ data: [JSON.Member] = [], branches: [Branch] = []) {
      self.module = module
      self.data = data
      self.branches = branches
    }

    /// The value of a member of `data`.
    package subscript(_ key: String) -> JSON? { data.first { $0.key == key }?.value }
  }

  /// A way from an action to the next one.
  package struct Branch: Sendable, Hashable {
    /// `_` for the usual way, else the outcome that leads there.
    package let key: String
    /// The index of the action, which is lower than that of the action it leads from.
    package let action: Int

    package init(_ key: String, _ action: Int) {
      self.key = key
      self.action = action
    }
  }

  /// Every action after those that it leads to; the last one runs first.
  package private(set) var actions: [Action] = []

  package init() {}

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
