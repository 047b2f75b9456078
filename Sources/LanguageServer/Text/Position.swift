import JSON

/// A position in a document in the protocol's terms.
package struct Position: Sendable, Hashable, Comparable {
  /// Counted from 0.
  package let line: Int
  /// Counted from 0, in units of the position encoding.
  package let character: Int

  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  init(_ value: JSONValue) throws(ProtocolError) {
    guard let line = try value.required("line").integer, line >= 0,
      let character = try value.required("character").integer, character >= 0
    else { throw ProtocolError(.invalidParams, "a position is two numbers from 0 on") }
    self.init(line: line, character: character)
  }

  var json: JSON { ["line": .integer(line), "character": .integer(character)] }

  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// The unit in which a position counts on its line.
package enum PositionEncoding: String, Sendable {
  /// Bytes.
  case utf8 = "utf-8"
  /// UTF-16 code units: a scalar beyond U+FFFF counts as two.
  case utf16 = "utf-16"

  /// The number of units of the scalar that begins with a byte.
  func width(ofScalarWith lead: UInt8) -> Int {
    switch self {
    case .utf8: PositionEncoding.length(ofScalarWith: lead)
    case .utf16: lead >= 0xF0 ? 2 : 1
    }
  }

  /// The length in bytes of the scalar that begins with a byte of valid UTF-8.
  static func length(ofScalarWith lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
