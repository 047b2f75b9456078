import Foundation
import JSON

/// The recordings of Kazoo beside the project, or where the environment says.
enum SharedData {
  static let directory = ProcessInfo.processInfo.environment["TWIMLC_SHARED"]

  /// The lines of a file of JSON lines.
  static func lines(_ path: String) throws -> [JSON] {
    let text = try String(contentsOfFile: "\(directory ?? "")/\(path)", encoding: .utf8)
    return try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(directory ?? "")/\(path)")))
  }
}

extension JSON {
  /// Reads JSON text with sorted members; fractions become text.
  init(parsing text: String) throws {
    self = try JSONDecoder().decode(Parsed.self, from: Data(text.utf8)).value
  }

  private struct Parsed: Decodable {
    let value: JSON

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      if let object = try? decoder.container(keyedBy: Name.self) {
        let names = object.allKeys.sorted { $0.stringValue < $1.stringValue }
        value = .object(
          try names.map { .init($0.stringValue, try object.decode(Parsed.self, forKey: $0).value) })
        return
      }
      if var array = try? decoder.unkeyedContainer() {
        var elements: [JSON] = []
        while !array.isAtEnd { elements.append(try array.decode(Parsed.self).value) }
        value = .array(elements)
        return
      }
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        value = .null
      } else if let flag = try? single.decode(Bool.self) {
        value = .boolean(flag)
      } else if let integer = try? single.decode(Int.self) {
        value = .integer(integer)
      } else if let number = try? single.decode(Double.self) {
        value = .string("\(number)")
      } else {
        value = .string(try single.decode(String.self))
      }
    }
  }
}
