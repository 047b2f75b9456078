import Compiler
package import Diagnostics

/// The findings of an exploration in one response.
package struct ExploredReport: Sendable {
  package let state: ExploredState
  package let source: SourceFile
  package fileprivate(set) var findings: [Diagnostic]
}

extension Exploration {
  /// The findings by state, each once.
  /// - Parameters:
  /// - levels: the levels that replace the severities of rules, by rule id.
  /// - least: the least severity to report.
  package func reports(
    levels: [String: RuleLevel] = [:], least: Severity = .note
  ) -> [ExploredReport] {
    var collector = FindingCollector()
    for state in states {
      let own = ownFindings(of: state).compactMap { finding -> Diagnostic? in
        guard let level = levels[finding.rule.id] else { return finding }
        guard let severity = level.severity else { return nil }
        var changed = finding
        changed.severity = severity
        return changed
      }
      var parts = state.reports
      if !own.isEmpty {
        if let index = parts.firstIndex(where: { $0.source.name == state.source.name }) {
          parts[index].findings += own
        } else {
          parts.append((state.shownSource, own))
        }
      }
      for (source, findings) in parts {
        let wanted = findings.filter { $0.severity >= least }.map { lead($0, to: state) }
        collector.add(wanted, in: source, of: state)
      }
    }
    return collector.finished
  }

  /// The finding with the caller's path to it.
  private func lead(_ finding: Diagnostic, to state: ExploredState) -> Diagnostic {
    var finding = finding
    if !state.path.isEmpty {
      finding.help.append("to get here: " + state.path.map(\.label).joined(separator: ", "))
    }
    if !state.fixes.isEmpty {
      let fixes = state.fixes.map { "'\($0.rule)' at \($0.url)" }
      finding.help.append("a caller gets here only after the fix of \(fixes.listed("and"))")
    }
    return finding
  }

  private func ownFindings(of state: ExploredState) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let failure = state.failure {
      found.append(Diagnostic(.failedRequest, failure.message, at: SourceRange(at: 0)))
    }
    found += state.unheard.sorted { $0.line < $1.line }.map { place in
      Diagnostic(
        .unheardSpeech, "nobody hears this: the caller is gone before the response comes",
        at: state.range(of: place),
        help: ["after a Dial of a user or device Kazoo hangs up the caller; say it before the Dial"]
      )
    }
    found += state.silentEnds.map { end in
      Diagnostic(
        .silentHangup,
        "Kazoo hangs up the caller without a word" + Self.phrase(after: end.decisions),
        at: state.range(of: end.place), help: ["say goodbye, or what went wrong"])
    }
    if state.isUnstable {
      found.append(
        Diagnostic(
          .unstableResponse, "the same call gets a different response here each time",
          at: state.responseRange))
    }
    if let loop = loopFinding(of: state) { found.append(loop) }
    return found + keyFindings(of: state)
  }
}

extension Exploration {
  /// As in ` after 'press 1', 'press 2' and 3 other decisions`.
  private static func phrase(after decisions: [String]) -> String {
    if decisions.isEmpty { return "" }
    let named = decisions.prefix(3).map { "'\($0)'" }
    let others = decisions.count - named.count
    let all = others == 0 ? named : named + [others == 1 ? "one other" : "\(others) others"]
    return " after \(all.listed("and"))"
  }

  private func loopFinding(of state: ExploredState) -> Diagnostic? {
    let place = state.question?.place ?? VerbPlace(line: 1, name: "Redirect")
    let help = ["count the rounds, and end the call after some of them"]
    if state.endlessDocuments > 0 {
      return Diagnostic(
        .endlessLoop,
        "the call still goes on after \(state.endlessDocuments) more responses, and the caller does "
          + "nothing", at: state.range(of: place), help: help)
    }
    if let menu = state.endlessMenu {
      if menu.isPassive {
        return Diagnostic(
          .endlessLoop,
          "the caller does nothing and gets \(menu.count) more menus like this one, without an end",
          at: state.range(of: place), help: help)
      }
      return Diagnostic(
        .endlessMenu,
        "this menu goes on at every depth: '\(menu.label)' brings another one like it, "
          + "\(menu.count) times so far", at: state.range(of: place))
    }
    guard state.isInLoop(in: self) else { return nil }
    return Diagnostic(
      .endlessLoop, "this repeats for as long as the caller does nothing",
      at: state.range(of: place), help: help)
  }
}

