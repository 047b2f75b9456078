import Diagnostics
import JSON

extension CallflowChecker {
  /// Checks the data of an action as Kazoo's schema does.
  mutating func check(_ data: JSONValue, of action: String) {
    guard let schema = schema(of: action) else { return }
    check(data, schema.fields, "of '\(action)'", path: action)
    let found = schema.alternatives.filter { data[$0] != nil }
    if found.isEmpty, !schema.alternatives.isEmpty {
      report(.missing(schema.alternatives, "of '\(action)'", at: data.place))
    } else if found.count > 1, let place = data.members.last(where: { found.contains($0.key) }) {
      report(.tooMany(found, "of '\(action)'", at: place.name.range))
    }
  }

  /// Reports the required data of an action without data.
  mutating func checkMissingData(of module: JSONValue) {
    let action = module.string ?? ""
    guard let schema = schema(of: action) else { return }
    for field in schema.fields where field.isRequired {
      report(.missing([field.name], "of '\(action)'", at: module.place))
    }
    if !schema.alternatives.isEmpty {
      report(.missing(schema.alternatives, "of '\(action)'", at: module.place))
    }
  }

  private func schema(of action: String) -> ActionSchema? {
    ActionSchema.schema(of: action, in: target.capabilities.callflowSchema)
  }

  private mutating func check(
    _ object: JSONValue, _ fields: [Field], _ owner: String, path: String
  ) {
    checkNames(in: object, fields, owner, path: path)
    for field in fields {
      guard let value = object[field.name] else {
        if field.isRequired { report(.missing([field.name], owner, at: object.place)) }
        continue
      }
      check(value, field.type, "'\(field.name)' \(owner)", path: "\(path).\(field.name)")
    }
  }

  /// Reports names that Kazoo's schemas do not know but that resemble a known one.
  private mutating func checkNames(
    in object: JSONValue, _ fields: [Field], _ owner: String, path: String
  ) {
    guard let others = ActionSchema.uncheckedNames[path] else { return }
    let known = Set(fields.map(\.name))
    let members = object.members
    let present = Set(members.lazy.map(\.key))
    for member in members {
      let name = member.key
      if known.contains(name) || others.contains(name) { continue }
      guard
        let meant = dataNames[path, default: SpellingIndex([fields.map(\.name), others.sorted()])]
          .candidate(
            for: name),
        !present.contains(meant)
      else { continue }
      report(.misspelled(member, meant, "the data \(owner)"))
    }
  }

  private mutating func check(
    _ value: JSONValue, _ type: FieldType, _ subject: String, path: String
  ) {
    switch type {
    case .objects(let fields):
      guard value.kind == .array, !value.elements.isEmpty else {
        return report(.refused(subject, "a list with at least one object", value))
      }
      for element in value.elements {
        guard element.kind == .object else {
          report(.refused("an element of \(subject)", "an object", element))
          continue
        }
        check(element, fields, "in \(subject)", path: path)
      }
    case .object(let fields):
      guard value.kind == .object else { return report(.refused(subject, "an object", value)) }
      check(value, fields, "in \(subject)", path: path)
    case .texts:
      guard value.kind == .array else {
        return report(.refused(subject, "a list of strings", value))
      }
      for element in value.elements where element.kind != .string {
        report(.refused("an element of \(subject)", "a string", element))
      }
    case .strings:
      guard value.kind == .object else { return report(.refused(subject, "an object", value)) }
      for member in value.members where member.value.kind != .string {
        report(.refused("'\(member.key)' in \(subject)", "a string", member.value))
      }
    default:
      if let expected = type.expectation(against: value) {
        report(.refused(subject, expected, value))
      }
    }
  }
}

extension FieldType {
  /// The requirement that a value does not meet; nil if it does.
  fileprivate func expectation(against value: JSONValue) -> String? {
    switch self {
    case .boolean: value.kind == .boolean ? nil : "true or false"
    case .integer(let range):
      value.integer.map(accepts) == true ? nil : "a whole number" + range.words
    case .oneOf(let numbers):
      value.integer.map(accepts) == true
        ? nil : numbers.map { "\($0)" }.listed("or")
    case .text(let range):
      value.string.map { range.contains($0.unicodeScalars.count) } == true
        ? nil : range == 0...Int.max ? "a string" : "a string with" + range.words + " characters"
    case .word(let words):
      value.string.map(words.contains) == true
        ? nil : "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
    case .url:
      value.string.map { $0.hasPrefix("http://") || $0.hasPrefix("https://") } == true
        ? nil : "an absolute URL with http:// or https://"
    case .clientURL: expectationOfClientURL(against: value)
    case .textOrObject:
      value.kind == .object || value.string?.isEmpty == false
        ? nil : "a string that is not empty, or an object"
    case .object, .texts, .strings, .objects: nil
    }
  }

  private func expectationOfClientURL(against value: JSONValue) -> String? {
    guard let url = value.string, url.hasPrefix("http://") || url.hasPrefix("https://")
    else {
      return "an absolute URL with http:// or https://"
    }
    return ClientURL.refusedHost(of: url).map { "a URL that is not at '\($0)'" }
  }
}

extension ClosedRange<Int> {
  /// " from 1 to 5", " of 1 or more"; empty for every number.
  fileprivate var words: String {
    switch (lowerBound, upperBound) {
    case (Int.min, Int.max): ""
    case (Int.min, _): " up to \(upperBound)"
    case (_, Int.max): " of \(lowerBound) or more"
    default: lowerBound == upperBound ? " exactly \(lowerBound)" : " \(lowerBound) to \(upperBound)"
    }
  }
}

extension Diagnostic {
  fileprivate static func missing(
    _ names: [String], _ owner: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .callflowData,
      "\(names.map { "'\($0)'" }.listed("or")) \(owner) is missing: Kazoo hangs up", at: range)
  }

  fileprivate static func tooMany(
    _ names: [String], _ owner: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .callflowData,
      "\(names.map { "'\($0)'" }.listed("and")) \(owner) exclude each other: Kazoo hangs up",
      at: range)
  }

  fileprivate static func refused(
    _ subject: String, _ expected: String, _ value: JSONValue
  ) -> Diagnostic {
    var words: String
    switch value.kind {
    case .string:
      let text = value.string ?? ""
      let count = text.unicodeScalars.count
      words = count > 60 ? "\(count) characters" : value.lexeme
    case .number, .boolean, .null: words = value.lexeme
    case .object, .array: words = value.kind.name
    }
    if words.isEmpty { words = value.kind.name }
    return Diagnostic(
      .callflowData, "\(subject) must be \(expected), not \(words): Kazoo hangs up", at: value.place
    )
  }
}
