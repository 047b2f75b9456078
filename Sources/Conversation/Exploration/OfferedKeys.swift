/// The keys and numbers that prompts tell the caller to press.
enum OfferedKeys {
  private static let words: [String: String] = [
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "star": "*", "asterisk": "*", "pound": "#",
    "hash": "#", "*": "*", "#": "#",
  ]
  private static let verbs: Set<String> = [
    "press", "pressing", "dial", "push", "hit", "choose", "select", "enter", "type", "option",
    "number", "key",
  ]

  /// In the order of the prompts, each once.
  static func keys(in prompts: [String]) -> [String] {
    var found: [String] = []
    for prompt in prompts {
      for key in keys(in: prompt) where !found.contains(key) { found.append(key) }
    }
    return found
  }

  private static func keys(in prompt: String) -> [String] {
    let words = prompt.lowercased().split { " \t\n\r,.;:!?\"'()".contains($0) }.map(String.init)
    guard let start = words.firstIndex(where: verbs.contains) else { return [] }
    var found: [String] = []
    for (index, word) in words.enumerated() {
      guard let key = key(word) else { continue }
      let before = index > 0 ? words[index - 1] : ""
      let after = index + 1 < words.count ? words[index + 1] : ""
      let isOffered =
        verbs.contains(before) || before == "the" && index > 1 && verbs.contains(words[index - 2])
        || index > start && ["for", "to"].contains(after)
        || index > start && before == "the" && after == "key"
        || !found.isEmpty && ["or", "and"].contains(before)
      if isOffered { found.append(key) }
    }
    return found
  }

  private static func key(_ word: String) -> String? {
    if let key = words[word] { return key }
    return word.allSatisfy { "0123456789*#".contains($0) } ? word : nil
  }
}
