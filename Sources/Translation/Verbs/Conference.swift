import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  /// The conference as Kazoo describes it to the conference application, which answers the call.
  mutating func conference(_ conference: Conference, _ element: Element) {
    if element.attribute(.timeLimit) != nil, case .dial(let dial) = statements[position].verb,
      dial.timeLimit <= 0
    {
      report(
        Diagnostic(
          .lossTimeLimit, "no time limit: a callflow does not end the conference as it starts",
          at: element.attribute(.timeLimit)?.range ?? element.nameRange,
          help: [Diagnostic.serving(element, "to keep the limit")]))
    }
    let action = Callflow.Action(
      "conference",
      [
        .init("id", .string(conference.id)),
        .init("config", described(conference, element)),
        .init("moderator", .boolean(conference.startsOnEnter)),
        .init("welcome_prompt", .object([.init("play", .boolean(false))])),
      ])
    add(action, then: .end)
  }

  /// The intended conference if Kazoo's interpreter fails on it, within what a callflow can
  /// express.
  private mutating func described(_ conference: Conference, _ element: Element) -> JSON {
    var meant = conference
    meant.profile = conference.profile.filter { key, value in
      guard case .integer(let number) = value,
        let field = ActionSchema.conferenceProfile.first(where: { $0.name == key }),
        !field.type.accepts(number)
      else { return true }
      report(.profile(element, key, number))
      return false
    }
    return meant.document(
      accountID: nil, voice: conference.voice ?? "male",
      maxParticipants: conference.maxParticipants
        ?? ElementSpec.conference.defaultInteger(.maxParticipants))
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
      "\(key) \(number) is out of bounds in a callflow: the system's own setting applies",
      at: attribute?.range ?? noun.nameRange)
  }
}
