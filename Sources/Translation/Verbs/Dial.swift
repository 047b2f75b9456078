import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func dial(_ dial: Dial, _ element: Element) -> [Passage] {
    let answers = dial.answers ? answer() : []
    let start = answers.isEmpty ? [] : [Passage(answers, from: element.range)]
    switch dial.destination {
    case .nothing: return start
    case .nobody, .unreadable: return start + [Passage([.hangup], .end, from: element.range)]
    case .conference(let conference):
      return start + [self.conference(conference, element)]
    case .queue(let name):
      report(.queue(element, name))
      return start + [
        Passage(
          [Callflow.Action("acdc_member", [.init("id", .string(name))])], .end,
          from: element.range)
      ]
    case .number(let number):
      if dial.forcesOffnet { report(.forcedOffnet(element, number)) }
      let attempt = offnet(
        number.normalized, timeout: dial.timeout ?? ElementSpec.dial.defaultInteger(.timeout))
      return start + bridged(dial, element, [attempt])
    case .endpoints(let endpoints):
      return start + bridged(dial, element, ring(endpoints, dial, element))
    }
  }

  /// What connects the caller, in the order in which it is tried, between what has to be set
  /// before and what comes after.
  private mutating func bridged(
    _ dial: Dial, _ element: Element, _ attempts: [Attempt]
  ) -> [Passage] {
    var passages: [Passage] = []
    if let number = dial.callerID {
      let shown = number.isEmpty ? "anonymous" : number
      passages.append(
        Passage(
          [Callflow.Action("set_cid", [.init("caller_id_number", .string(shown))])],
          from: element.range))
    }
    if dial.isRecorded {
      report(.recording(element))
      passages.append(
        Passage(
          [Callflow.Action("record_call", [.init("action", .string("start"))])],
          from: element.range))
    }
    if element.attribute(.timeLimit) != nil { report(.timeLimit(element, dial.timeLimit)) }
    if let key = dial.hangupKey { report(.hangupKey(element, key)) }
    var causes = growth.causes(of: dial, at: position)[...]
    let lastCauses = causes.last
    passages += attempts.map {
      let exit: Passage.Exit = $0.isOffnet ? .failure(causes.removeFirst()) : .next
      return Passage([$0.action], exit, from: element.range)
    }
    guard let next = dial.next else {
      if let follower = statements[(position + 1)...].first {
        report(.afterDial(element, follower.element, lastCauses))
      }
      return passages
    }
    let place = element.attribute(.action)?.valueRange ?? element.nameRange
    report(.dialAction(lastCauses, at: place))
    return passages + [Passage(request(next, of: element, at: place), .end, from: element.range)]
  }

  /// One action that rings somebody.
  private struct Attempt {
    let action: Callflow.Action
    /// Whether it goes on with the name of a cause alone.
    let isOffnet: Bool
  }

  private func offnet(_ number: String, timeout: Int) -> Attempt {
    Attempt(
      action: Callflow.Action(
        "offnet", [.init("to_did", .string(number)), .init("timeout", .integer(timeout))]),
      isOffnet: true)
  }

  private mutating func ring(
    _ endpoints: [Dial.Endpoint], _ dial: Dial, _ element: Element
  ) -> [Attempt] {
    let timeout = dial.ringTimeout ?? Dial.defaultRingTimeout
    if dial.callerID != nil { report(.callerID(element)) }
    var members: [Member] = []
    var attempts: [Attempt] = []
    let ringsGroup = endpoints.contains(where: \.canBeMember)
    for (endpoint, place) in zip(endpoints, dial.endpointPlaces) {
      switch endpoint {
      case .user(let id): members.append(Member(type: "user", id: id))
      case .device(let id): members.append(Member(type: "device", id: id))
      case .number(let number):
        if ringsGroup || !attempts.isEmpty { report(.numberInGroup(number, at: place)) }
        attempts.append(offnet(number, timeout: timeout))
      case .sip(let uri): refuse(.sip(uri, at: place))
      }
    }
    guard let first = members.first else { return attempts }
    let action = members.count == 1 ? first.action(timeout) : group(members, timeout)
    return [Attempt(action: action, isOffnet: false)] + attempts
  }

  /// A member of a ring group.
  private struct Member {
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
      ])
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
      "the callflow puts the caller into the queue '\(name)', as Kazoo's documentation has it; "
        + "Pivot ends the call here",
      at: element.elements.first?.nameRange ?? element.nameRange,
      help: ["write the id of the queue between <Queue> and </Queue>"])
  }

  fileprivate static func forcedOffnet(
    _ element: Element, _ number: Dial.Number
  ) -> Diagnostic {
    Diagnostic(
      .lossForcedOffnet,
      "if an account on the same Kazoo has '\(number.normalized)', the callflow connects it there, "
        + "without a carrier",
      at: element.elements.first { $0.name == "Number" }?.nameRange ?? element.nameRange,
      help: ["write continueOnFail=\"false\" to have Pivot do the same"])
  }

  fileprivate static func recording(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossRecording,
      "the callflow begins to record before anybody answers, and has its own name for the recording",
      at: element.attribute(.record)?.range ?? element.nameRange)
  }

  fileprivate static func timeLimit(_ element: Element, _ seconds: Int) -> Diagnostic {
    Diagnostic(
      .lossTimeLimit, "a callflow does not end the call after \(seconds) seconds",
      at: element.attribute(.timeLimit)?.range ?? element.nameRange)
  }

  fileprivate static func hangupKey(_ element: Element, _ key: Character) -> Diagnostic {
    Diagnostic(
      .lossHangupKey, "in a callflow the key '\(key)' does not hang up",
      at: element.attribute(.hangupOn)?.range ?? element.nameRange)
  }

  fileprivate static func callerID(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossCallerID,
      "the callflow shows the number to users and devices, where Pivot sets it on the caller's side "
        + "alone", at: element.attribute(.callerId)?.range ?? element.nameRange)
  }

  /// - Parameter causes: those that lead on from a number; nil where every failure does.
  fileprivate static func dialAction(_ causes: [String]?, at range: SourceRange) -> Diagnostic {
    let when = causes.map { " with \($0.joined(separator: ", "))" } ?? ""
    return Diagnostic(
      .lossDialAction,
      "the callflow asks for action only when the dialled call fails\(when), and without "
        + "DialCallStatus: a call that was answered ends with the dialled one", at: range)
  }

  fileprivate static func afterDial(
    _ element: Element, _ follower: Element, _ causes: [String]?
  ) -> Diagnostic {
    let when = causes.map { " with \($0.joined(separator: ", "))" } ?? ""
    return Diagnostic(
      .lossAfterDial,
      "when the dialled call fails\(when), the callflow goes on with '\(follower.name)'; Pivot hangs "
        + "up the caller first", at: follower.nameRange,
      related: [Related("the call is dialled here", at: element.nameRange)])
  }

  fileprivate static func numberInGroup(
    _ number: String, at place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .lossNumberInGroup,
      "the callflow dials '\(number)' only after the others: a ring group cannot hold a number",
      at: place, help: ["ring a <Device> of the account that forwards to the number"])
  }

  fileprivate static func sip(_ uri: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .untranslatableSIP, "no callflow action of Kazoo 4.3 rings '\(uri)'", at: place,
      help: ["ring a <Device> of the account that is reached there", "translate for --kazoo 5"])
  }
}
