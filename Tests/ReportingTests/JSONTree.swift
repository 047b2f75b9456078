import Foundation

/// JSON of any form.
struct JSONTree: Decodable, Equatable {
  private indirect enum Value: Decodable, Equatable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case integer(Int)
    case boolean(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let object = try? container.decode([String: JSONTree].self) {
        self = .object(object)
      } else if let array = try? container.decode([JSONTree].self) {
        self = .array(array)
      } else if let integer = try? container.decode(Int.self) {
        self = .integer(integer)
      } else if let flag = try? container.decode(Bool.self) {
        self = .boolean(flag)
      } else {
        self = .string(try container.decode(String.self))
      }
    }
  }

  private let value: Value

  init(from decoder: any Decoder) throws { value = try Value(from: decoder) }

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
  }

  /// nil if there is no such member.
  subscript(key: String) -> JSONTree? { members[key] }

  var members: [String: JSONTree] { if case .object(let members) = value { members } else { [:] } }
  var keys: Set<String> { Set(members.keys) }
  /// nil if it is not an array.
  var elements: [JSONTree]? { if case .array(let elements) = value { elements } else { nil } }
  var string: String? { if case .string(let text) = value { text } else { nil } }
  var integer: Int? { if case .integer(let number) = value { number } else { nil } }
}
