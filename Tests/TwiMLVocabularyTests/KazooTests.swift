import Diagnostics
import Testing
import TwiMLVocabulary

/// The table, compared with what Kazoo 4.3's code reads; restated from that code.
@Suite struct KazooTests {
  /// The clauses of `kzt_twiml`, `kzt_twiml_dial` and `kzt_twiml_say`.
  static let subset: [String] = [
    "Response", "Say", "Play", "Pause", "Hangup", "Reject", "Redirect", "Set", "Variable", "Record",
    "Gather", "Dial", "Number", "User", "Device", "Sip", "Queue", "Conference",
  ]

  @Test func `Kazoo runs exactly these elements`() {
    #expect(Vocabulary.kazoo.map(\.name).sorted() == Self.subset.sorted())
    for spec in Vocabulary.kazoo {
      let isLimited = if case .limited = spec.support { true } else { false }
      #expect(spec.support.runs(on: .kazoo4) && spec.support.runs(on: .kazoo5))
      #expect(isLimited == ["Queue", "Sip"].contains(spec.name))
    }
  }

  static let nesting: [(parent: String, children: [String])] = [
    (
      "Response",
      [
        "Dial", "Record", "Gather", "Play", "Say", "Redirect", "Pause", "Hangup", "Reject", "Set",
      ]
    ),
    ("Gather", ["Play", "Say", "Pause"]),
    ("Dial", ["Conference", "Queue", "Number", "User", "Device", "Sip"]),
    ("Set", ["Variable"]),
    ("Redirect", []), ("Say", []), ("Start", []),
  ]

  @Test(arguments: nesting)
  func `an element has these children on Kazoo 4.3`(of parent: String, are children: [String]) {
    #expect(Vocabulary.elements(in: parent, runningOn: .kazoo4).map(\.name) == children)
  }

  @Test func `Kazoo 5 adds the stream verbs`() {
    let verbs = Vocabulary.elements(in: "Response", runningOn: .kazoo5).map(\.name)
    #expect(verbs.suffix(3) == ["Start", "Connect", "Stop"])
    for parent in ["Start", "Connect", "Stop"] {
      #expect(Vocabulary.elements(in: parent, runningOn: .kazoo5).map(\.name) == ["Stream"])
    }
    #expect(Vocabulary.elements(in: "Stream", runningOn: .kazoo5).map(\.name) == ["Parameter"])
  }

  /// The clauses that begin with `answer`; those of Dial, Record and Reject do not.
  static let answering: Set<String> = [
    "Say", "Play", "Pause", "Hangup", "Redirect", "Set", "Gather", "Conference",
  ]

  /// `{'stop', _}` and `{'request', _}` on every path.
  static let ending: Set<String> = ["Hangup", "Reject", "Redirect", "Conference", "Queue"]

  /// The clauses with `content=[]` in their head.
  static let empty: Set<String> = ["Record", "Pause", "Hangup", "Reject", "Variable"]

  /// The elements whose text `kz_xml:texts_to_binary/1` reads.
  static let textual: Set<String> = [
    "Say", "Play", "Redirect", "Conference", "Queue", "Number", "User", "Device", "Sip",
  ]

  @Test(arguments: Vocabulary.kazoo)
  func `the table matches the Kazoo function of each element`(_ spec: ElementSpec) {
    let name = spec.name
    #expect(spec.answers == Self.answering.contains(name), "\(name)")
    #expect((spec.flow == .ends) == Self.ending.contains(name), "\(name)")
    #expect((spec.content == .nothing) == Self.empty.contains(name), "\(name)")
    let isTextual = if case .text = spec.content { true } else { false }
    #expect(isTextual == Self.textual.contains(name), "\(name)")
    #expect(spec.refusesAttributes == (name == "Hangup"), "\(name)")
  }

