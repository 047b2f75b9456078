import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func dial(_ dial: Dial, _ element: Element) {
    if dial.answers { answer() }
    switch dial.destination {
    case .nothing: break
    case .nobody, .unreadable: add(.hangup, then: .end)
    case .conference(let conference): self.conference(conference, element)
    case .queue(let name):
      report(.queue(element, name))
      add(Callflow.Action("acdc_member", [.init("id", .string(name))]), then: .end)
    case .number(let number):
      if dial.forcesOffnet { report(.forcedOffnet(element, number)) }
      let attempt = offnet(
        number.normalized, timeout: dial.timeout ?? ElementSpec.dial.defaultInteger(.timeout),
        media: dial.isRecorded ? "process" : "bypass")
      bridge(dial, element, [attempt])
    case .endpoints(let endpoints): bridge(dial, element, ring(endpoints, dial, element))
    }
  }

  /// Connects the caller by actions in their order, after the preparations and before the rest.
  private mutating func bridge(_ dial: Dial, _ element: Element, _ attempts: [Attempt]) {
    if let number = dial.callerID {
      let shown = number.countsAsEmpty ? "anonymous" : number
      add(Callflow.Action("set_cid", [.init("caller_id_number", .string(shown))]))
    }
    if dial.isRecorded {
      report(.recording(element))
      add(Callflow.Action("record_call", [.init("action", .string("start"))]))
    }
    if element.attribute(.timeLimit) != nil { report(.timeLimit(element, dial.timeLimit)) }
    if let key = dial.hangupKey { report(.hangupKey(element, key)) }
    var causes = size.causes(of: dial, at: position)[...]
    let lastCauses = causes.last
    for attempt in attempts {
      add(attempt.action, then: attempt.isOffnet ? .failure(causes.removeFirst()) : .next)
    }
    guard let next = dial.next else {
      if let follower = statements[(position + 1)...].first {
        report(.afterDial(element, follower.element, lastCauses))
      }
      return
    }
    let place = element.attribute(.action)?.valueRange ?? element.nameRange
    report(.dialAction(element, lastCauses, at: place))
    if let request = request(next, of: element, at: place) { add(request, then: .end) }
  }

  /// One action that rings somebody.
  private struct Attempt {
    let action: Callflow.Action
    /// Whether it continues only with the name of a cause.
    let isOffnet: Bool
  }

  /// - Parameter media: how the switch handles the media; nil for Kazoo's default. Pivot bypasses
  ///   the switch unless it records (`kzt_util:offnet_req/2`).
  private func offnet(_ number: String, timeout: Int, media: String? = nil) -> Attempt {
    var data: [JSON.Member] = [
      .init("to_did", .string(number)), .init("timeout", .integer(timeout)),
    ]
    if let media { data.append(.init("media", .string(media))) }
    return Attempt(action: Callflow.Action("offnet", data), isOffnet: true)
  }

  private mutating func ring(
    _ endpoints: [Dial.Endpoint], _ dial: Dial, _ element: Element
  ) -> [Attempt] {
    let timeout = dial.ringTimeout ?? Dial.defaultRingTimeout
    if dial.callerID != nil { report(.callerID(element)) }
    var members = MemberList()
    var attempts: [Attempt] = []
    let ringsGroup = endpoints.contains(where: \.canBeMember)
    for (endpoint, place) in zip(endpoints, dial.endpointPlaces) {
      switch endpoint {
      case .user(let id): add(Member(type: "user", id: id), to: &members, at: place)
      case .device(let id): add(Member(type: "device", id: id), to: &members, at: place)
      case .number(let number):
        if ringsGroup || !attempts.isEmpty { report(.numberInGroup(number, at: place)) }
        attempts.append(offnet(number, timeout: timeout))
      case .sip(let uri): refuse(.sip(uri, at: place))
      }
    }
    if members.all.count > 1, !target.capabilities.passesEarlyMediaOfGroups {
      report(.earlyMedia(element))
    }
    guard let first = members.all.first else { return attempts }
    let isAlone =
      members.all.count == 1
      && (first.type == "device" || !target.capabilities.passesEarlyMediaOfGroups)
    let action = isAlone ? first.action(timeout) : group(members.all, timeout)
    return [Attempt(action: action, isOffnet: false)] + attempts
  }

  /// A member of a ring group.
  private struct Member: Hashable {
    let type: String
    let id: String

    func action(_ timeout: Int) -> Callflow.Action {
      Callflow.Action(
        type,
        [
          .init("id", .string(id)), .init("timeout", .integer(timeout)),
          .init(type == "user" ? "strategy" : "dial_strategy", .string("simultaneous")),
        ])
    }
  }

  /// The members of a ring group in their order.
  private struct MemberList {
    private(set) var all: [Member] = []
    /// The same, from the first that finds many before it: few are compared in less time.
    private var known: Set<Member> = []
    private static let few = 8

    /// - Returns: whether it is not there yet.
    mutating func append(_ member: Member) -> Bool {
      defer { all.append(member) }
      if all.count < Self.few { return !all.contains(member) }
      if known.isEmpty { known = Set(all) }
      return known.insert(member).inserted
    }
  }

  private mutating func add(_ member: Member, to members: inout MemberList, at place: SourceRange) {
    if !members.append(member) { report(.repeatedMember(member.type, member.id, at: place)) }
  }

  /// Kazoo sends the endpoints of a `Dial` to the switch from the last to the first.
  private func group(_ members: [Member], _ timeout: Int) -> Callflow.Action {
    let endpoints = members.reversed().map { member in
      JSON.object([
        .init("endpoint_type", .string(member.type)), .init("id", .string(member.id)),
        .init("timeout", .integer(timeout)),
      ])
    }
    return Callflow.Action(
      "ring_group",
      [
        .init("endpoints", .array(endpoints)), .init("timeout", .integer(timeout)),
        .init("strategy", .string("simultaneous")), .init("ignore_forward", .boolean(false)),
      ]
        + (target.capabilities.passesEarlyMediaOfGroups
          ? [.init("ignore_early_media", .boolean(false))] : []))
  }
}

