/// The caller's end of the call, as the process that runs the verbs knows it.
package enum Channel: UInt8, Sendable, Hashable, CaseIterable {
  case up
  /// Hung up, but the process is not notified yet.
  case down
  /// Hung up, and the process is notified.
  case gone
}

/// A set of states of the caller's end, in one byte: a verb has several, and a document many verbs.
struct Channels: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt8 = 0

  init(arrayLiteral elements: Channel...) {
    for element in elements { insert(element) }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ channel: Channel) -> Bool { bits & (1 << channel.rawValue) != 0 }
  mutating func insert(_ channel: Channel) { bits |= 1 << channel.rawValue }
  mutating func formUnion(_ other: Channels) { bits |= other.bits }
}

/// How a run continues after a verb, over all outcomes of the call.
struct Continuation {
  /// The states in which the next verb may find the caller; empty when no verb runs after this one.
  var next: Channels = []
  /// The states in which the run may have ended with this verb.
  var ended: Channels = []
}

extension VerbReading {
  /// - Parameters:
  ///   - states: those in which the verb may find the caller.
  ///   - isInGather: whether the verb is inside a `Gather`, to which all keys go.
  func continuation(from states: Channels, isInGather: Bool) -> Continuation {
    switch failure {
    case .unknownElement, .crash, .atOnce, .afterCallerID: return Continuation(ended: states)
    case .onOutcome, .onRequest, nil: break
    }
    var continuation = Continuation()
    for state in Channel.allCases where states.contains(state) {
      step(from: state, isInGather: isInGather, &continuation)
    }
    return continuation
  }

  private func step(from state: Channel, isInGather: Bool, _ continuation: inout Continuation) {
    switch verb {
    case .say(let say): playBack(say.repetition, from: state, &continuation)
    case .play(let play): playBack(play.repetition, from: state, &continuation)
    case .pause, .set: continuation.next.insert(state)
    case .hangup, .reject: continuation.ended.insert(.down)
    case .redirect: continuation.ended.insert(state)
    case .record:
      if state == .up { continuation.next.insert(.up) }
      continuation.ended.insert(state == .up ? .up : .gone)
    case .gather(let gather):
      self.gather(gather, from: state, isInGather: isInGather, &continuation)
    case .dial(let dial): self.dial(dial, from: state, &continuation)
    case .stream, .unknown:
      if end == nil { continuation.next.insert(state) } else { continuation.ended.insert(state) }
    }
  }

  private func playBack(
    _ repetition: Repetition, from state: Channel, _ continuation: inout Continuation
  ) {
    switch repetition {
    case .times where state == .up: continuation.next.insert(.up)
    case .times, .endless: continuation.ended.insert(.gone)
    }
  }

  private func gather(
    _ gather: Gather, from state: Channel, isInGather: Bool, _ continuation: inout Continuation
  ) {
    let isOnlyPassed = isInGather && state == .up && gather.promptsEnd && !gather.isUnprepared
    if !isOnlyPassed {
      continuation.ended.insert(state == .up && !gather.promptsEnd ? .gone : state)
    }
    // Without room for digits, even no keys at all make the request.
    if gather.isUnprepared { return }
    switch state {
    case .up:
      if gather.promptsEnd || gather.finishKey != nil && !isInGather {
        continuation.next.insert(.up)
      }
    case .down: break
    case .gone: continuation.next.insert(.gone)
    }
  }

  private func dial(_ dial: Dial, from state: Channel, _ continuation: inout Continuation) {
    switch dial.destination {
    case .nothing: continuation.next.insert(state)
    case .conference, .queue, .nobody, .unreadable: continuation.ended.insert(state)
    case .number, .endpoints:
      var after: Channels = state == .up ? [.down] : [.gone]
      // A carrier's response may come before the end of the bridge.
      if state == .up, case .number = dial.destination { after.insert(.up) }
      if dial.next != nil || !dial.reachesAnybody {
        continuation.ended.formUnion(after)
      } else {
        continuation.next.formUnion(after)
      }
    }
  }
}

extension Dial {
  /// Whether every build of Kazoo can ring somebody, if the account has them.
  fileprivate var reachesAnybody: Bool {
    guard case .endpoints(let endpoints) = destination else { return true }
    return endpoints.contains(where: \.canExist) && !endpoints.contains(where: \.isBuildDependent)
  }
}

extension Dial.Endpoint {
  /// Whether Kazoo builds from 4.3.96 on fail on it.
  package var isBuildDependent: Bool {
    switch self {
    case .user, .device: false
    case .number, .sip: true
    }
  }

  /// Whether a user or device could have this id: letters, digits and `_.@-`.
  package var canExist: Bool {
    switch self {
    case .user(let id), .device(let id):
      id.utf8.allBytes { $0.isPlainID }
    case .number, .sip: true
    }
  }
}

extension UInt8 {
  fileprivate var isPlainID: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "@"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
