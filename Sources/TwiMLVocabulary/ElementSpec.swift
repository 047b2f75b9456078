package import Diagnostics

/// A TwiML element: its attributes, what Kazoo does with it, and its actions in a callflow.
package final class ElementSpec: Sendable {
  package let name: String
  package let role: Role
  /// Which verb of Kazoo's it is; nil for what no version of Kazoo runs as a verb.
  package let verb: KazooVerb?
  package let origin: Origin
  /// The possible parents.
  package let parents: [String]
  package let support: Support
  /// What it does on the call, in one sentence without a full stop.
  package let summary: String
  package let content: Content
  /// How Kazoo reads its text, if it does.
  package let textType: ValueType
  /// Whether Kazoo fails on it without text.
  package let needsText: Bool
  package let attributes: [AttributeSpec]
  /// The attributes that the documentation of Kazoo 5 has in addition, or differently from Kazoo
  /// 4.3.
  package let documentedAttributes: [AttributeSpec]
  /// Those of the attributes' names, which are looked through for every attribute of a document.
  private let attributeDigests: [NameDigest]
  /// Whether Kazoo does not know the element as soon as it carries any attribute.
  package let refusesAttributes: Bool
  /// Whether Kazoo answers the call, and so billing starts, when it runs this element.
  package let answers: Bool
  /// How the document continues after it.
  package let flow: Flow
  /// Behavior of Kazoo that Twilio's documentation does not suggest, one sentence each.
  package let remarks: [String]
  /// Its actions in a callflow; empty if Kazoo does not run it.
  package let callflow: [CallflowMapping]
  package let citations: [Citation]

  package enum Role: String, Sendable {
    case root, verb, noun, parameter
    /// Speech markup inside `Say`.
    case markup
  }

  /// Whose word it is.
  package enum Origin: String, Sendable {
    /// Twilio's voice TwiML.
    case twilio
    /// Twilio's TwiML for messages, which has no place in a call.
    case twilioMessaging
    /// Twilio's TwiML for faxes, retired with the service.
    case twilioFax
    /// Kazoo's own.
    case kazoo
  }

  /// What becomes of an element on Kazoo.
  package enum Support: Sendable, Hashable {
    /// Kazoo runs it.
    case runs
    /// Kazoo knows it, but not every build does what TwiML says, as in "builds before 4.3.96 ring
    /// it".
    case limited(String)
    /// Kazoo runs it if it has streams; otherwise it is unknown.
    case streams
    /// TwiML that Kazoo does not support, and what to write instead, if there is something.
    case unsupported(instead: String?)
    /// Kazoo runs the document as if it were not there, and what that means.
    case skipped(String)

    /// Whether a target runs the element.
    package func runs(on target: Target) -> Bool {
      switch self {
      case .runs, .limited: true
      case .streams: target.capabilities.runsStreams
      case .unsupported, .skipped: false
      }
    }
  }

  /// What Kazoo reads inside an element.
  package enum Content: Sendable, Hashable {
    /// Nothing at all: not even white space or a comment.
    case nothing
    /// Its text, and what the text is, as in "the words to speak".
    case text(String)
    /// Elements, and what else it takes.
    case elements
    /// Text or elements, as `Dial`.
    case textOrElements(String)
  }

  /// What follows an element in the same document.
  package enum Flow: Sendable, Hashable {
    /// The next verb runs.
    case continues
    /// Nothing after it runs.
    case ends
    /// Whether the next verb runs depends on the call, as the text says.
    case depends(String)
  }

  package init(
    _ name: String, _ role: Role, in parents: [String], _ support: Support = .runs,
    origin: Origin = .twilio, summary: String, content: Content,
    textType: ValueType = .text, needsText: Bool = false, answers: Bool = false,
    flow: Flow = .continues,
    attributes: [AttributeSpec] = [], onKazoo5 documentedAttributes: [AttributeSpec] = [],
    refusesAttributes: Bool = false, remarks: [String] = [],
    callflow: [CallflowMapping] = [],
    citations: [Citation]
  ) {
    self.name = name
    self.role = role
    verb = role == .verb ? KazooVerb(rawValue: name) : nil
    self.origin = origin
    self.parents = parents
    self.support = support
    self.summary = summary
    self.content = content
    self.textType = textType
    self.needsText = needsText
    self.attributes = attributes
    self.documentedAttributes = documentedAttributes
    attributeDigests = attributes.map(\.key.digest)
    self.refusesAttributes = refusesAttributes
    self.answers = answers
    self.flow = flow
    self.remarks = remarks
    self.callflow = callflow
    self.citations = citations
  }

  /// The attribute of that exact name.
  package func attribute(_ name: String) -> AttributeSpec? {
    attribute(name, name.nameDigest)
  }

  package func attribute(_ key: AttributeKey) -> AttributeSpec? {
    attribute(key.name, key.digest)
  }

  private func attribute(_ name: String, _ digest: NameDigest) -> AttributeSpec? {
    for index in attributeDigests.indices where attributeDigests[index] == digest {
      let attribute = attributes[index]
      if attribute.name == name { return attribute }
    }
    return nil
  }

  /// The attribute of that exact name, as a target has it.
  package func attribute(_ name: String, on target: Target) -> AttributeSpec? {
    attribute(name, name.nameDigest, on: target)
  }

  /// The same by a name whose digest is known.
  package func attribute(
    _ name: String, _ digest: NameDigest, on target: Target
  ) -> AttributeSpec? {
    guard !documentedAttributes.isEmpty, target.capabilities.readsDocumentedAttributes else {
      return attribute(name, digest)
    }
    return documentedAttributes.first { $0.name == name } ?? attribute(name, digest)
  }

  package func attribute(_ key: AttributeKey, on target: Target) -> AttributeSpec? {
    attribute(key.name, key.digest, on: target)
  }

  /// The attributes of all versions of Kazoo, each name once.
  package var everyAttribute: [AttributeSpec] {
    attributes + documentedAttributes.filter { attribute($0.name) == nil }
  }

  /// All attributes, as a target has them.
  package func attributes(on target: Target) -> [AttributeSpec] {
    guard target.capabilities.readsDocumentedAttributes else { return attributes }
    let names = Set(documentedAttributes.map(\.name))
    return attributes.filter { !names.contains($0.name) } + documentedAttributes
  }

  /// The default of an integer attribute of this element.
  package func defaultInteger(_ key: AttributeKey, on target: Target = .kazoo4) -> Int {
    guard case .integer(let type) = attribute(key, on: target)?.type,
      let number = type.defaultValue
    else {
      preconditionFailure("'\(key.name)' of \(name) has no number for a default")
    }
    return number
  }
}

