import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// A segment of the call: consecutive actions, and how the call continues after the last one.
struct CallSegment {
  var actions: [Callflow.Action]
  var exit: Exit
  /// The verb that it comes from.
  let origin: SourceRange

  enum Exit {
    /// With the next segment.
    case next
    /// With nothing: the call is over, or in other hands.
    case end
    /// With the next segment if the action ends with one of these causes; otherwise the call ends.
    case failure([String])
  }

  init(_ actions: [Callflow.Action], _ exit: Exit = .next, from origin: SourceRange) {
    self.actions = actions
    self.exit = exit
    self.origin = origin
  }
}

/// Joins the segments from the last to the first.
func assemble(_ segments: [CallSegment], of program: Program) -> (Callflow, origins: [SourceRange])
{
  var flow = Callflow()
  var origins: [SourceRange] = []
  var next: Int?
  func put(_ action: Callflow.Action, _ branches: [Callflow.Branch], from origin: SourceRange) {
    var action = action
    action.branches = branches
    next = flow.prepend(action)
    origins.append(origin)
  }
  for segment in segments.reversed() {
    var branches: [Callflow.Branch]
    switch segment.exit {
    case .next: branches = next.map { [Callflow.Branch("_", $0)] } ?? []
    case .end: branches = []
    case .failure(let causes):
      branches = next.map { next in causes.map { Callflow.Branch($0, next) } } ?? []
      // Kazoo never takes this branch, but without it plays a tone for another cause.
      put(.hangup, [], from: segment.origin)
      if let hangup = next { branches.append(Callflow.Branch("_", hangup)) }
    }
    for index in segment.actions.indices.reversed() {
      if index < segment.actions.count - 1 { branches = next.map { [.init("_", $0)] } ?? [] }
      put(segment.actions[index], branches, from: segment.origin)
    }
  }
  // Kazoo hangs up at the end of a document; a flow needs an action to say so.
  if next == nil { put(.hangup, [], from: program.response.startTag) }
  return (flow, origins)
}

extension Callflow.Action {
  static let hangup = Callflow.Action("hangup")
}

extension Translator {
  /// The actions that answer the call if it is not answered yet.
  mutating func answer() -> [Callflow.Action] {
    guard !isAnswered else { return [] }
    isAnswered = true
    return [
      target.capabilities.hasAnswerAction
        ? Callflow.Action("answer") : silence(milliseconds: 100)
    ]
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