/// Collects the findings of a walk, each once.
private struct FindingCollector {
  private(set) var reports: [ExploredReport] = []
  /// The places of earlier findings.
  private var places: [String: (report: Int, finding: Int)] = [:]
  /// In how many other responses a note about the head was found.
  private var repetitions: [String: Int] = [:]

  mutating func add(_ findings: [Diagnostic], in source: SourceFile, of state: ExploredState) {
    let lines = LineTable(source)
    var new: [Diagnostic] = []
    for finding in findings {
      let line = lines.position(at: finding.range.lowerBound).line
      // A finding that the server causes in every response is one note about the server.
      let isRemark = source.name != state.source.name && finding.severity == .note
      let place = isRemark ? "" : "\(state.url)\n\(line)\n"
      let key = place + "\(finding.rule.id)\n\(finding.message)"
      if places[key] == nil {
        places[key] = (reports.count, new.count)
        new.append(finding)
      } else if isRemark {
        repetitions[key, default: 0] += 1
      }
    }
    if !new.isEmpty { reports.append(ExploredReport(state: state, source: source, findings: new)) }
  }

  /// The reports, with the number of responses that the notes about heads apply to.
  var finished: [ExploredReport] {
    var reports = reports
    for (key, count) in repetitions {
      guard let (report, finding) = places[key] else { continue }
      let others = count == 1 ? "one other response" : "\(count) other responses"
      reports[report].findings[finding].help.append("the same is true for \(others)")
    }
    return reports
  }
}

extension ExploredState {
  var shownSource: SourceFile {
    source.name.isEmpty ? SourceFile(name: url, bytes: []) : source
  }

  /// The range of a verb's name, or its line if the name is not found there.
  func range(of place: VerbPlace) -> SourceRange {
    let lines = LineTable(source)
    guard (1...lines.count).contains(place.line) else { return SourceRange(at: 0) }
    let line = lines.range(ofLine: place.line)
    let text = source.text[line.lowerBound..<line.upperBound]
    if let tag = text.firstRange(of: Array("<\(place.name)".utf8)) {
      return SourceRange(tag.lowerBound + 1..<tag.upperBound)
    }
    let blank = text.prefix { $0 == 0x20 || $0 == 0x09 }
    return SourceRange(line.lowerBound + blank.count..<line.upperBound)
  }

  /// The name of the root.
  var responseRange: SourceRange {
    guard let tag = source.text.firstRange(of: Array("<Response".utf8)) else {
      return range(of: VerbPlace(line: 1, name: "Response"))
    }
    return SourceRange(tag.lowerBound + 1..<tag.upperBound)
  }

  /// Whether a caller who does nothing comes back here, and this is the first such state.
  fileprivate func isInLoop(in exploration: Exploration) -> Bool {
    if edges.contains(where: { $0.target == .end(.repeats) }) { return true }
    var seen: Set<Int> = []
    var waiting = passiveTargets
    while let next = waiting.popLast() {
      if next == id { return seen.allSatisfy { $0 >= id } }
      if seen.insert(next).inserted { waiting += exploration.states[next].passiveTargets }
    }
    return false
  }

  private var passiveTargets: [Int] {
    edges.compactMap { edge in
      guard edge.decisions.allSatisfy({ $0 == "press none" }), case .state(let id) = edge.target
      else { return nil }
      return id
    }
  }
}
