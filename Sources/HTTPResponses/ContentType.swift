/// How Pivot chooses the parsers for a body by its Content-Type.
///
/// Source: `kzt_translator:find_candidate_translators/1`
package enum ContentType: Sendable, Hashable {
  /// Only TwiML: `text/xml`, `application/xml`, or no Content-Type.
  case twiml
  /// Only a callflow: `application/json`.
  case callflow
  /// Any other type: TwiML first, and then a callflow.
  case either

  /// - Parameter value: the value of the header field; nil without one. It is cut at the first `;`
  ///   and stripped of spaces, and its case matters.
  package init(_ value: String?) {
    self =
      switch value.map(Self.type(of:)) {
      case nil, "text/xml", "application/xml": .twiml
      case "application/json": .callflow
      default: .either
      }
  }

  /// The type without its parameters.
  static func type(of value: String) -> String {
    let type = value.prefix { $0 != ";" }.drop { $0 == " " }
    return String(type.reversed().drop { $0 == " " }.reversed())
  }

  /// The value of a parameter, without quotes.
  static func parameter(_ name: String, of value: String) -> String? {
    for part in value.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmed.lowercased() == name else { continue }
      return pair[1].trimmed.filter { $0 != "\"" }
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
