import Diagnostics
import TwiMLSemantics
import TwiMLVocabulary

/// The parameters of a request, each name once, in the order in which they are sent.
package struct Parameters: Sendable, Hashable, RandomAccessCollection {
  package struct Parameter: Sendable, Hashable {
    package let name: String
    package let value: String
    /// The value as it is sent, which need not be UTF-8.
    fileprivate let bytes: [UInt8]

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
      bytes = Array(value.utf8)
    }

    init(_ name: String, _ value: KazooText) {
      self.name = name
      self.value = value.string
      bytes = value.sentBytes
    }
  }

  private var parameters: [Parameter] = []
  private var indices: [String: Int] = [:]

  package init() {}

  package var startIndex: Int { parameters.startIndex }
  package var endIndex: Int { parameters.endIndex }
  package subscript(position: Int) -> Parameter { parameters[position] }

  /// The value of a parameter; nil if there is none with that name.
  package subscript(name: String) -> String? { indices[name].map { parameters[$0].value } }

  /// Replaces the value of a name in place, or adds it at the end; nil changes nothing.
  package mutating func set(_ name: String, to value: String?) {
    if let value { set(Parameter(name, value)) }
  }

  /// The same for one parameter.
  mutating func set(_ parameter: Parameter) {
    let name = parameter.name
    if let index = indices[name] {
      parameters[index] = parameter
    } else {
      indices[name] = parameters.count
      parameters.append(parameter)
    }
  }

  /// Sets one after the other from the last to the first, as `kz_json:set_values/2` does.
  mutating func merge(_ others: [(RequestParameter, String?)]) {
    for (parameter, value) in others.reversed() { set(parameter.name, to: value) }
  }

  /// The same with the parameters of others.
  mutating func merge(_ others: Parameters) {
    for parameter in others.reversed() { set(parameter.name, to: parameter.value) }
  }

  /// As a form or a query: names as they are, values percent-encoded as UTF-8, with `+` for a
  /// space.
  ///
  /// Source: `kz_http_util:json_to_querystring/1`
  package var formEncoded: String {
    map { "\($0.name)=\(Escaping.form($0.bytes))" }.joined(separator: "&")
  }
}
