import JSON
import KazooCallflow

/// A command that Kazoo sends, with Kazoo's names for it and its fields. An event without a
/// command, such as a wait, has a name in capitals.
struct Command: Hashable {
  let name: String
  var fields: [String: JSON]

  init(_ name: String, _ fields: [String: JSON] = [:]) {
    self.name = name
    self.fields = fields
  }

  subscript(_ field: String) -> JSON? { fields[field] }
}

extension JSON {
  /// The value of a member of an object.
  subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? { if case .string(let value) = self { value } else { nil } }
  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  var members: [JSON.Member]? { if case .object(let value) = self { value } else { nil } }

  /// The strings of an array.
  var strings: [String] { array?.compactMap(\.string) ?? [] }

  /// `kz_json:get_integer_value/2`, which rounds halves up.
  var kazooInteger: Int? {
    switch self {
    case .integer(let value): value
    case .string(let text): Int(text) ?? Double(text).map { Int($0.rounded()) }
    default: nil
    }
  }

  /// `kz_json:is_true/2`
  var isTrue: Bool { self == .boolean(true) || self == .string("true") }

  /// The same with sorted members.
  var sorted: JSON {
    switch self {
    case .object(let members):
      .object(members.map { .init($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
    case .array(let elements): .array(elements.map(\.sorted))
    default: self
    }
  }

  /// The flow as a JSON value.
  init(_ flow: Callflow) {
    var values: [JSON] = []
    for action in flow.actions {
      values.append(
        .object([
          .init("module", .string(action.module)), .init("data", .object(action.data)),
          .init("children", .object(action.branches.map { .init($0.key, values[$0.action]) })),
        ]))
    }
    self = values.last ?? .object([])
  }
}