/// The callflow actions of a construct.
package struct CallflowMapping: Sendable, Hashable {
  /// The construct, as in "a number" or "with action".
  package let construct: String
  /// The callflow actions, as in "`offnet` {to_did, timeout}".
  private let actions: String
  /// The actions on a target with an action that answers; nil if that makes no difference.
  private let answered: String?
  /// Whether Kazoo receives the TwiML itself, if it runs TwiML in a callflow.
  private let isEmbedded: Bool
  /// What a callflow cannot carry; nil if it carries everything.
  package let lost: String?

  init(
    _ construct: String, _ actions: String, answered: String? = nil, isEmbedded: Bool = false,
    lost: String? = nil
  ) {
    self.construct = construct
    self.actions = actions
    self.answered = answered
    self.isEmbedded = isEmbedded
    self.lost = lost
  }

  /// The callflow actions on a target.
  package func actions(on target: Target) -> String {
    if isEmbedded, target.capabilities.runsEmbeddedTwiML {
      return "`pivot` with the TwiML itself in `serverless.flow_doc`"
    }
    if let answered, target.capabilities.hasAnswerAction { return answered }
    return actions
  }

  /// The targets with the same actions, in their order.
  package var variants: [(targets: [Target], actions: String)] {
    var variants: [(targets: [Target], actions: String)] = []
    for target in Target.allCases {
      let actions = actions(on: target)
      if let index = variants.firstIndex(where: { $0.actions == actions }) {
        variants[index].targets.append(target)
      } else {
        variants.append(([target], actions))
      }
    }
    return variants
  }
}
