extension Callflow {
  /// Where an action is written: a JSON pointer (RFC 6901) and its index.
  package struct Place: Sendable, Hashable {
    package let pointer: String
    package let action: Int
  }

  /// Every place at which an action is written, in the order of the text. An action that several
  /// branches lead to has several.
  /// - Parameter root: the pointer of the flow itself, `/flow` within a document.
  package func places(root: String = "") -> [Place] {
    var places: [Place] = []
    var pending = self.root.map { [Place(pointer: root, action: $0)] } ?? []
    while let place = pending.popLast() {
      places.append(place)
      for branch in actions[place.action].branches.reversed() {
        let key = branch.key.escapedForPointer
        pending.append(
          Place(pointer: "\(place.pointer)/children/\(key)", action: branch.action))
      }
    }
    return places
  }
}

extension String {
  /// RFC 6901, section 3.
  fileprivate var escapedForPointer: String {
    var escaped = ""
    for character in self {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
