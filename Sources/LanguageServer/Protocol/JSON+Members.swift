import JSON

extension JSON {
  /// An object with those of the members that there are.
  static func some(_ members: (String, JSON?)...) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}
