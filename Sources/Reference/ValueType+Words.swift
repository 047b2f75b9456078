import Diagnostics
import TwiMLVocabulary

extension ValueType {
  /// The allowed values, in words.
  var words: String {
    switch self {
    case .text, .parameter: "text"
    case .latin1Text: "text without characters above U+00FF"
    case .url: "a URL"
    case .media, .prompt: "a URL or the name of a media file"
    case .integer(let integer): integer.words
    case .boolean(_, let alsoTrue, _): (["true", "false"] + alsoTrue).listed("or")
    case .choice(let choices, _): choices.map(\.words).listed("or")
    case .openChoice(let choices): choices.map(\.words).listed("or") + ", or another word"
    case .documentedChoice(let words, let other):
      words.listed("or") + (other.map { ", any other word counts as \($0)" } ?? "")
    case .keys: "keys of 0-9*#"
    case .key: "one key of 0-9*#, or nothing"
    case .lenientKey: "one key of 0-9*#"
    case .method: "GET or POST"
    case .refused(let values, _):
      values.isEmpty
        ? "no value at all" : "only " + values.map { "'\($0)'" }.listed("or")
    case .unread(let type): type.words
    }
  }
}

extension ValueType.Choice {
  fileprivate var words: String { word == effective ? word : "\(word) (\(effective))" }
}

extension IntegerType {
  fileprivate var words: String {
    let noun = unit == .none ? "a number" : "a number of \(unit.rawValue)"
    switch (range.lowerBound, range.upperBound) {
    case (Int.min, Int.max): return noun
    case (let lower, Int.max): return "\(noun), at least \(lower)"
    case (Int.min, let upper): return "\(noun), at most \(upper)" + clamping
    case (let lower, let upper): return "\(noun), \(lower) to \(upper)" + clamping
    }
  }

  private var clamping: String { above == .clamped ? ", more counts as \(range.upperBound)" : "" }
}

extension DocumentedType {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .url: "a URL"
    case .number: "a number"
    case .boolean: "true or false"
    case .method: "GET or POST"
    case .oneOf(let words): words.listed("or")
    case .someOf(let words): "any of " + words.joined(separator: ", ")
    }
  }
}
