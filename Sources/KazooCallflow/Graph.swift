import Diagnostics
import JSON

extension Callflow {
  /// A language for drawings.
  package enum GraphFormat: String, Sendable, CaseIterable {
    /// Mermaid's flowchart, which GitHub draws.
    case mermaid
    /// Graphviz.
    case dot
  }

  /// The flow as a drawing: a box for each action with its module and what matters of its data, an
  /// arrow for each action that it leads to with its keys. What several branches lead to is drawn
  /// once.
  /// - Parameter notes: lines to add to the box of an action, by its index.
  package func graph(_ format: GraphFormat, notes: [Int: [String]] = [:]) -> String {
    let boxes = actions.indices.reversed()
    switch format {
    case .mermaid:
      let lines = boxes.flatMap { index in
        ["  \(name(index))[\"\(label(index, .mermaid, notes[index] ?? []))\"]"]
          + arrows(from: index).map { arrow in
            let label = arrow.label.map { "|\"\($0.escaped(for: .mermaid))\"|" } ?? ""
            return "  \(name(index)) -->\(label) \(name(arrow.action))"
          }
      }
      return (["flowchart TD"] + lines).joined(separator: "\n") + "\n"
    case .dot:
      let lines = boxes.flatMap { index in
        ["  \(name(index)) [label=\"\(label(index, .dot, notes[index] ?? []))\"];"]
          + arrows(from: index).map { arrow in
            let label = arrow.label.map { " [label=\"\($0.escaped(for: .dot))\"]" } ?? ""
            return "  \(name(index)) -> \(name(arrow.action))\(label);"
          }
      }
      return (["digraph callflow {", "  node [shape=box];"] + lines + ["}"])
        .joined(separator: "\n") + "\n"
    }
  }

  private struct Arrow {
    let action: Int
    /// nil for the default branch.
    let label: String?
  }

  /// One for each action that comes next, with the keys of all branches to it.
  private func arrows(from index: Int) -> [Arrow] {
    let action = actions[index]
    var targets: [Int] = []
    var keys: [Int: [String]] = [:]
    for branch in action.branches {
      if keys[branch.action] == nil { targets.append(branch.action) }
      keys[branch.action, default: []].append(branch.key)
    }
    return targets.map { target in
      let keys = keys[target] ?? []
      let words = keys.map { key in
        if key != "_" { return key }
        return action.module == "pivot" ? "request fails" : "otherwise"
      }
      return Arrow(
        action: target, label: words == ["otherwise"] ? nil : words.joined(separator: ", "))
    }
  }

  /// Numbered from the first action to run.
  private func name(_ index: Int) -> String { "n\(actions.count - index)" }

  private func label(_ index: Int, _ format: GraphFormat, _ notes: [String]) -> String {
    let action = actions[index]
    let lines = [action.module, action.summary?.shortened(to: 40)].compactMap(\.self)
    return (lines + notes.map { $0.shortened(to: 60) }).map { $0.escaped(for: format) }
      .joined(separator: format == .mermaid ? "<br>" : "\\n")
  }
}

extension Callflow.Action {
  /// The most important data of the action, besides its module.
  fileprivate var summary: String? {
    for key in ["text", "id", "voice_url", "to_did", "url", "message", "caller_id_number"] {
      if case .string(let value) = self[key] { return value }
    }
    if case .integer(let duration) = self["duration"], case .string(let unit) = self["unit"] {
      return "\(duration) \(unit)"
    }
    if case .integer(let digits) = self["max_digits"] { return "up to \(digits)" }
    if case .object(let variables) = self["custom_application_vars"] {
      return variables.map(\.key).joined(separator: ", ")
    }
    if case .array(let endpoints) = self["endpoints"] { return "\(endpoints.count) endpoints" }
    return self["serverless"] == nil ? nil : "TwiML"
  }
}

extension String {
  fileprivate func shortened(to limit: Int) -> String {
    count > limit ? prefix(limit - 1) + "…" : self
  }

  fileprivate func escaped(for format: Callflow.GraphFormat) -> String {
    var escaped = ""
    for character in unicodeScalars {
      switch (format, character) {
      case (.mermaid, "\""): escaped += "#quot;"
      case (.mermaid, "#"): escaped += "#35;"
      case (.mermaid, "&"): escaped += "&amp;"
      case (.mermaid, "<"): escaped += "&lt;"
      case (.mermaid, ">"): escaped += "&gt;"
      case (.dot, "\""), (.dot, "\\"): escaped += "\\\(character)"
      case (_, "\n"), (_, "\r"), (_, "\t"): escaped += " "
      default: escaped += DisplayText.visible(String(character))
      }
    }
    return escaped
  }
}
