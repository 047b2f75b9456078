/// The responses that are alike, in two degrees.
struct Likenesses {
  /// For each state, the number of those that have the same tags at the same path.
  private var structures: [Int] = []
  private var structureNumbers: [String: Int] = [:]
  /// For each state, how many states before it and it itself are the same but for numbers.
  private var counts: [Int] = []
  private var similar: [String: Int] = [:]

  /// More than any menu has entries and levels that count.
  private static let commonCount = 40

  /// Takes the next state.
  /// - Parameter key: what is the same of the response on each call.
  mutating func add(document: String, url: String, key: String) {
    let number = structureNumbers.count
    let structure = Self.structure(of: document, at: url)
    structures.append(structureNumbers[structure] ?? number)
    structureNumbers[structure] = structures[structures.count - 1]
    let text = Normalization.withoutNumbers(key)
    similar[text, default: 0] += 1
    counts.append(similar[text] ?? 0)
  }

  /// Whether many states before this one are the same but for numbers.
  func isCommon(_ state: Int) -> Bool { counts[state] > Self.commonCount }

  /// States with equal numbers have the same tags at the same path.
  func structure(of state: Int) -> Int { structures[state] }

  /// The number of the states like a response; nil where there is none.
  func structure(of document: String, at url: String) -> Int? {
    structureNumbers[Self.structure(of: document, at: url)]
  }

  private static func structure(of document: String, at url: String) -> String {
    Normalization.withoutNumbers(String(url.prefix { $0 != "?" })) + " "
      + Normalization.structure(of: document)
  }
}
