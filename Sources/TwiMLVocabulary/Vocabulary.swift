package import Diagnostics

/// Every element of Twilio's voice TwiML and of Kazoo's subset.
package enum Vocabulary {
  /// The elements that Kazoo runs: the root, the verbs, then the nouns, in the order of its
  /// documentation.
  package static let kazoo: [ElementSpec] = kazooEntries.map { $0.spec() }
  /// The rest of Twilio's TwiML.
  package static let twilioOnly: [ElementSpec] = twilioEntries.map { $0.spec() }
  /// Both.
  package static var all: [ElementSpec] { kazoo + twilioOnly }

  /// The element with that exact name.
  ///
  /// Several elements can share a name, such as the noun `Queue` and the verb: the child of the
  /// given parent wins, then the one that Kazoo runs.
  package static func element(_ name: String, in parent: String?) -> ElementSpec? {
    element(name, name.nameDigest, in: parent)
  }

  /// The same by a name whose digest is known.
  package static func element(
    _ name: String, _ digest: NameDigest, in parent: String?
  ) -> ElementSpec? {
    let ours = kazooDigests.indices.first {
      kazooDigests[$0] == digest && kazooEntries[$0].name == name
    }.map { kazooEntries[$0].spec() }
    if let ours, parent.map(ours.parents.contains) ?? true { return ours }
    guard let others = twilioByName[name] else { return ours }
    if let parent {
      for entry in others where entry.spec().parents.contains(parent) { return entry.spec() }
    }
    return ours ?? others.first?.spec()
  }

  /// The children of an element that run on a target, in the order of the documentation.
  package static func elements(in parent: String, runningOn target: Target) -> [ElementSpec] {
    (kazooEntries + streamEntries).map { $0.spec() }.filter {
      $0.support.runs(on: target) && $0.parents.contains(parent)
    }
  }

  /// A name and its spec, which is created on demand: a lookup must not create the whole table.
  struct Entry: Sendable {
    let name: String
    let spec: @Sendable () -> ElementSpec

    init(_ name: String, _ spec: @autoclosure @escaping @Sendable () -> ElementSpec) {
      self.name = name
      self.spec = spec
    }
  }

  static let kazooEntries: [Entry] = [
    Entry("Response", .response), Entry("Dial", .dial), Entry("Record", .record),
    Entry("Gather", .gather), Entry("Play", .play), Entry("Say", .say),
    Entry("Redirect", .redirect), Entry("Pause", .pause), Entry("Hangup", .hangup),
    Entry("Reject", .reject), Entry("Set", .set), Entry("Conference", .conference),
    Entry("Queue", .queue), Entry("Number", .number), Entry("User", .user),
    Entry("Device", .device), Entry("Sip", .sip), Entry("Variable", .variable),
  ]

  /// A document is looked up in them name by name.
  private static let kazooDigests = kazooEntries.map(\.name.nameDigest)
  private static let twilioByName = Dictionary(grouping: twilioEntries, by: \.name)
}
