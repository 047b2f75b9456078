package import Diagnostics
package import JSON

/// Checks a callflow that a web application answers with, as Pivot does before it runs one.
///
/// Source: `kzt_kazoo:exec/2`, `kzd_callflow:validate_flow/1`
package func checkCallflow(_ document: JSONDocument, target: Target) -> [Diagnostic] {
  if let enveloped = EnvelopedTwiML(document) { return [enveloped.diagnostic] }
  guard let root = document.root else { return [] }
  var checker = CallflowChecker(target: target)
  checker.run(root)
  return checker.diagnostics
}

/// One walk over a callflow, without recursion: it is as deep as it has actions.
struct CallflowChecker {
  let target: Target
  private(set) var diagnostics: [Diagnostic] = []
  private var actionCount = 0
  private var actions: SpellingIndex
  private var memberNames = SpellingIndex([Self.memberNames])
  /// The spelling indexes of data names, by the path of the object.
  var dataNames: [String: SpellingIndex] = [:]

  init(target: Target) {
    self.target = target
    actions = SpellingIndex([Actions.names(for: target)], synonyms: Actions.synonyms)
  }

  private static let memberNames = ["module", "data", "children"]

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func run(_ root: JSONValue) {
    if let flow = root["flow"], root["module"] == nil {
      return report(.wrapper(root, flow))
    }
    if let dialect = dialect(of: root) { return report(.dialect(dialect, root)) }
    // The actions that are still to be checked, the next one last.
    var waiting = [root]
    while let action = waiting.popLast() { waiting += check(action).reversed() }
    if !diagnostics.contains(where: { $0.severity == .error }) {
      report(.callflow(actionCount, root))
    }
  }

  /// What other platforms answer calls with in JSON.
  private func dialect(of root: JSONValue) -> String? {
    if root.elements.first?["action"] != nil { return "an NCCO for Vonage" }
    guard root["module"] == nil else { return nil }
    if root["sections"] != nil { return "SWML for SignalWire" }
    if root["verb"] != nil || root.elements.first?["verb"] != nil { return "JSON for jambonz" }
    if root["data"] != nil, root["request_id"] != nil { return "a response of Kazoo's API" }
    let error = root["error"] ?? root["errors"] ?? root["message"] ?? root["detail"]
    return error.map { "an error message" + ($0.string.map { ", '\($0.prefix(80))'" } ?? "") }
  }

  /// Checks one action.
  /// - Returns: its children.
  private mutating func check(_ action: JSONValue) -> [JSONValue] {
    guard action.kind == .object else {
      report(
        .noAction("an action must be an object with 'module', not \(action.kind.name)", action))
      return []
    }
    // Looked up once: there may be any number of members.
    let members = action.members
    let module = action["module"]
    let known = Self.memberNames.filter { name in members.contains { $0.key == name } }
    for member in members where !Self.memberNames.contains(member.key) {
      let meant = memberNames.candidate(for: member.key).flatMap { known.contains($0) ? nil : $0 }
      if let meant {
        report(.misspelled(member, meant, "an action"))
      } else if module != nil {
        report(.strayMember(member))
      }
    }
    guard let module else {
      report(.noModule(action))
      return []
    }
    actionCount += 1
    checkModule(module)
    if let data = action["data"] {
      if data.kind == .object {
        check(data, of: module.string ?? "")
      } else {
        report(.noAction("'data' must be an object, not \(data.kind.name)", data))
      }
    } else {
      checkMissingData(of: module)
    }
    return children(of: action)
  }

  private mutating func children(of action: JSONValue) -> [JSONValue] {
    guard let children = action["children"] else { return [] }
    guard children.kind == .object else {
      report(
        .noAction(
          "'children' must be an object with an action for each outcome, not \(children.kind.name)",
          children))
      return []
    }
    let members = children.members
    let module = action["module"]?.string ?? ""
    let hasDefault = members.contains { $0.key == "_" }
    if Actions.withOneOutcome.contains(module) {
      for member in members where member.key != "_" {
        report(.unreachableChild(member, module, hasDefault: hasDefault))
      }
    } else if let first = members.first, !hasDefault {
      report(.noDefault(first, module))
    }
    return members.map(\.value)
  }

  private mutating func checkModule(_ module: JSONValue) {
    guard let name = module.string else {
      return report(.noAction("'module' must be a string, not \(module.kind.name)", module))
    }
    guard !Actions.names(for: target).contains(name) else { return }
    if Actions.kazoo5.contains(name) { return report(.laterAction(name, module)) }
    report(.unknownAction(name, module, actions.candidate(for: name)))
  }
}

