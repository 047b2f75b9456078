import Compiler
import Diagnostics

extension Exploration {
  /// The offered keys that lead nowhere, and the working keys that are never offered.
  func keyFindings(of state: ExploredState) -> [Diagnostic] {
    // If the responses differ on each call, keys cannot be compared.
    guard !state.isUnstable, let question = state.question,
      case .keys(let digits, let finishKey) = question.kind
    else { return [] }
    // The key that ends an input is not a choice.
    let offered = OfferedKeys.keys(in: state.heard).filter { key in
      digits == 1 || key != finishKey.map { String($0) }
    }
    guard !offered.isEmpty else { return [] }
    var targets = keyTargets(of: state)
    // It ends the entry before there is one, as no key does.
    if let finishKey, digits == 1 { targets[String(finishKey)] = nil }
    let wrong = wrongTarget(targets.filter { !offered.contains($0.key) && $0.key != "none" })
    let place = state.range(of: question.place)
    let offers = offered.compactMap { key in
      (targets[key] ?? finishKey.flatMap { targets[key + String($0)] }).map { (key, $0) }
    }
    return deadKeys(offers, wrong, in: state, at: place)
      + (digits == 1 ? hiddenKeys(targets, besides: offered, wrong, in: state, at: place) : [])
  }

  /// What each entry leads to.
  private func keyTargets(of state: ExploredState) -> [String: ExploredEdge.Target] {
    var targets: [String: ExploredEdge.Target] = [:]
    for edge in state.edges {
      guard let first = edge.decisions.first, first.hasPrefix("press ") else { continue }
      let keys = String(first.dropFirst("press ".count))
      targets[keys] = targets[keys] ?? edge.target
    }
    return targets
  }

  private func deadKeys(
    _ offers: [(key: String, target: ExploredEdge.Target)], _ wrong: ExploredEdge.Target?,
    in state: ExploredState, at place: SourceRange
  ) -> [Diagnostic] {
    // Where every key leads to the same place, that place is no mistake.
    let isChoice = offers.contains { $0.target != wrong }
    return offers.compactMap { key, target in
      if OfferedKeys.isForRepeating(key, in: state.heard) { return nil }
      if target == .state(state.id) || isChoice && target == wrong && returns(target, to: state) {
        return Diagnostic(.deadKey, "key \(key) is offered, but repeats the menu", at: place)
      }
      guard target == wrong, isChoice else { return nil }
      if isRefusal(target) {
        return Diagnostic(
          .deadKey, "key \(key) is offered, but gets the response for wrong keys", at: place)
      }
      var finding = Diagnostic(
        .deadKey, "key \(key) is offered, but other keys get the same response", at: place)
      finding.severity = .note
      return finding
    }
  }

  /// Whether a response only sends the caller back to the menu.
  private func returns(_ target: ExploredEdge.Target, to state: ExploredState) -> Bool {
    end(of: target) == .state(state.id)
  }

  /// Whether a response tells the caller that the key is wrong, or nothing at all.
  private func isRefusal(_ target: ExploredEdge.Target) -> Bool {
    let end = end(of: target)
    guard case .state(let id) = end, !isFailure(end) else { return true }
    return OfferedKeys.isRefusal(states[id].heard)
  }

  /// Where a caller is spoken to next, without doing anything.
  private func end(of target: ExploredEdge.Target) -> ExploredEdge.Target {
    var target = target
    for _ in 0..<10 {
      guard case .state(let id) = target, states[id].heard.isEmpty, states[id].edges.count == 1,
        let edge = states[id].edges.first, edge.decisions.isEmpty
      else { break }
      target = edge.target
    }
    return target
  }

  private func hiddenKeys(
    _ targets: [String: ExploredEdge.Target], besides offered: [String],
    _ wrong: ExploredEdge.Target?, in state: ExploredState, at place: SourceRange
  ) -> [Diagnostic] {
    guard let wrong else { return [] }
    let hidden = targets.keys.sorted().filter { key in
      guard !offered.contains(key), key != "none", let target = targets[key] else { return false }
      return target != wrong && target != .state(state.id) && !isFailure(target)
    }
    return hidden.map {
      Diagnostic(.hiddenKey, "key \($0) works, but no prompt offers it", at: place)
    }
  }

  /// The target of most keys that are not offered; nil if there is none.
  private func wrongTarget(_ targets: [String: ExploredEdge.Target]) -> ExploredEdge.Target? {
    var counts: [ExploredEdge.Target: Int] = [:]
    for target in targets.values { counts[target, default: 0] += 1 }
    guard let (target, count) = counts.max(by: { $0.value < $1.value }), count * 2 > targets.count
    else { return nil }
    return target
  }

  /// Whether a response failed, or brought nothing to run.
  private func isFailure(_ target: ExploredEdge.Target) -> Bool {
    switch target {
    case .state(let id):
      let state = states[id]
      return state.failure != nil || state.status.map { ![200, 206].contains($0) } ?? false
    case .end(.silence), .end(.failed): return true
    case .end: return false
    }
  }
}

extension OfferedKeys {
  /// Whether the words around a key say that it repeats a menu or leads back to one.
  static func isForRepeating(_ key: String, in prompts: [String]) -> Bool {
    let marks: Set<String> = ["again", "repeat", "replay", "back", "return", "main", "previous"]
    return prompts.contains { prompt in
      phrases(of: prompt).contains { phrase in
        let words = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
        return keys(in: ["press", phrase].joined(separator: " ")).contains(key)
          && words.contains(where: marks.contains)
      }
    }
  }

  /// Whether prompts say that a key was wrong.
  static func isRefusal(_ prompts: [String]) -> Bool {
    let marks = [
      "wrong", "invalid", "not valid", "not a valid", "not in use", "incorrect", "not correct",
      "unknown", "sorry", "try again", "not recognize", "no such", "nobody", "not available",
      "unavailable", "understand", "error", "falsch", "ungültig", "leider", "inválid", "no válid",
      "no valid", "invalide", "désolé", "lo siento", "desculpe", "non valid", "ongeldig",
    ]
    return prompts.contains { prompt in
      let text = prompt.lowercased()
      return marks.contains { text.contains($0) }
    }
  }

  /// The parts of a prompt that each explain a key: "press 1 for sales", or with a comma, "to go
  /// back, press the star key".
  private static func phrases(of prompt: String) -> [String] {
    prompt.lowercased().split { ".;!?".contains($0) }.flatMap { sentence -> [String] in
      var phrases: [String] = []
      for part in sentence.split(separator: ",").map(String.init) {
        let isPurpose = part.split(whereSeparator: \.isWhitespace).contains {
          purposes.contains(String($0))
        }
        let before = phrases.last.map { keys(in: ["press", $0].joined(separator: " ")) }
        if !isPurpose, !keys(in: part).isEmpty, before?.isEmpty ?? false {
          phrases[phrases.count - 1] += part
        } else {
          phrases.append(part)
        }
      }
      return phrases
    }
  }

  private static func keys(in prompt: String) -> [String] { keys(in: [prompt]) }
}
