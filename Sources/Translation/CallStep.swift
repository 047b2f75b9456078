import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// An action of the call, and how the call continues after it.
struct CallStep {
  var action: Callflow.Action
  let exit: Exit
  /// The verb that it comes from.
  let origin: SourceRange

  enum Exit {
    /// With the next step.
    case next
    /// With nothing: the call is over, or in other hands.
    case end
    /// With the next step if the action ends with one of these causes; otherwise the call ends.
    case failure([String])
  }

  init(_ action: Callflow.Action, _ exit: Exit = .next, from origin: SourceRange) {
    self.action = action
    self.exit = exit
    self.origin = origin
  }
}

/// Joins the steps from the last to the first.
func assemble(_ steps: [CallStep], of program: Program) -> (Callflow, origins: [SourceRange]) {
  // Most steps become one action, and an empty document becomes one too.
  var flow = Callflow(capacity: steps.count + 1)
  var origins: [SourceRange] = []
  origins.reserveCapacity(steps.count + 1)
  var next: Int?
  func put(_ action: Callflow.Action, from origin: SourceRange) {
    next = flow.prepend(action)
    origins.append(origin)
  }
  for index in steps.indices.reversed() {
    var action = steps[index].action
    let origin = steps[index].origin
    switch steps[index].exit {
    case .next: if let next { action.branches = .usual(next) }
    case .end: break
    case .failure(let causes):
      var branches = next.map { next in causes.map { Callflow.Branch($0, next) } } ?? []
      // Kazoo never takes this branch, but without it plays a tone for another cause.
      put(.hangup, from: origin)
      if let hangup = next { branches.append(.usual(hangup)) }
      action.branches = Callflow.Branches(branches)
    }
    put(action, from: origin)
  }
  // Kazoo hangs up at the end of a document; a flow needs an action to say so.
  if next == nil { put(.hangup, from: program.response.startTag) }
  return (flow, origins)
}

extension Callflow.Action {
  static let hangup = Callflow.Action("hangup")
}

extension Translator {
  /// Answers the call if it is not answered yet.
  mutating func answer() {
    guard !isAnswered else { return }
    isAnswered = true
    add(
      target.capabilities.hasAnswerAction
        ? Callflow.Action("answer") : silence(milliseconds: 100))
  }

  /// Plays silence, where no action only answers the call.
  func silence(milliseconds: Int) -> Callflow.Action {
    Callflow.Action(
      "play",
      [.init("id", .string("silence_stream://\(milliseconds)")), .init("terminators", .array([]))])
  }
}

extension Keys {
  /// The member with the keys that stop a playback; by default every key does.
  var member: [JSON.Member] {
    if self == .all { return [] }
    // A key that the document names twice stops a playback once.
    var named: [Character] = []
    for key in characters where !named.contains(key) { named.append(key) }
    if named.count == Keys.all.characters.count { return [] }
    return [.init("terminators", .array(named.map { .string(String($0)) }))]
  }
}
