import Compiler
package import Diagnostics

/// What a walk says of one response.
package struct ExploredReport: Sendable {
  package let state: ExploredState
  package let source: SourceFile
  package let findings: [Diagnostic]
}

extension Exploration {
  /// What was found, state by state, each finding once.
  /// - Parameter levels: what takes the place of a rule's own severity, by the id of the rule.
  package func reports(levels: [String: RuleLevel] = [:]) -> [ExploredReport] {
    var seen: Set<String> = []
    var reports: [ExploredReport] = []
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
        let lines = LineTable(source)
        let new = findings.filter { finding in
          let line = lines.position(at: finding.range.lowerBound).line
          return seen.insert("\(state.url)\n\(line)\n\(finding.rule.id)\n\(finding.message)")
            .inserted
        }
        if !new.isEmpty {
          reports.append(
            ExploredReport(state: state, source: source, findings: new.map { lead($0, to: state) }))
        }
      }
    }
    return reports
  }

  /// The finding with what the caller does to get there.
  private func lead(_ finding: Diagnostic, to state: ExploredState) -> Diagnostic {
    var finding = finding
    let keys =
      state.path.isEmpty ? "at once" : "by " + state.path.map(\.label).joined(separator: ", ")
    finding.help.append("the caller gets here \(keys)")
    if let fix = state.fixes.first {
      finding.help.append("only when '\(fix.rule)' at \(fix.url) is fixed")
    }
    return finding
  }

  private func ownFindings(of state: ExploredState) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let failure = state.failure {
      found.append(Diagnostic(.failedRequest, failure.message, at: SourceRange(at: 0)))
    }
    found += state.unheardLines.sorted().map { line in
      Diagnostic(
        .unheardSpeech, "nobody hears this: the caller is gone before the response comes",
        at: state.range(ofLine: line),
        help: ["after a Dial of a user or device Kazoo hangs up the caller; say it before the Dial"]
      )
    }
    found += state.silentEnds.map { end in
      Diagnostic(
        .silentHangup,
        end.decision.isEmpty
          ? "the caller is hung up without a word"
          : "the caller is hung up without a word after '\(end.decision)'",
        at: state.range(ofLine: end.line), help: ["say goodbye, or what went wrong"])
    }
    if state.isUnstable {
      found.append(
        Diagnostic(
          .unstableResponse, "the same call gets another response here each time",
          at: state.range(ofLine: 1)))
    }
    if state.isInLoop(in: self) {
      found.append(
        Diagnostic(
          .endlessLoop, "this comes again and again while the caller does nothing",
          at: state.range(ofLine: state.question?.line ?? 1),
          help: ["count the rounds, and end the call after some"]))
    }
    return found + keyFindings(of: state)
  }
}

extension ExploredState {
  var shownSource: SourceFile {
    source.name.isEmpty ? SourceFile(name: url, bytes: []) : source
  }

  func range(ofLine line: Int) -> SourceRange {
    let lines = LineTable(source)
    guard (1...lines.count).contains(line) else { return SourceRange(at: 0) }
    let range = lines.range(ofLine: line)
    let blank = source.text[range.lowerBound..<range.upperBound].prefix { $0 == 0x20 || $0 == 0x09 }
    return SourceRange(range.lowerBound + blank.count..<range.upperBound)
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
