/// A JSON value whose objects keep their order.
package enum JSON: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number as JSON writes it, which need not be whole.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSON
    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}
