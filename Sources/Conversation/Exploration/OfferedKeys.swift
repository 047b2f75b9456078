/// The keys and numbers that prompts tell the caller to press.
enum OfferedKeys {
  private static let words: [String: String] = [
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "star": "*", "asterisk": "*", "pound": "#",
    "hash": "#", "*": "*", "#": "#",
  ]
  /// The words before a key, in English, Spanish, Portuguese, French, Italian, German and Dutch.
  private static let verbs: Set<String> = [
    "press", "pressing", "dial", "push", "hit", "choose", "select", "enter", "type", "option",
    "number", "key", "marque", "marca", "oprima", "presione", "presiona", "pulse", "pulsa",
    "digite", "pressione", "tecle", "aperte", "disque", "appuyez", "tapez", "composez", "faites",
    "premi", "premere", "prema", "digiti", "drücken", "drücke", "wählen", "wähle", "druk", "toets",
    "kies",
  ]
  /// The words between those and the key.
  private static let fillers: Set<String> = [
    "the", "el", "la", "o", "a", "le", "sur", "il", "tecla", "touche", "tasto", "taste", "sie",
    "die", "bitte", "de",
  ]
  /// Words that only a key follows, in a sentence with a verb.
  private static let nouns: Set<String> = ["die", "taste", "tecla", "touche", "tasto", "toets"]
  /// The words between a key and its purpose, or before the purpose.
  static let purposes: Set<String> = ["for", "to", "para", "pour", "per", "für", "voor"]

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
      let verb = words[..<index].last { !fillers.contains($0) } ?? ""
      let after = index + 1 < words.count ? words[index + 1] : ""
      let isOffered =
        verbs.contains(verb)
        || index > start && (purposes.contains(after) || nouns.contains(before))
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
