import Conversation
import Diagnostics
import Reporting

extension ExploreReport {
  /// The highest severity of a state's findings.
  func severity(of state: ExploredState) -> Severity? {
    reports.filter { $0.state.id == state.id }.flatMap(\.findings).map(\.severity).max()
  }

  /// What the caller hears, on one line.
  private func title(of state: ExploredState) -> String {
    let heard = state.heard.joined(separator: " ")
    let what = heard.isEmpty ? state.failure?.message ?? "" : heard
    let status = state.status.map { $0 == 200 ? "" : " \($0)" } ?? ""
    let text = what.count > 60 ? what.prefix(59) + "…" : what
    return "\(state.method) \(state.path(of: url))\(status)" + (text.isEmpty ? "" : "\n\(text)")
  }

  /// The edges of a state; those with the same target are joined.
  func ways(of state: ExploredState) -> [(label: String, target: ExploredEdge.Target)] {
    var order: [ExploredEdge.Target] = []
    var labels: [ExploredEdge.Target: [String]] = [:]
    for edge in state.edges {
      if labels[edge.target] == nil { order.append(edge.target) }
      labels[edge.target, default: []].append(edge.label)
    }
    return order.map { target in
      let all = labels[target]?.filter { !$0.isEmpty } ?? []
      let keys = all.filter { $0.hasPrefix("press ") && !$0.contains(",") }.map { $0.dropFirst(6) }
      let rest = all.filter { !$0.hasPrefix("press ") || $0.contains(",") }
      let pressed = keys.isEmpty ? [] : ["press " + keys.joined(separator: " ")]
      return ((pressed + rest).joined(separator: "; "), target)
    }
  }

  private var ends: [ExploredEdge.Target] {
    var ends: [ExploredEdge.Target] = []
    for edge in exploration.states.flatMap(\.edges) {
      if case .end = edge.target, !ends.contains(edge.target) { ends.append(edge.target) }
    }
    return ends
  }

  var mermaid: String {
    var lines = ["flowchart TD"]
    for state in exploration.states {
      lines.append("  s\(state.id)[\"\(Self.mermaidText(title(of: state)))\"]")
      if severity(of: state) == .error { lines.append("  class s\(state.id) error") }
    }
    for end in ends { lines.append("  \(end.node)([\"\(end.word)\"])") }
    for state in exploration.states {
      for (label, target) in ways(of: state) {
        let text = label.isEmpty ? "" : "|\"\(Self.mermaidText(label))\"|"
        lines.append("  s\(state.id) -->\(text) \(target.node)")
      }
    }
    lines.append("  classDef error stroke:#c00,stroke-width:3px")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func mermaidText(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      DisplayText.visible(String(line)).map { character -> String in
        "\"#<>&|[]{}`;".contains(character)
          ? "#\(character.unicodeScalars.first?.value ?? 0);" : String(character)
      }.joined()
    }.joined(separator: "<br>")
  }

  var dot: String {
    var lines = ["digraph application {", "  node [shape=box]"]
    for state in exploration.states {
      let color = severity(of: state) == .error ? ", color=red, penwidth=3" : ""
      lines.append("  s\(state.id) [label=\"\(Self.dotText(title(of: state)))\"\(color)]")
    }
    for end in ends { lines.append("  \(end.node) [label=\"\(end.word)\", shape=oval]") }
    for state in exploration.states {
      for (label, target) in ways(of: state) {
        lines.append("  s\(state.id) -> \(target.node) [label=\"\(Self.dotText(label))\"]")
      }
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func dotText(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      DisplayText.visible(String(line)).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }.joined(separator: "\\n")
  }

  var html: String {
    var page = HTMLPage(report: self)
    return page.text()
  }
}

/// A page without scripts: the application as a nested list.
private struct HTMLPage {
  let report: ExploreReport
  private var written: Set<Int> = []

  init(report: ExploreReport) { self.report = report }

  mutating func text() -> String {
    let states = report.exploration.states
    var body = ""
    for state in states where !written.contains(state.id) { body += item(state.id, depth: 0) }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(escaped(report.url))</title>
      <style>
      body { font: 15px/1.4 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      ul { border-left: 1px solid #bbb } li { margin: .5em 0 }
      .error { color: #b00020 } .warning { color: #8a5a00 } .note { color: #33608a }
      .fix { background: #fff3c4 } q { font-style: italic }
      </style></head><body>
      <h1>\(escaped(report.url))</h1>
      <p>\(ExploreReport.count(states.count, "response")), \
      \(ExploreReport.count(report.exploration.requestCount, "request"))\(limit)</p>
      <ul>
      \(body)</ul>
      </body></html>

      """
  }

  private var limit: String {
    guard let limit = report.exploration.limit else { return "" }
    return ", \(report.exploration.unfollowed) paths not followed: \(escaped(limit))"
  }

  private mutating func item(_ id: Int, depth: Int) -> String {
    let state = report.exploration.states[id]
    written.insert(id)
    var text =
      "<li id=\"s\(id)\"><b>\(escaped(state.method)) \(escaped(state.path(of: report.url)))</b>"
    if let status = state.status { text += " \(status)" }
    if let failure = state.failure {
      text += " <span class=\"error\">\(escaped(failure.message))</span>"
    }
    for heard in state.heard { text += "<br><q>\(escaped(heard))</q>" }
    for fix in state.fixes.prefix(1) {
      text += "<br><span class=\"fix\">only when \(escaped(fix.rule)) is fixed</span>"
    }
    for found in report.reports where found.state.id == id {
      for finding in found.findings {
        text +=
          "<br><span class=\"\(finding.severity.name)\">\(finding.severity.name): "
          + "\(escaped(finding.message)) [\(finding.rule.id)]</span>"
      }
    }
    let ways = report.ways(of: state)
    if !ways.isEmpty { text += "\n<ul>\n" }
    for (label, target) in ways { text += way(label, target, depth: depth) }
    return text + (ways.isEmpty ? "" : "</ul>") + "</li>\n"
  }

  /// Content nested too deep to read goes to the end of the page.
  private mutating func way(
    _ label: String, _ target: ExploredEdge.Target, depth: Int
  ) -> String {
    let name = label.isEmpty ? "then" : escaped(label)
    switch target {
    case .end(let kind): return "<li>\(name): \(kind.rawValue)</li>\n"
    case .state(let id) where written.contains(id) || depth >= 20:
      return "<li>\(name): <a href=\"#s\(id)\">"
        + "\(escaped(report.exploration.states[id].path(of: report.url)))</a></li>\n"
    case .state(let id): return "<li>\(name):\n<ul>\(item(id, depth: depth + 1))</ul></li>\n"
    }
  }

  private func escaped(_ text: String) -> String { XMLText.content(DisplayText.visible(text)) }
}

extension ExploredEdge.Target {
  fileprivate var word: String {
    switch self {
    case .state(let id): "s\(id)"
    case .end(let kind): kind.rawValue
    }
  }
}

extension ExploredState {
  /// The URL without the part that it shares with the URL of the call.
  fileprivate func path(of call: String) -> String {
    guard let here = WebURL(url), let start = WebURL(call), here.authority == start.authority else {
      return url
    }
    return here.rest.isEmpty ? "/" : here.rest
  }
}
