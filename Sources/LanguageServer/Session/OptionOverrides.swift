import Compiler
import Diagnostics
import JSON

/// The client's settings for checking documents; like command-line options they win over
/// configuration files.
///
/// The keys are those of the configuration file: `target`, `base-url`, `templates`, `rules`.
struct OptionOverrides: Sendable {
  var target: Target?
  var baseURL: String?
  var isTemplate: Bool?
  var levels: [String: RuleLevel] = [:]
  /// The mistakes in the settings, one sentence each.
  private(set) var mistakes: [String] = []

  init() {}

  /// - Parameter value: `initializationOptions`, or the settings of `didChangeConfiguration`.
  init(_ value: JSONValue?) {
    // Some clients put the settings under the name of the server.
    let members = (value?["twimlc"] ?? value)?.members ?? []
    for member in members {
      switch member.key {
      case "target", "kazoo": readTarget(member)
      case "base-url", "baseURL", "baseUrl": readBaseURL(member)
      case "templates": readTemplates(member)
      case "rules": readRules(member)
      default: mistakes.append("unknown setting '\(member.key)'")
      }
    }
  }

  private mutating func readTarget(_ member: JSONValue.Member) {
    // A version can also be a JSON number.
    let word = member.value.string ?? member.value.lexeme
    target = Target(rawValue: word)
    if target == nil, member.value.kind != .null {
      let words = Target.allCases.map(\.rawValue).listed("or")
      mistakes.append("'\(member.key)' takes \(words), not '\(word)'")
    }
  }

  private mutating func readBaseURL(_ member: JSONValue.Member) {
    baseURL = member.value.string.flatMap { $0.isEmpty ? nil : $0 }
    if member.value.kind != .string, member.value.kind != .null {
      mistakes.append("'\(member.key)' takes a URL")
    }
  }

  private mutating func readTemplates(_ member: JSONValue.Member) {
    isTemplate = member.value.boolean
    if isTemplate == nil, member.value.kind != .null {
      mistakes.append("'\(member.key)' takes true or false")
    }
  }

  private mutating func readRules(_ member: JSONValue.Member) {
    for rule in member.value.members {
      if let level = rule.value.string.flatMap(RuleLevel.init) {
        levels[rule.key] = level
      } else {
        let words = RuleLevel.allCases.map(\.rawValue).listed("or")
        mistakes.append("the level of '\(rule.key)' is \(words)")
      }
    }
  }

  /// The settings for a document after the overrides.
  func applied(to settings: DocumentSettings) -> DocumentSettings {
    var settings = settings
    if let target { settings.compiler.target = target }
    if let baseURL { settings.compiler.baseURL = baseURL }
    if let isTemplate { settings.compiler.isTemplate = isTemplate }
    settings.compiler.levels = settings.compiler.levels.merging(levels) { $1 }
    return settings
  }
}
