package import JSON

extension Conference {
  /// The conference as Kazoo describes it if there is none with its id.
  ///
  /// Source: `kzt_twiml_dial:build_conference_doc/3`.
  ///
  /// - Parameters:
  /// - accountID: the account of the call; without it the document has no id, and its profile has
  ///   the name of the conference.
  /// - voice: `male` or `female`.
  /// - maxParticipants: 3 to 40.
  package func document(accountID: String?, voice: String, maxParticipants: Int) -> JSON {
    let flags = JSON.object([
      .init("join_muted", .boolean(isMuted)),
      .init("join_deaf", .boolean(isDeaf)),
      .init("play_name", .boolean(playsName)),
      .init("play_entry_prompt", .boolean(playsEntryPrompt)),
    ])
    // Kazoo has one set of flags, and applies a missing startConferenceOnEnter to neither.
    let isExplicitModerator = saysStartsOnEnter && startsOnEnter
    let isExplicitMember = saysStartsOnEnter && !startsOnEnter
    var members: [JSON.Member] = [.init("name", .string(id))]
    if accountID != nil { members.append(.init("id", .string(id))) }
    members += [
      .init("play_welcome", .boolean(false)),
      .init("play_entry_tone", .boolean(playsEntryTone)),
      .init("member", isExplicitModerator ? .object([]) : flags),
      .init("moderator", isExplicitModerator ? flags : .object([])),
      .init("require_moderator", .boolean(isExplicitMember)),
      .init("wait_for_moderator", .boolean(true)),
      .init("max_participants", .integer(maxParticipants)),
      .init("profile_name", .string(accountID.map { "\(id)_\($0)" } ?? id)),
      .init("profile", .object(profileMembers(voice: voice, maximum: maxParticipants))),
    ]
    return .object(members)
  }

  /// `kzt_twiml_dial:conference_profile/2`
  private func profileMembers(voice: String, maximum: Int) -> [JSON.Member] {
    var members = profile.map { entry in
      switch entry.value {
      case .text(let text): JSON.Member(entry.key, .string(text))
      case .integer(let number): JSON.Member(entry.key, .integer(number))
      }
    }
    for (key, value) in [("caller-id-name", "unknown"), ("caller-id-number", "anonymous")]
    where !members.contains(where: { $0.key == key }) {
      members.append(.init(key, .string(value)))
    }
    if !startsOnEnter { members.append(.init("conference-flags", .string("wait-mod"))) }
    members.append(.init("max-members", .integer(maximum)))
    if endsOnExit { members.append(.init("member-flags", .string("endconf"))) }
    members += [
      .init("moh-sound", .string(holdMusic ?? "$${hold_music}")),
      .init("tts-engine", .string(engine)),
      .init("tts-voice", .string(voice)),
    ]
    // An empty value is left out of the request (`kz_api:prepare_api_payload/3`).
    return members.filter { $0.value != .string("") }
  }
}
