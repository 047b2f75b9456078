package import Diagnostics
package import JSON
package import TwiMLVocabulary

/// The output of `explain --format json`.
package enum Explanation {
  /// All rules and elements, with what the list shows of each.
  package static func contents(of catalog: Catalog) -> JSON {
    [
      "rules": .array(
        catalog.rules.map { rule in
          [
            "id": .string(rule.id), "severity": .string(rule.severity.name),
            "family": .string(catalog.family(of: rule)?.kind.word ?? ""),
            "summary": .string(rule.summary),
          ]
        }),
      "elements": .array(
        Vocabulary.all.map { element in
          [
            "name": .string(element.name), "role": .string(element.role.rawValue),
            "summary": .string(element.summary),
          ]
        }),
    ]
  }

  package static func json(of rule: Rule, in catalog: Catalog) -> JSON {
    let family = catalog.family(of: rule)
    return [
      "kind": "rule", "id": .string(rule.id), "severity": .string(rule.severity.name),
      "family": .string(family?.kind.word ?? ""), "summary": .string(rule.summary),
      "finds": .string(rule.finds), "caller": .string(rule.caller),
      "remedy": .string(rule.remedy), "fixSafety": .array(rule.fixSafety.map(JSON.string)),
      "wrong": .string(rule.wrong.text), "right": .string(rule.right.text),
      "twilioErrors": .array(rule.twilioErrors.map(JSON.integer)),
      "sources": .array(rule.sources.map { .string($0.text) }),
      "markdown": .string(RulePage.text(of: rule, in: catalog)),
    ]
  }

  package static func json(of element: ElementSpec) -> JSON {
    [
      "kind": "element", "name": .string(element.name), "role": .string(element.role.rawValue),
      "summary": .string(element.summary),
      "parents": .array(element.parents.map(JSON.string)),
      "attributes": .array(element.everyAttribute.map { json(of: $0, on: element) }),
      "markdown": .string(ElementPage.text(of: element)),
    ]
  }

  package static func json(of attribute: AttributeSpec, on element: ElementSpec) -> JSON {
    [
      "kind": "attribute", "element": .string(element.name), "name": .string(attribute.name),
      "takes": .string(attribute.type.words),
      "default": attribute.defaultText.map { .string($0) } ?? .null,
      "isRead": .boolean(attribute.isRead), "summary": .string(attribute.summary),
      "markdown": .string(ElementPage.text(of: attribute, on: element)),
    ]
  }
}
