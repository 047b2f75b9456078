import Diagnostics
import TwiMLVocabulary

/// Generated documents that Kazoo runs, with the elements, attributes and values that the table
/// allows.
struct GeneratedDocument {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  static func text(seed: UInt64) -> String {
    var document = GeneratedDocument(seed: seed)
    return document.element(.response)
  }

  /// The elements of the table, without those that fail on every build of Kazoo.
  static func elements(in parent: String) -> [ElementSpec] {
    Vocabulary.elements(in: parent, runningOn: .kazoo4).filter {
      !["Sip", "Queue"].contains($0.name)
    }
  }

  private mutating func pick<T>(_ values: [T]) -> T {
    values[Int(random.next() % UInt64(values.count))]
  }

  private mutating func happens(onceIn count: UInt64) -> Bool { random.next() % count == 0 }

  private mutating func child(of parent: String) -> String {
    element(pick(Self.elements(in: parent)))
  }

  private mutating func element(_ spec: ElementSpec) -> String {
    let content = content(of: spec)
    var attributes: [(name: String, value: String)] = []
    for attribute in spec.attributes where happens(onceIn: Self.rarity(of: attribute)) {
      guard let values = Self.values(of: attribute.type) else { continue }
      attributes.append((attribute.name, pick(values)))
    }
    let isRecorded = attributes.contains { $0 == ("record", "true") }
    // A number has a hang-up key only if the call is recorded.
    if !isRecorded { attributes.removeAll { $0.name == "hangupOn" } }
    // Such a call is hung up when it is answered.
    attributes.removeAll {
      $0.name == "timeLimit" && ["-1", "0", "-1.4", "0.4"].contains($0.value)
    }
    let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    return content.isEmpty
      ? "<\(spec.name)\(list)/>" : "<\(spec.name)\(list)>\(content)</\(spec.name)>"
  }

  // MARK: Values

  /// One in how many elements has the attribute.
  private static func rarity(of attribute: AttributeSpec) -> UInt64 {
    switch attribute.effect {
    case .used, .usedWith, .kazooOnly: 3
    case .ignored, .unread: 30
    }
  }

  /// Values that Kazoo accepts, including those at the bounds; nil if there are none.
  static func values(of type: ValueType) -> [String]? {
    switch type {
    case .text, .parameter: ["plan", "CallSid", "a b", "é", "flite", "&#x4E2D;", ""]
    case .latin1Text: ["+12125550111", "Jos&#xE9;", ""]
    case .url: ["next.php", "http://h/x?a=1&amp;b", "http://h/x#f", "../up", "/"]
    case .media, .prompt: ["http://h/a.mp3", "silence_stream://2000", "/system_media/x"]
    case .integer(let type): values(of: type)
    case .boolean(_, let alsoTrue, let alsoFalse): ["true", "false"] + alsoTrue + alsoFalse
    case .choice(let choices, _), .openChoice(let choices): choices.map(\.word)
    case .documentedChoice(let words, _): words
    case .keys: ["", "#", "12", "0123456789*#"]
    case .key: ["", "*", "0"]
    case .lenientKey: ["*", "9"]
    case .method: ["GET", "post"]
    case .refused(let allowed, _): allowed.isEmpty ? nil : allowed
    case .unread(let type): values(of: type)
    }
  }

  private static func values(of type: IntegerType) -> [String] {
    // More repetitions would test nothing new and take long.
    let upper = type.unit == .times ? min(type.range.upperBound, 200) : type.range.upperBound
    let lower = max(type.range.lowerBound, -1)
    var numbers = [lower, min(lower + 1, upper), min(lower + 3, upper), min(upper, 1_000_000)]
    numbers += [type.defaultValue, type.otherDefault?.value].compactMap(\.self)
    if type.above == .clamped { numbers.append(type.range.upperBound + 1) }
    return numbers.map(String.init) + ["x", "\(lower + 1).4", "+\(max(lower, 0) + 1)"]
  }

  private static func values(of type: DocumentedType) -> [String] {
    switch type {
    case .text: ["abc"]
    case .url: ["http://h/s"]
    case .number: ["7"]
    case .boolean: ["true", "false"]
    case .method: ["GET", "POST"]
    case .oneOf(let words): words
    case .someOf(let words): words + [words.joined(separator: " ")]
    }
  }

  // MARK: Content

  private mutating func content(of spec: ElementSpec) -> String {
    switch spec.content {
    case .nothing: ""
    case .text: pick(Self.texts[spec.name] ?? ["abc"])
    case .elements where spec.name == "Gather":
      " " + (0..<random.next() % 3).map { _ in child(of: spec.name) }.joined()
    case .elements where spec.name == "Response":
      (0...random.next() % 4).map { _ in child(of: spec.name) }.joined()
    // A Set accepts one Variable.
    case .elements: child(of: spec.name)
    case .textOrElements: dialed(in: spec.name)
    }
  }

  /// A number, a noun that must be alone, or several that ring together.
  private mutating func dialed(in parent: String) -> String {
    if happens(onceIn: 4) { return pick(Self.texts["Number"] ?? []) }
    let space = pick(["", "", "\n  "])
    let first = pick(Self.elements(in: parent))
    guard Self.ringsBesideOthers(first) else { return space + element(first) }
    let others = Self.elements(in: parent).filter(Self.ringsBesideOthers)
    return space + element(first)
      + (0..<random.next() % 3).map { _ in element(pick(others)) }.joined()
  }

  private static func ringsBesideOthers(_ spec: ElementSpec) -> Bool {
    ["User", "Device"].contains(spec.name)
  }

  /// The content of each element with text.
  private static let texts: [String: [String]] = [
    "Say": [
      "Hello", "Grüße &amp; &lt;so&gt;", String(repeating: "All our lines are busy. ", count: 50),
      String(repeating: "x", count: 1100), "\u{2028}\u{1F600}", " a <![CDATA[<b>]]>",
      "Hello <!-- there -->you",
    ],
    "Play": [
      "http://h/a.mp3", "silence_stream://2000", "tone_stream://%(500,0,440)", "vm-goodbye",
      "sounds/a.mp3", "/system_media/x",
    ],
    "Redirect": ["next.php", "http://h/x?a=1", "http://h/x#f", "", "../up"],
    "Number": ["+14155550100", "(415) 555-0100", "1001", "\n1-800-FLOWERS"],
    "User": ["anna"], "Device": ["desk"], "Conference": ["team", "Sales &amp; more"],
    "Queue": ["q"],
  ]
}

/// Vigna's SplitMix64: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
