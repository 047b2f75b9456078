import Callflow
import Diagnostics
import JSON
import TwiMLSemantics
import TwiMLSyntax

extension Translator {
  /// The conference as Kazoo describes it to the conference application, which answers the call.
  mutating func conference(_ conference: Conference, _ element: Element) -> Passage {
    if element.attribute("timeLimit") != nil, case .dial(let dial) = statements[position].verb,
      dial.timeLimit <= 0
    {
      report(
        Diagnostic(
          .lossTimeLimit, "a callflow does not end the call as soon as it begins",
          at: element.attribute("timeLimit")?.range ?? element.nameRange))
    }
    let action = Callflow.Action(
      "conference",
      [
        .init("id", .string(conference.id)), .init("config", document(of: conference, element)),
        .init("moderator", .boolean(conference.startsOnEnter)),
        .init("welcome_prompt", .object([.init("play", .boolean(false))])),
      ])
    return Passage([action], .end, from: element.range)
  }

  private mutating func document(of conference: Conference, _ element: Element) -> JSON {
    let flags = JSON.object([
      .init("join_muted", .boolean(conference.isMuted)),
      .init("join_deaf", .boolean(conference.isDeaf)),
      .init("play_name", .boolean(conference.playsName)),
      .init("play_entry_prompt", .boolean(conference.playsEntryPrompt)),
    ])
    // Kazoo has one set of flags, and takes an unsaid startConferenceOnEnter for neither.
    let isSaidModerator = conference.saysStartsOnEnter && conference.startsOnEnter
    return .object([
      .init("name", .string(conference.id)),
      .init("play_welcome", .boolean(false)),
      .init("play_entry_tone", .boolean(conference.playsEntryTone)),
      .init("member", isSaidModerator ? .object([]) : flags),
      .init("moderator", isSaidModerator ? flags : .object([])),
      .init(
        "require_moderator",
        .boolean(conference.saysStartsOnEnter && !conference.startsOnEnter)),
      .init("wait_for_moderator", .boolean(true)),
      .init("max_participants", .integer(conference.maxParticipants ?? 40)),
      .init("profile_name", .string(conference.id)),
      .init("profile", profile(of: conference, element)),
    ])
  }

  private mutating func profile(of conference: Conference, _ element: Element) -> JSON {
    var members: [JSON.Member] = []
    for (key, value) in conference.profile {
      switch value {
      case .text(let text): members.append(.init(key, .string(text)))
      case .integer(let number):
        if Self.isAccepted(number, for: key) {
          members.append(.init(key, .integer(number)))
        } else {
          report(.profile(element, key, number))
        }
      }
    }
    for (key, value) in [("caller-id-name", "unknown"), ("caller-id-number", "anonymous")]
    where !members.contains(where: { $0.key == key }) {
      members.append(.init(key, .string(value)))
    }
    if !conference.startsOnEnter { members.append(.init("conference-flags", .string("wait-mod"))) }
    members.append(.init("max-members", .integer(conference.maxParticipants ?? 40)))
    if conference.endsOnExit { members.append(.init("member-flags", .string("endconf"))) }
    members += [
      .init("moh-sound", .string(conference.holdMusic ?? "$${hold_music}")),
      .init("tts-engine", .string(conference.engine)),
      .init("tts-voice", .string(conference.voice ?? "male")),
    ]
    return .object(members)
  }

  /// Kazoo's bounds for a conference profile in a callflow.
  private static func isAccepted(_ number: Int, for key: String) -> Bool {
    switch key {
    case "comfort-noise": (0...10_000).contains(number)
    case "energy-level": (0...1800).contains(number)
    case "interval": (10...120).contains(number)
    case "rate": [8000, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000].contains(number)
    default: true
    }
  }
}

extension Diagnostic {
  fileprivate static func profile(
    _ element: Element, _ key: String, _ number: Int
  ) -> Diagnostic {
    let noun = element.elements.first ?? element
    let attribute = noun.attributes.first { $0.name.lowercased() == key.filter { $0 != "-" } }
    return Diagnostic(
      .lossConferenceProfile,
      "Kazoo takes no \(key) of \(number) in a callflow: the system's own holds",
      at: attribute?.range ?? noun.nameRange)
  }
}
