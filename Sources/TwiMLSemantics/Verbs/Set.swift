import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Set`: Kazoo keeps variables, which it sends with every later request.
package struct SetVariables: Sendable {
  package struct Variable: Sendable, Hashable {
    /// `undefined` if it is missing.
    package let key: String
    /// nil if Kazoo does not send it.
    package let value: KazooText?
  }
  package let variables: [Variable]
}

extension Analyzer {
  /// `kzt_twiml:set_variables/2`, which folds a call over the variables and gets a pair back.
  mutating func set(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    _ = attributes(of: element, spec)
    var variables: [SetVariables.Variable] = []
    var elements: [Element] = []
    for child in element.elements {
      guard child.name == "Variable" else {
        report(.ignoredElement(child, in: element))
        continue
      }
      variables.append(variable(child))
      elements.append(child)
    }
    if elements.count > 1 { report(.severalVariables(elements, run)) }
    if variables.isEmpty {
      report(.setWithoutVariable(element, run, run.crashes(on: options.target)))
    } else {
      answer(element)
    }
    return VerbReading(
      verb: .set(SetVariables(variables: variables)),
      failure: variables.isEmpty ? .crash : variables.count > 1 ? .atOnce : nil)
  }

  private mutating func variable(_ element: Element) -> SetVariables.Variable {
    let values = attributes(of: element, .variable)
    let key = values.textOrDefault(.key) ?? ""
    if values.text(.key) == nil {
      report(
        Diagnostic(
          .unsentVariable, "no 'key': Kazoo stores the variable under the name '\(key)'",
          at: element.nameRange, help: ["write key=\"…\""]))
    }
    if element.attribute(.value) == nil {
      let hasText = !KazooContent(element).rawText.isBlank
      report(
        Diagnostic(
          .unsentVariable,
          hasText
            ? "the value stands between the tags, where Kazoo does not read it: it is not sent"
            : "no 'value': Kazoo does not send the variable",
          at: element.nameRange, help: ["write value=\"…\""]))
    }
    return SetVariables.Variable(
      key: key, value: values.sentText(.value))
  }
}

extension Diagnostic {
  fileprivate static func severalVariables(
    _ variables: [Element], _ run: RunState
  ) -> Diagnostic {
    Diagnostic(
      .severalVariables, "second Variable in the same Set: \(run.stops)",
      at: variables[1].nameRange, help: ["write <Set> around each Variable"],
      fixIts: [
        FixIt(
          "write <Set> around each Variable", .safe,
          edits: variables.dropFirst().map {
            FixIt.Edit(SourceRange(at: $0.range.lowerBound), with: "</Set><Set>")
          })
      ])
  }

  fileprivate static func setWithoutVariable(
    _ element: Element, _ run: RunState, _ crashes: String
  ) -> Diagnostic {
    Diagnostic(
      .setWithoutVariable,
      run.isInGather
        ? "Set without Variable: \(run.stops)"
        : "Set without Variable\(crashes)",
      at: element.startTag, help: ["write <Set><Variable key=\"…\" value=\"…\"/></Set>"])
  }
}
