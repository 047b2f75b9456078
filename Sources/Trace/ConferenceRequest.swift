public import JSON
import TwiMLSemantics

/// Has a conference found or made, and the caller taken into it.
public struct ConferenceRequest: Sendable, Hashable {
  /// Also its name.
  public let id: String
  /// The name of the room as the document says it.
  public let room: String
  public let isModerator: Bool
  /// The conference as Kazoo describes it where there is none of that id.
  public let document: JSON

  /// - Returns: nil for a conference that Kazoo fails to describe.
  init?(_ conference: Conference, accountID: String) {
    guard let voice = conference.voice, let maximum = conference.maxParticipants else { return nil }
    id = conference.id
    room = conference.room
    isModerator = conference.startsOnEnter
    let flags = JSON.object([
      .init("join_muted", .boolean(conference.isMuted)),
      .init("join_deaf", .boolean(conference.isDeaf)),
      .init("play_name", .boolean(conference.playsName)),
      .init("play_entry_prompt", .boolean(conference.playsEntryPrompt)),
    ])
    // Kazoo has one set of flags, and takes an unsaid startConferenceOnEnter for neither.
    let isSaidModerator = conference.saysStartsOnEnter && conference.startsOnEnter
    let needsModerator = conference.saysStartsOnEnter && !conference.startsOnEnter
    document = .object([
      .init("name", .string(id)),
      .init("id", .string(id)),
      .init("play_welcome", .boolean(false)),
      .init("play_entry_tone", .boolean(conference.playsEntryTone)),
      .init("member", isSaidModerator ? .object([]) : flags),
      .init("moderator", isSaidModerator ? flags : .object([])),
      .init("require_moderator", .boolean(needsModerator)),
      .init("wait_for_moderator", .boolean(true)),
      .init("max_participants", .integer(maximum)),
      .init("profile_name", .string("\(id)_\(accountID)")),
      .init("profile", Self.profile(conference, voice: voice, maximum: maximum)),
    ])
  }

  /// `kzt_twiml_dial:conference_profile/2`
  private static func profile(_ conference: Conference, voice: String, maximum: Int) -> JSON {
    var members = conference.profile.map { entry in
      switch entry.value {
      case .text(let text): JSON.Member(entry.key, .string(text))
      case .integer(let number): JSON.Member(entry.key, .integer(number))
      }
    }
    func add(_ key: String, _ value: JSON) { members.append(.init(key, value)) }
    func addDefault(_ key: String, _ value: String) {
      if !members.contains(where: { $0.key == key }) { add(key, .string(value)) }
    }
    addDefault("caller-id-name", "unknown")
    addDefault("caller-id-number", "anonymous")
    if !conference.startsOnEnter { add("conference-flags", .string("wait-mod")) }
    add("max-members", .integer(maximum))
    if conference.endsOnExit { add("member-flags", .string("endconf")) }
    add("moh-sound", .string(conference.holdMusic ?? "$${hold_music}"))
    add("tts-engine", .string(conference.engine))
    add("tts-voice", .string(voice))
    return .object(members)
  }
}