extension Dial.Endpoint {
  /// Whether a ring group can have it among its members.
  fileprivate var canBeMember: Bool {
    switch self {
    case .user, .device: true
    case .number, .sip: false
    }
  }
}

extension Diagnostic {
  fileprivate static func queue(_ element: Element, _ name: String) -> Diagnostic {
    Diagnostic(
      .lossQueue,
      "queue '\(name)': the callflow puts the caller into it, where Pivot ends the call",
      at: element.elements.first?.nameRange ?? element.nameRange,
      help: ["write the id of the queue between <Queue> and </Queue>"])
  }

  fileprivate static func forcedOffnet(
    _ element: Element, _ number: Dial.Number
  ) -> Diagnostic {
    Diagnostic(
      .lossForcedOffnet,
      "'\(number.normalized)' is connected without a carrier if this Kazoo serves it; Pivot always uses one",
      at: element.elements.first { $0.name == "Number" }?.nameRange ?? element.nameRange,
      help: ["write continueOnFail=\"false\" to have Pivot do the same"])
  }

  fileprivate static func recording(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossRecording,
      "the recording starts before anybody answers, and the callflow gives it another name",
      at: element.attribute(.record)?.range ?? element.nameRange,
      help: [serving(element, "to record it as Pivot does")])
  }

  fileprivate static func timeLimit(_ element: Element, _ seconds: Int) -> Diagnostic {
    Diagnostic(
      .lossTimeLimit, "no time limit: a callflow does not end the call after \(seconds) seconds",
      at: element.attribute(.timeLimit)?.range ?? element.nameRange,
      help: [serving(element, "to keep the limit")])
  }

  fileprivate static func hangupKey(_ element: Element, _ key: Character) -> Diagnostic {
    Diagnostic(
      .lossHangupKey, "the key '\(key)' does not hang up in a callflow",
      at: element.attribute(.hangupOn)?.range ?? element.nameRange,
      help: [serving(element, "to keep the key")])
  }

  fileprivate static func callerID(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossCallerID,
      "'callerId' is shown to the users and devices that ring; Pivot does not show it to them",
      at: element.attribute(.callerId)?.range ?? element.nameRange,
      help: ["leave it out if they should see the caller's own number"])
  }

  /// - Parameter causes: the causes after which the callflow continues; nil if it always does.
  fileprivate static func dialAction(
    _ element: Element, _ causes: [String]?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .lossDialAction,
      "the callflow requests 'action' only after a failed call\(failures(causes)), and without "
        + "DialCallStatus",
      at: range, help: [serving(element, "to have it after every call")])
  }

  /// Which failures count, where not all of them do.
  private static func failures(_ causes: [String]?) -> String {
    causes.map { " ('\($0.joined(separator: "', '"))')" } ?? ""
  }

  fileprivate static func afterDial(
    _ element: Element, _ follower: Element, _ causes: [String]?
  ) -> Diagnostic {
    Diagnostic(
      .lossAfterDial,
      "'\(follower.name)' runs after a failed call\(failures(causes)), where Pivot has hung up the caller",
      at: follower.nameRange, help: ["if the call should end there, as with Pivot, remove it"],
      related: [Related("the call is dialed here", at: element.nameRange)])
  }

  fileprivate static func numberInGroup(
    _ number: String, at place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .lossNumberInGroup,
      "'\(number)' is dialed after the others, not with them: a ring group cannot hold a number",
      at: place, help: ["give the user a device that forwards to the number, and dial the user"])
  }

  fileprivate static func sip(_ uri: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .untranslatableSIP, "SIP URI '\(uri)': no callflow action of Kazoo 4.3 rings it", at: place,
      help: [
        "if this is for Kazoo 5, translate with --kazoo 5",
        "if not, write a <Device> of the account that is reached at this URI",
      ])
  }

  fileprivate static func earlyMedia(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossRingGroup,
      "no early media: the caller does not hear what the phones of a ring group send before they "
        + "answer", at: element.nameRange,
      help: ["dial one user who has all these phones as devices"])
  }

  fileprivate static func repeatedMember(
    _ type: String, _ id: String, at place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .lossRingGroup, "\(type) '\(id)' is rung once: a ring group drops the second one", at: place,
      help: ["name it once"])
  }
}

extension String {
  /// Whether Kazoo treats the value as empty: `kz_term:is_empty/1`.
  fileprivate var countsAsEmpty: Bool { ["", "0", "undefined", "NULL"].contains(self) }
}
