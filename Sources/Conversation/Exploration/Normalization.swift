import Trace

/// Makes responses equal that differ only in values that change on each call.
enum Normalization {
  /// - Parameter text: a document.
  static func normalized(_ text: String, of caller: Caller) -> String {
    var text = text
    for (value, name) in [(caller.callID, "CallSid"), (caller.otherLegCallID, "DialCallSid")] {
      text = text.replacing(value, with: "{{\(name)}}")
    }
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || "-_:.+".contains(character) {
        word.append(character)
      } else {
        result += masked(word)
        word = ""
        result.append(character)
      }
    }
    return result + masked(word)
  }

  /// The tags of a document without attributes and content.
  static func structure(of text: String) -> String {
    text.split(separator: "<").dropFirst().map { part in
      part.prefix { !" \t\r\n>".contains($0) }
    }.joined(separator: " ")
  }

  /// A text with `#` for each number, as written in digits or up to ten in a word.
  static func withoutNumbers(_ text: String) -> String {
    var result = ""
    var word = ""
    for character in text + " " {
      if character.isLetter {
        word.append(character)
        continue
      }
      result += numbers.contains(word.lowercased()) ? "#" : word
      word = ""
      if !character.isNumber {
        result.append(character)
      } else if result.last != "#" {
        result.append("#")
      }
    }
    return result
  }

  private static let numbers: Set<String> = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  /// A word, or `~` for what looks like a time or an id that was made up.
  private static func masked(_ word: String) -> String {
    let digits = word.count { $0.isNumber }
    guard digits > 0 else { return word }
    let isNumber = digits == word.count
    if isNumber {
      // Seconds or milliseconds since 1970, these years.
      return [10, 13].contains(digits) && word.hasPrefix("1") ? "~" : word
    }
    if word.first == "+", digits == word.count - 1 { return word }
    let isTime =
      word.contains(":") && digits >= 4 && word.allSatisfy { !"ghijklmnopqrs".contains($0) }
    let isDate = word.count { $0 == "-" } >= 2 && digits >= 6
    let isHexadecimal = word.count >= 8 && word.allSatisfy { $0.isHexDigit || $0 == "-" }
    let isToken = word.count >= 16 && digits >= 3 && !word.contains(".")
    // As a floating-point time.
    let isFraction = word.contains(".") && digits == word.count - 1 && digits >= 12
    return isTime || isDate || isHexadecimal || isToken || isFraction ? "~" : word
  }
}
