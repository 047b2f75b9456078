import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml_dial:build_conference_doc/3` and the functions that it calls.
  mutating func conference(_ noun: Element) -> (conference: Conference, failed: Bool) {
    let content = textContent(of: noun)
    checkEnds(of: content, in: noun, as: "room name")
    let values = attributes(of: noun, .conference)
    checkModeratorFlags(noun)
    let room = content.text
    if room.isEmpty { report(.unnamedConference(noun, content)) }
    checkHoldMusic(noun)
    let conference = Conference(
      room: room, id: MD5.hexadecimal(room),
      startsOnEnter: values.boolean(.startConferenceOnEnter),
      saysStartsOnEnter: noun.attribute(.startConferenceOnEnter) != nil,
      endsOnExit: values.boolean(.endConferenceOnExit), isMuted: values.boolean(.muted),
      isDeaf: values.boolean(.deaf),
      playsEntryTone: values.boolean(.beep) && noun.attribute(.beep)?.value != "onExit",
      playsName: values.boolean(.playName),
      playsEntryPrompt: values.boolean(.playEntryPrompt),
      maxParticipants: values.integer(.maxParticipants), holdMusic: values.text(.waitUrl),
      isSendable: values.failed.allSatisfy { $0 == .method }, voice: values.textOrDefault(.voice),
      engine: values.textOrDefault(.engine) ?? "",
      profile: profile(values))
    return (conference, !values.failed.isEmpty)
  }

  /// Without `startConferenceOnEnter` Kazoo lets the caller in as a moderator, for whom it writes
  /// no flags at all.
  private mutating func checkModeratorFlags(_ noun: Element) {
    guard noun.attribute(.startConferenceOnEnter) == nil,
      !options.target.capabilities.readsDocumentedAttributes
    else { return }
    for attribute in noun.attributes
    where [AttributeKey.muted.name, AttributeKey.deaf.name].contains(attribute.name)
      && attribute.value == "true"
    {
      report(
        Diagnostic(
          .ignoredAttribute,
          "'\(attribute.name)' has no effect on Conference without 'startConferenceOnEnter': "
            + (attribute.name == AttributeKey.muted.name
              ? "the others hear the caller" : "the caller hears the others"),
          at: attribute.nameRange, help: ["add startConferenceOnEnter=\"true\""]))
    }
  }

  /// Kazoo hands the URL to the switch as it is.
  private mutating func checkHoldMusic(_ noun: Element) {
    guard let attribute = noun.attribute(.waitUrl), attribute.value.namesDocument else { return }
    report(
      Diagnostic(
        .documentAsMusic,
        "'\(attribute.value)' returns a document, not a sound: Kazoo plays nothing while the caller "
          + "waits",
        at: attribute.valueRange,
        help: ["write the URL of a sound file, or leave 'waitUrl' out for the switch's own music"]))
  }

  private func profile(
    _ values: AttributeValues
  ) -> [(key: String, value: Conference.ProfileValue)] {
    let entries: [(key: String, value: Conference.ProfileValue?)] = [
      ("announce-count", values.integer(.announceCount).map { .integer($0) }),
      ("caller-controls", .text(values.textOrDefault(.callerControls) ?? "")),
      ("caller-id-name", values.text(.callerIdName).map { .text($0) }),
      ("caller-id-number", values.text(.callerIdNumber).map { .text($0) }),
      ("comfort-noise", values.integer(.comfortNoise).map { .integer($0) }),
      ("energy-level", values.integer(.energyLevel).map { .integer($0) }),
      ("interval", values.integer(.interval).map { .integer($0) }),
      ("moderator-controls", .text(values.textOrDefault(.moderatorControls) ?? "")),
      ("rate", values.integer(.rate).map { .integer($0) }),
    ]
    return entries.compactMap { entry in entry.value.map { (entry.key, $0) } }
  }
}

extension String {
  /// Whether a URL certainly returns TwiML or other XML: Twilio's service for hold music in TwiML,
  /// or a file with such a name.
  fileprivate var namesDocument: Bool {
    let url = lowercased()
    guard let scheme = ["http://", "https://"].first(where: url.hasPrefix) else { return false }
    let address = url.dropFirst(scheme.count).prefix { $0 != "?" && $0 != "#" }
    let host = address.prefix { $0 != "/" && $0 != ":" }
    return host == "twimlets.com" || host.hasSuffix(".twimlets.com")
      || address.hasSuffix(".xml") || address.hasSuffix(".twiml")
  }
}

extension Diagnostic {
  fileprivate static func unnamedConference(
    _ noun: Element, _ content: KazooContent
  ) -> Diagnostic {
    Diagnostic(
      .unnamedConference,
      (content.lost.isEmpty
        ? "the conference has no name"
        : "the name of the conference is in a CDATA section that comes first, which is not read")
        + ": Kazoo puts all callers of such documents into one room",
      at: noun.startTag, help: ["write the name of the room between the tags"])
  }
}
