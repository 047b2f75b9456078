import JSON

extension JSON {
  /// An object with the members that are not nil.
  static func some(_ members: (String, JSON?)...) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}
