/// The requests of a call and what happened between them, in one line.
struct CallEvents {
  let all: [Event]

  enum Event {
    /// The index of its exchange.
    case request(Int)
    /// With the index of its exchange.
    case moment(Moment, Int)
  }

  init(_ record: CallRecord) {
    all = record.exchanges.enumerated().flatMap { index, exchange in
      [.request(index)] + exchange.moments.map { .moment($0, index) }
    }
  }

  /// The index where the decision took effect; nil if it never did.
  func index(ofDecision decision: Int) -> Int? {
    all.firstIndex { event in
      if case .moment(let moment, _) = event { moment.decision == decision } else { false }
    }
  }

  /// Where the caller hangs up without a decision to do so; nil where that never happens.
  func undecidedHangup(from position: Int) -> Int? {
    all.indices.dropFirst(position).first { index in
      guard case .moment(let moment, _) = all[index], moment.decision == nil else { return false }
      return moment.kind == .callerHungUp
    }
  }
}
