import Diagnostics
import Testing
import TwiMLVocabulary

/// The table's values of an attribute, compared with Kazoo 4.3's code.
@Suite struct KazooValueTests {
  static let integers: [(String, String, defaultValue: Int?, ClosedRange<Int>, IntegerType.Above)] =
    [
      ("Say", "loop", defaultValue: 1, 0...Int.max, .fails),
      ("Play", "loop", defaultValue: 1, 0...Int.max, .fails),
      ("Pause", "length", defaultValue: 1, 1...3600, .clamped),
      ("Record", "timeout", defaultValue: 5, 1...3600, .clamped),
      ("Record", "maxLength", defaultValue: 3600, 1...3600, .fails),
      ("Gather", "timeout", defaultValue: 5, 1...3600, .clamped),
      ("Gather", "numDigits", defaultValue: nil, 1...Int.max, .fails),
      ("Dial", "timeout", defaultValue: 30, 1...3600, .clamped),
      ("Dial", "timeLimit", defaultValue: 14400, Int.min...Int.max, .fails),
      ("Conference", "maxParticipants", defaultValue: 40, 3...40, .fails),
      ("Conference", "announceCount", defaultValue: nil, Int.min...Int.max, .fails),
      ("Conference", "comfortNoise", defaultValue: 1000, Int.min...Int.max, .fails),
      ("Conference", "energyLevel", defaultValue: 20, Int.min...Int.max, .fails),
      ("Conference", "interval", defaultValue: 20, Int.min...Int.max, .fails),
      ("Conference", "rate", defaultValue: 16000, Int.min...Int.max, .fails),
    ]

  @Test(arguments: integers)
  func `an integer attribute has its default, range and clamping`(
    element: String, attribute: String, defaultValue: Int?, range: ClosedRange<Int>,
    above: IntegerType.Above
  ) throws {
    let spec = try #require(Vocabulary.element(element, in: nil)?.attribute(attribute))
    guard case .integer(let type) = spec.type else {
      Issue.record("\(attribute) is no integer")
      return
    }
    #expect(type.defaultValue == defaultValue, "\(element)")
    #expect(type.range == range, "\(element)")
    #expect(type.above == above, "\(element)")
  }

  /// According to the documentation of Kazoo 5; `DocumentedTests` has its rows.
  @Test func `Kazoo 5 documents another range for exactly these numbers`() {
    let names = Vocabulary.kazoo.flatMap { spec in
      spec.documentedAttributes.compactMap { attribute in
        if case .integer = attribute.type { "\(spec.name) \(attribute.name)" } else { nil }
      }
    }
    #expect(names.sorted() == ["Conference maxParticipants", "Record maxLength", "Record timeout"])
  }

  static let words: [(String, String, [String: String])] = [
    ("Say", "voice", ["man": "male", "male": "male", "woman": "female", "female": "female"]),
    (
      "Conference", "voice", ["man": "male", "male": "male", "woman": "female", "female": "female"]
    ),
    (
      "Say", "language",
      ["en": "en-US", "en-gb": "en-GB", "es": "es", "fr": "fr", "de": "de", "it": "it"]
    ),
    ("Reject", "reason", ["rejected": "503", "busy": "486"]),
  ]

  @Test(arguments: words)
  func `a choice attribute maps its words as Kazoo does`(
    element: String, attribute: String, effective: [String: String]
  ) throws {
    let spec = try #require(Vocabulary.element(element, in: nil)?.attribute(attribute))
    guard case .choice(let choices, _) = spec.type else {
      Issue.record("\(attribute) is no choice")
      return
    }
    let pairs = choices.map { ($0.word, $0.effective) }
    #expect(Dictionary(pairs) { first, _ in first } == effective)
    #expect(pairs.count == effective.count)
  }

  static let types: [(String, String, ValueType)] = [
    ("Gather", "finishOnKey", .key(default: "#")), ("Record", "finishOnKey", .keys),
    ("Say", "terminators", .keys), ("Play", "terminators", .keys),
    ("Dial", "hangupOn", .lenientKey), ("Dial", "callerId", .latin1Text),
    ("Dial", "strategy", .refused(except: [], fails: .dialStrategy)),
    (
      "Record", "recordingUrl",
      .refused(except: ["", "0", "NULL", "undefined"], fails: .recordingURL)
    ),
    ("Dial", "record", .boolean(default: false, alsoFalse: ["do-not-record"])),
    ("Dial", "continueOnFail", .boolean(default: true)),
    ("Dial", "collect_dtmf", .boolean(default: false)),
    ("Record", "playBeep", .boolean(default: true)),
    ("Conference", "beep", .boolean(default: true)),
    ("Conference", "muted", .boolean(default: false)),
    ("Conference", "deaf", .boolean(default: false)),
    ("Conference", "play_name", .boolean(default: false)),
    ("Conference", "startConferenceOnEnter", .boolean(default: true)),
    ("Conference", "endConferenceOnExit", .boolean(default: false)),
    ("Conference", "play_entry_prompt", .boolean(default: true)),
    ("Conference", "method", .method), ("Dial", "method", .method),
    ("Redirect", "method", .method), ("Gather", "method", .method), ("Record", "method", .method),
    ("Gather", "action", .url), ("Record", "action", .url), ("Dial", "action", .url),
    ("Say", "engine", .text), ("Conference", "engine", .text),
    ("Conference", "callerControls", .text), ("Conference", "moderatorControls", .text),
    ("Conference", "callerIdName", .text), ("Conference", "callerIdNumber", .text),
    ("Variable", "key", .parameter), ("Variable", "value", .parameter),
    ("Conference", "waitUrl", .media), ("Reject", "prompt", .prompt),
  ]

  /// The lists above have every attribute that a clause reads and uses.
  @Test(arguments: Vocabulary.kazoo)
  func `Kazoo reads exactly these attributes`(_ spec: ElementSpec) {
    let stated =
      Self.integers.map { ($0.0, $0.1) } + Self.words.map { ($0.0, $0.1) }
      + Self.types.map { ($0.0, $0.1) }
    let read = spec.attributes.filter(\.isRead).map(\.name).sorted()
    #expect(stated.filter { $0.0 == spec.name }.map(\.1).sorted() == read, "\(spec.name)")
  }

  @Test(arguments: types)
  func `an attribute has this value type`(element: String, attribute: String, type: ValueType) {
    #expect(Vocabulary.element(element, in: nil)?.attribute(attribute)?.type == type)
  }

  /// It has no effect, but Kazoo fails on an invalid word.
  @Test func `'method' of Queue is validated although it has no effect`() {
    let method = Vocabulary.element("Queue", in: nil)?.attribute("method")
    #expect(method?.type == .method)
    #expect(method?.isRead == false)
  }
}