  static let places: [(String, [String])] = [
    ("Response", []), ("Say", ["Response", "Gather"]), ("Play", ["Response", "Gather"]),
    ("Pause", ["Response", "Gather"]), ("Hangup", ["Response"]), ("Reject", ["Response"]),
    ("Redirect", ["Response"]), ("Set", ["Response"]), ("Record", ["Response"]),
    ("Gather", ["Response"]), ("Dial", ["Response"]), ("Conference", ["Dial"]), ("Queue", ["Dial"]),
    ("Number", ["Dial"]), ("User", ["Dial"]), ("Device", ["Dial"]), ("Sip", ["Dial"]),
    ("Variable", ["Set"]),
  ]

  @Test(arguments: places)
  func `an element has these parents`(of element: String, is parents: [String]) {
    #expect(Vocabulary.kazoo.first { $0.name == element }?.parents == parents, "\(element)")
  }

  /// The attributes that Twilio does not have, according to its published vocabulary.
  static let ownAttributes: [(String, Set<String>)] = [
    ("Say", ["engine", "terminators"]), ("Play", ["terminators"]), ("Pause", []),
    ("Reject", ["prompt"]), ("Redirect", []), ("Record", ["recordingUrl"]), ("Gather", []),
    ("Dial", ["hangupOn", "continueOnFail", "strategy", "collect_dtmf"]),
    ("Variable", ["key", "value"]),
    (
      "Conference",
      [
        "deaf", "play_name", "play_entry_prompt", "method", "voice", "engine", "announceCount",
        "callerControls", "moderatorControls", "callerIdName", "callerIdNumber", "comfortNoise",
        "energyLevel", "interval", "rate",
      ]
    ),
  ]

  @Test(arguments: ownAttributes)
  func `an element has these Kazoo-only attributes`(element: String, attributes: Set<String>) throws
  {
    let spec = try #require(Vocabulary.element(element, in: nil))
    #expect(Set(spec.attributes.filter { $0.effect == .kazooOnly }.map(\.name)) == attributes)
  }

  static let textDefaults: [(String, String, String)] = [
    ("Say", "voice", "man"), ("Say", "language", "en-us"), ("Say", "engine", "flite"),
    ("Conference", "voice", "man"), ("Conference", "engine", "flite"),
    ("Conference", "callerControls", "default"), ("Conference", "moderatorControls", "default"),
    ("Reject", "reason", "rejected"), ("Variable", "key", "undefined"),
  ]

  @Test(arguments: textDefaults)
  func `an attribute has this default word`(element: String, attribute: String, word: String) throws
  {
    let entry = try #require(Vocabulary.element(element, in: nil)?.attribute(attribute))
    #expect(entry.defaultValue == word)
  }

  @Test
  func `Dial rings users and devices for 20 seconds by default`() throws {
    guard case .integer(let type) = ElementSpec.dial.attribute(.timeout)?.type else {
      Issue.record("timeout of Dial is no number")
      return
    }
    #expect(type.otherDefault?.value == 20, "Dial")
  }

  /// Verbs for which no version has an equal callflow action.
  static let embedded: [(String, Int)] = [
    ("Dial", 4), ("Gather", 1), ("Record", 1), ("Number", 1), ("Sip", 1), ("Say", 0), ("Play", 0),
    ("Pause", 0), ("Hangup", 0), ("Reject", 0), ("Redirect", 0), ("Set", 0), ("Conference", 0),
    ("Queue", 0), ("User", 0), ("Device", 0), ("Variable", 0), ("Response", 0),
  ]

  @Test(arguments: embedded)
  func `an element becomes this many embedded documents on Kazoo 5`(
    element: String, count: Int
  ) throws {
    let spec = try #require(Vocabulary.kazoo.first { $0.name == element })
    let texts = spec.callflow.map { $0.actions(on: .kazoo5) }
    #expect(texts.count { $0.contains("serverless") } == count, "\(element)")
  }

  @Test func `'method' has an effect only with its URL`() {
    #expect(Vocabulary.element("Dial", in: nil)?.attribute("method")?.effect == .usedWith(.action))
    let muted = Vocabulary.element("Conference", in: nil)?.attribute("muted")
    #expect(muted?.effect == .usedWith(.startConferenceOnEnter))
    #expect(Vocabulary.element("Gather", in: nil)?.attribute("method")?.effect == .used)
  }
}