extension Actions {
  /// What TwiML and other dialplans call them, folded.
  static let synonyms: [String: [String]] = [
    "say": ["tts"], "speak": ["tts"], "playback": ["play"], "audio": ["play"], "pause": ["sleep"],
    "wait": ["sleep"], "gather": ["collect_dtmf"], "getdigits": ["collect_dtmf"],
    "redirect": ["pivot"], "reject": ["response"], "record": ["record_caller"],
    "dial": ["offnet"], "bridge": ["offnet"], "hangupcall": ["hangup"], "queue": ["acdc_member"],
    "set": ["set_variables"],
  ]
}

extension Diagnostic {
  fileprivate static func callflow(_ count: Int, _ root: JSONValue) -> Diagnostic {
    Diagnostic(
      .callflowResponse,
      "the response is a callflow with \(count == 1 ? "one action" : "\(count) actions"): it replaces "
        + "the callflow that called Pivot",
      at: SourceRange(root.range.lowerBound..<root.range.lowerBound + 1),
      help: ["send it as application/json"])
  }

  fileprivate static func wrapper(_ root: JSONValue, _ flow: JSONValue) -> Diagnostic {
    let key = root.members.first { $0.key == "flow" }?.name.range ?? root.range
    return Diagnostic(
      .notACallflow,
      "callflow under 'flow': Pivot accepts only the first action itself, so Kazoo hangs up",
      at: key, help: ["respond with the object that 'flow' holds"],
      fixIts: [
        FixIt(
          "remove what is around it", .unsafe,
          edits: [
            .init(SourceRange(root.range.lowerBound..<flow.range.lowerBound), with: ""),
            .init(SourceRange(flow.range.upperBound..<root.range.upperBound), with: ""),
          ])
      ])
  }

  fileprivate static func dialect(_ dialect: String, _ root: JSONValue) -> Diagnostic {
    Diagnostic(
      .notACallflow, "this is \(dialect), not a callflow: Kazoo hangs up", at: root.place)
  }

  fileprivate static func noAction(_ what: String, _ value: JSONValue) -> Diagnostic {
    Diagnostic(.notACallflow, "\(what): Kazoo hangs up", at: value.place)
  }

  fileprivate static func noModule(_ action: JSONValue) -> Diagnostic {
    Diagnostic(
      .notACallflow,
      action.members.isEmpty
        ? "empty object instead of an action: Kazoo hangs up"
        : "action without 'module': Kazoo hangs up",
      at: action.place,
      help: [#"write {"module": "tts", "data": {…}, "children": {"_": {…}}}"#])
  }

  fileprivate static func strayMember(_ member: JSONValue.Member) -> Diagnostic {
    Diagnostic(
      .strayMember, "'\(member.key)' has no effect here", at: member.name.range,
      help: ["write what an action is to do into 'data', beside 'module' and 'children'"])
  }

  /// - Parameter owner: the kind of object that it is a member of.
  static func misspelled(
    _ member: JSONValue.Member, _ meant: String, _ owner: String
  ) -> Diagnostic {
    Diagnostic(
      .strayMember, "unknown '\(member.key)' in \(owner): it has no effect", at: member.name.range,
      help: ["did you mean '\(meant)'?"],
      fixIts: [
        FixIt("write '\(meant)'", .unsafe, replace: member.name.range, with: "\"\(meant)\"")
      ])
  }

  fileprivate static func unreachableChild(
    _ child: JSONValue.Member, _ module: String, hasDefault: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unreachableChild,
      "'\(child.key)' is never reached: '\(module)' always goes on with the child '_'",
      at: child.name.range,
      help: hasDefault
        ? [] : ["name the child that should run '_'; without it Kazoo hangs up"])
  }

  fileprivate static func noDefault(_ first: JSONValue.Member, _ module: String) -> Diagnostic {
    Diagnostic(
      .noDefaultChild,
      "no child '_': Kazoo hangs up after any outcome of '\(module)' that 'children' does not name",
      at: first.name.range, help: ["add a child \"_\" for all other outcomes"])
  }

  fileprivate static func laterAction(_ name: String, _ module: JSONValue) -> Diagnostic {
    Diagnostic(
      .unknownAction, "action '\(name)' came with Kazoo 5: Kazoo 4.3 hangs up",
      at: module.place, help: ["check with --kazoo 5 if this is for Kazoo 5"])
  }

  fileprivate static func unknownAction(
    _ name: String, _ module: JSONValue, _ suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      .unknownAction, "unknown action '\(name)': Kazoo hangs up", at: module.place,
      help: suggestion.map { ["did you mean '\($0)'?"] } ?? [],
      fixIts: suggestion.map {
        [FixIt("write '\($0)'", .unsafe, replace: module.range, with: "\"\($0)\"")]
      } ?? [])
  }
}

extension JSONValue {
  /// The place that a message points to, which is short even for an object or array.
  var place: SourceRange {
    kind == .object || kind == .array
      ? SourceRange(range.lowerBound..<range.lowerBound + 1) : range
  }
}
