import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func set(_ set: SetVariables, _ element: Element) -> Passage {
    var actions = answer()
    let sent = set.variables.filter { $0.value != nil }
    if !sent.isEmpty, let lastPost, lastPost > position { report(.variables(element, sent)) }
    for variable in sent { variables.set(variable) }
    let members = sent.filter { !$0.key.isEmpty }.compactMap { variable in
      variable.value.map { JSON.Member(variable.key, .string($0)) }
    }
    if !members.isEmpty {
      actions.append(
        Callflow.Action("set_variables", [.init("custom_application_vars", .object(members))]))
    }
    return Passage(actions, from: element.range)
  }
}

/// Variables in the order in which they were first set, each with its last value.
struct OrderedVariables {
  private(set) var all: [SetVariables.Variable] = []
  private var places: [String: Int] = [:]

  mutating func set(_ variable: SetVariables.Variable) {
    if let place = places[variable.key] {
      all[place] = variable
    } else {
      places[variable.key] = all.count
      all.append(variable)
    }
  }

  /// Those that a request sends: what it sends of its own no variable replaces.
  var sent: [SetVariables.Variable] {
    all.filter { RequestParameter(rawValue: $0.key)?.isAlwaysSent != true }
  }
}

extension Diagnostic {
  fileprivate static func variables(
    _ element: Element, _ variables: [SetVariables.Variable]
  ) -> Diagnostic {
    let names = variables.map { "'\($0.key)'" }.joined(separator: ", ")
    return Diagnostic(
      .lossVariables, "the callflow's requests by POST do not send \(names)",
      at: element.nameRange,
      help: ["ask with method=\"GET\", where the URL can carry it, or write it into the URL"])
  }
}
