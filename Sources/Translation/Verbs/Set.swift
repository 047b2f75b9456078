import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  /// Adds the action of a `Set`. It is joined with the one directly before it, because each action
  /// costs tokens; without a later request, nothing is added, because the action would send a
  /// command that Pivot does not.
  mutating func set(_ set: SetVariables, _ element: Element) {
    answer()
    let sent = set.variables.filter { $0.value != nil }
    if !sent.isEmpty, let lastPost, lastPost > position { report(.variables(element, sent)) }
    for variable in sent { variables.set(variable) }
    let stored = sent.filter { !$0.key.isEmpty }
    guard !stored.isEmpty, let lastRequest, lastRequest > position else { return }
    if storing == nil { storing = (OrderedVariables(), element.range) }
    for variable in stored { storing?.variables.set(variable) }
  }

  /// Adds the action for the variables of the `Set`s right before, if there are any.
  mutating func flushVariables() {
    guard let (variables, origin) = storing else { return }
    storing = nil
    let members = variables.all.compactMap { variable in
      variable.value.map { JSON.Member(variable.key, .string($0.string)) }
    }
    let action = Callflow.Action(
      "set_variables", [.init("custom_application_vars", .object(members))])
    steps.append(CallStep(action, from: origin))
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

  /// The variables that a request sends; they never replace its own parameters.
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
      .lossVariables, "\(names) not sent: the callflow's POST requests have no variables of Set",
      at: element.nameRange,
      help: ["write method=\"GET\" at the request, so that the callflow's URL has the variables"])
  }
}
