package import JSON
import TwiMLSemantics

/// Has a conference found or made, and the caller taken into it.
package struct ConferenceRequest: Sendable, Hashable {
  /// Also its name.
  package let id: String
  /// The name of the room as the document says it.
  package let room: String
  package let isModerator: Bool
  /// The conference as Kazoo describes it if there is none with that id.
  package let document: JSON

  /// - Returns: nil for a conference that Kazoo cannot describe.
  init?(_ conference: Conference, accountID: String) {
    guard conference.isSendable, let voice = conference.voice,
      let maximum = conference.maxParticipants
    else { return nil }
    id = conference.id
    room = conference.room
    isModerator = conference.startsOnEnter
    document = conference.document(
      accountID: accountID, voice: voice, maxParticipants: maximum)
  }
}
