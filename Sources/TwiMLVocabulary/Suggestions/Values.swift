import Diagnostics

extension ValueType {
  /// The value that was probably meant, if there is a likely one that Kazoo accepts.
  ///
  /// - Parameter value: a value that Kazoo does not read as its author means it.
  package func suggestion(for value: String) -> String? {
    switch self {
    case .choice(let choices, _), .openChoice(let choices):
      choice(for: value, among: choices.map(\.word))
    case .boolean(_, let alsoTrue, let alsoFalse):
      Spelling.candidate(
        for: value, among: [["true", "false"], alsoTrue, alsoFalse],
        synonyms: ValueType.booleanSynonyms)
    case .documentedChoice(let words, _): Spelling.candidate(for: value, among: [words])
    case .method:
      Spelling.candidate(
        for: value, among: [["GET", "POST"]], synonyms: ["put": ["POST"], "head": ["GET"]])
    case .integer(let type): type.suggestion(for: value)
    case .key: ValueType.key(for: value) ?? (Spelling.folded(value) == Self.none ? "" : nil)
    case .lenientKey: ValueType.key(for: value)
    case .unread(.oneOf(let words)), .unread(.someOf(let words)):
      Spelling.candidate(for: value, among: [words])
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .keys, .refused, .unread: nil
    }
  }

  private static let none = Array("none".utf8)

  /// A word in another spelling, a synonym, or a language tag shortened until a word fits: Kazoo's
  /// `en-gb` for `en_GB`, and `es` for `es-MX`.
  private func choice(for value: String, among words: [String]) -> String? {
    if let found = Spelling.candidate(
      for: value, among: [words], synonyms: ValueType.choiceSynonyms)
    {
      return found
    }
    if value.hasPrefix("Polly.") {
      return [Vocabulary.isMaleVoice(value) ? "man" : "woman"].first(where: words.contains)
    }
    var parts = value.lowercased().split { $0 == "-" || $0 == "_" }
    while parts.count > 1 {
      parts.removeLast()
      let shorter = parts.joined(separator: "-")
      if let word = words.first(where: { $0 == shorter }) { return word }
    }
    return nil
  }

  private static func key(for value: String) -> String? {
    let names: [String: String] = [
      "hash": "#", "pound": "#", "sharp": "#", "star": "*", "asterisk": "*",
    ]
    let word = String(decoding: Spelling.folded(value), as: UTF8.self)
    if word.count == 1, word != value, "0123456789*#".contains(word) { return word }
    return names[word]
  }

  private static let booleanSynonyms: [String: [String]] = [
    "yes": ["true"], "on": ["true"], "1": ["true"], "y": ["true"], "t": ["true"],
    "enabled": ["true"], "onenter": ["true"], "recordfromanswer": ["true"],
    "recordfromanswerdual": ["true"], "recordfromringing": ["true"],
    "recordfromringingdual": ["true"], "recordfromstart": ["true"],
    "no": ["false"], "off": ["false"], "0": ["false"], "n": ["false"], "f": ["false"],
    "disabled": ["false"], "none": ["false"],
  ]

  private static let choiceSynonyms: [String: [String]] = [
    "alice": ["woman"], "f": ["woman"], "m": ["man"], "english": ["en"], "british": ["en-gb"],
    "spanish": ["es"], "french": ["fr"],
    "german": ["de"], "italian": ["it"],
    "reject": ["rejected"], "decline": ["rejected"], "declined": ["rejected"],
    "unavailable": ["rejected"], "486": ["busy"], "503": ["rejected"],
  ]
}

extension IntegerType {
  /// The number at the start if only white space or the unit's name surrounds it, or the maximum if
  /// a number above it fails.
  func suggestion(for value: String) -> String? {
    if let number = Int(value) {
      return number > range.upperBound && above == .fails ? String(range.upperBound) : nil
    }
    let bare = value.drop { " \t\r\n".contains($0) }
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    let rest = String(decoding: Spelling.folded(bare.dropFirst(digits.count)), as: UTF8.self)
    let units: Set<String> =
      unit == .seconds ? ["", "s", "sec", "secs", "second", "seconds"] : [""]
    guard units.contains(rest), let number = Int(digits), range.contains(number) else { return nil }
    return String(number)
  }
}
