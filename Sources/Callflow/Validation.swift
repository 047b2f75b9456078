import JSON

/// Why Kazoo would not take an action.
public struct CallflowProblem: Sendable, Hashable, CustomStringConvertible {
  /// The index of the action.
  public let action: Int
  /// The module, the member and what is wrong with it.
  public let description: String
}

extension Callflow {
  /// What Kazoo's check of a callflow would say against this one, as far as it has modules that a
  /// translation uses; any other module is a problem.
  /// - Parameter kazoo5: whether the modules are those of Kazoo 5, instead of 4.3.
  public func problems(kazoo5: Bool) -> [CallflowProblem] {
    actions.indices.flatMap { index in
      let action = actions[index]
      guard let schema = ActionSchema.all[action.module], kazoo5 || !schema.isKazoo5 else {
        return [CallflowProblem(action: index, description: "no module '\(action.module)'")]
      }
      return schema.problems(.object(action.data), kazoo5: kazoo5).map {
        CallflowProblem(action: index, description: "\(action.module): \($0)")
      }
    }
  }
}

/// What the data of a module may hold: the bounds that Kazoo's own schemas set.
struct ActionSchema: Sendable {
  let isKazoo5: Bool
  let required: [String]
  let members: [String: Shape]

  /// What a value may be.
  indirect enum Shape: Sendable {
    case text(ClosedRange<Int>)
    case word([String])
    case url
    case number(ClosedRange<Int>)
    case oneNumber([Int])
    case flag
    case list(Shape, least: Int)
    case object(required: [String], [String: Shape])
    /// Whatever the keys.
    case map(Shape)
  }

  func problems(_ data: JSON, kazoo5: Bool) -> [String] {
    var problems = Shape.object(required: required, members).problems(data, at: "data")
    if members["serverless"] != nil, case .object(let found) = data {
      let ways = ["serverless", "voice_url"].filter { way in found.contains { $0.key == way } }
      if ways.count != 1 { problems.append("data: either serverless or voice_url") }
      if ways == ["serverless"], !kazoo5 { problems.append("data: serverless") }
    }
    return problems
  }
}

extension ActionSchema.Shape {
  /// - Parameter path: where the value stands, for the message.
  func problems(_ value: JSON, at path: String) -> [String] {
    let isFine: Bool
    switch (self, value) {
    case (.text(let lengths), .string(let text)):
      isFine = lengths.contains(text.unicodeScalars.count)
    case (.word(let words), .string(let text)): isFine = words.contains(text)
    case (.url, .string(let text)):
      isFine = text.hasPrefix("http://") || text.hasPrefix("https://")
    case (.number(let range), .integer(let number)): isFine = range.contains(number)
    case (.oneNumber(let numbers), .integer(let number)): isFine = numbers.contains(number)
    case (.flag, .boolean): isFine = true
    case (.list(let shape, let least), .array(let elements)):
      guard elements.count >= least else { return ["\(path): too few"] }
      return elements.enumerated().flatMap { shape.problems($1, at: "\(path)/\($0)") }
    case (.map(let shape), .object(let found)):
      return found.flatMap { shape.problems($0.value, at: "\(path)/\($0.key)") }
    case (.object(let required, let members), .object(let found)):
      let missing = required.filter { name in !found.contains { $0.key == name } }
      return missing.map { "\(path): no \($0)" }
        + found.flatMap { member in
          members[member.key].map { $0.problems(member.value, at: "\(path)/\(member.key)") }
            ?? ["\(path): \(member.key) means nothing"]
        }
    default: isFine = false
    }
    return isFine ? [] : ["\(path): \(value.serialized(.compact))"]
  }
}
