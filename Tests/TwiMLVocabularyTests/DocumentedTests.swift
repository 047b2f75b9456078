import Diagnostics
import Testing
import TwiMLVocabulary

/// The table, compared with 2600Hz's pages on Pivot's TwiML where they differ from Kazoo 4.3;
/// restated from those pages.
@Suite struct DocumentedTests {
  static let recordings = [
    "record-from-answer", "record-from-ringing", "record-from-answer-dual",
    "record-from-ringing-dual",
  ]

  static let rows: [(element: String, attribute: String, type: ValueType, default: String?)] = [
    ("Conference", "id", .text, "a hash of the name"),
    ("Conference", "endConferenceOnLastMemberExit", .boolean(default: false), "false"),
    ("Conference", "deaf", .boolean(default: false), "false"),
    ("Conference", "muted", .boolean(default: false), "false"),
    ("Conference", "profileName", .text, "the account's default profile"),
    ("Conference", "maxParticipants", .count(.participants, default: 250, 3...250), "250"),
    ("Conference", "beep", .boolean(default: true, alsoTrue: ["onEnter", "onExit"]), "true"),
    (
      "Dial", "record",
      .boolean(default: false, alsoTrue: recordings, alsoFalse: ["do-not-record"]), "false"
    ),
    ("Dial", "recordingUrl", .unread(.url), "the account's storage"),
    ("Dial", "recordStoreMethod", .documentedChoice(["PUT", "POST", "PATCH"]), "PUT"),
    ("Dial", "hangupOnStar", .boolean(default: false), "false"),
    ("Say", "engine", .text, "flite"),
    ("Record", "timeout", .seconds(default: 5, 0...3600, above: .clamped), "5"),
    ("Record", "maxLength", .seconds(default: 3600, 1...Int.max), "3600"),
    ("Record", "recordingUrl", .unread(.url), "the account's storage"),
    ("Record", "recordStoreMethod", .documentedChoice(["PUT", "POST", "PATCH"]), "PUT"),
  ]

  @Test(arguments: rows)
  func `the table has each attribute documented for Kazoo 5`(
    element: String, attribute: String, type: ValueType, default value: String?
  ) throws {
    let spec = try #require(Vocabulary.element(element, in: nil))
    let entry = try #require(spec.attribute(attribute, on: .kazoo5))
    #expect(entry.type == type)
    #expect(entry.defaultText == value)
    #expect(entry.isRead)
  }

  @Test(arguments: ["voice", "language"])
  func `Say accepts any voice and language of the engine`(attribute: String) throws {
    let entry = try #require(ElementSpec.say.attribute(attribute, on: .kazoo5))
    guard case .openChoice = entry.type else {
      Issue.record("\(attribute) is not open")
      return
    }
  }

  @Test func `attributes documented for Kazoo 5 do not exist on 4.3`() {
    for spec in Vocabulary.all {
      #expect(spec.attributes(on: .kazoo4).map(\.name) == spec.attributes.map(\.name))
      for entry in spec.documentedAttributes {
        #expect(spec.attribute(entry.name, on: .kazoo4) !== entry, "\(spec.name) \(entry.name)")
      }
    }
  }

  @Test(arguments: Target.allCases)
  func `every attribute appears once on each version`(target: Target) {
    for spec in Vocabulary.all {
      let names = spec.attributes(on: target).map(\.name)
      #expect(Set(names).count == names.count, "\(spec.name)")
    }
  }

  static let streams: [(attribute: String, words: [String], otherwise: String?)] = [
    ("track", ["inbound_track", "outbound_track", "both_tracks"], "inbound_track"),
    ("audioMix", ["mono", "stereo"], "mono"),
    ("audioCodec", ["pcm", "pcm16", "g711_ulaw", "pcmu"], nil),
  ]

  @Test(arguments: streams)
  func `a Stream attribute has its documented words`(
    attribute: String, words: [String], otherwise: String?
  ) throws {
    let spec = try #require(Vocabulary.element("Stream", in: "Start"))
    #expect(spec.attribute(attribute)?.type == .documentedChoice(words, otherwise: otherwise))
  }
}
