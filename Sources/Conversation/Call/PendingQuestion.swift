/// A question of the call that no decision answers.
package struct PendingQuestion: Sendable, Hashable {
  package let kind: Kind
  /// The index of the document.
  package let document: Int
  /// The line of the verb in its document.
  package let line: Int

  package enum Kind: Sendable, Hashable {
    /// - Parameters:
    /// - digits: the maximum number; nil for no limit.
    /// - finishKey: the key that ends them; nil for none.
    case keys(digits: Int?, finishKey: Character?)
    case dial
    case record

    /// The verb that waits.
    var verb: String {
      switch self {
      case .keys: "Gather"
      case .dial: "Dial"
      case .record: "Record"
      }
    }
  }

  var place: VerbPlace { VerbPlace(line: line, name: kind.verb) }
}
