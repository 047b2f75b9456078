public import JSON

/// A Kazoo callflow: what to do on a call, and where to go on from there.
///
/// The actions lie in one array and refer to each other by index, because a flow is as deep as its
/// document has verbs: neither releasing nor writing it may use the stack for that. Two branches may
/// lead to the same action, which is written once for each.
public struct Callflow: Sendable, Hashable {
  /// One step of a flow.
  public struct Action: Sendable, Hashable {
    /// The name of the Kazoo module that runs it, for example `tts`.
    public let module: String
    /// What the module is told, in the order in which it is written.
    public let data: [JSON.Member]
    /// Where the call goes on.
    public var branches: [Branch]

    public init(_ module: String, _ data: [JSON.Member] = [], branches: [Branch] = []) {
      self.module = module
      self.data = data
      self.branches = branches
    }

    /// The value of a member of `data`.
    public subscript(_ key: String) -> JSON? { data.first { $0.key == key }?.value }
  }

  /// A way from an action to the next one.
  public struct Branch: Sendable, Hashable {
    /// `_` for the usual way, else the outcome that leads there.
    public let key: String
    /// The index of the action, which is lower than that of the action it leads from.
    public let action: Int

    public init(_ key: String, _ action: Int) {
      self.key = key
      self.action = action
    }
  }

  /// Every action after those that it leads to; the last one is the first to run.
  public private(set) var actions: [Action] = []

  public init() {}

  /// The index of the action that runs first; nil for a flow without any.
  public var root: Int? { actions.isEmpty ? nil : actions.count - 1 }

  /// Puts an action in front.
  /// - Parameter action: its branches lead to actions that are there already.
  /// - Returns: its index.
  @discardableResult
  public mutating func prepend(_ action: Action) -> Int {
    precondition(action.branches.allSatisfy { actions.indices.contains($0.action) })
    actions.append(action)
    return actions.count - 1
  }
}
