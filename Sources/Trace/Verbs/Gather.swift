import TwiMLSemantics

extension Tracer {
  /// `kzt_twiml:gather/3`
  /// - Parameter isEmpty: whether it has no content, so that Kazoo neither starts a process for the
  ///   prompts nor initializes the digits.
  mutating func gather(_ verb: Gather, _ failure: Failure?, isEmpty: Bool) -> Flow {
    send(.answer)
    let wasUp = channel == .up
    if !isEmpty {
      call.digits = ""
      // Kazoo fails on the attributes before the prompts are heard.
      if failure != .atOnce { runPrompts(verb.prompts) }
    }
    // While endless prompts play, the finish key leads to the next verb.
    if wasUp, channel != .up, failure != .atOnce, let key = verb.finishKey,
      case .press(let pressed) = act(at: verb), pressed.first == key
    {
      report(.keys(String(key)))
      leave(pressed.dropFirst())
      channel = .up
      return .next
    }
    guard failure != .atOnce, let timeout = verb.timeout else { return .failed }
    switch channel {
    case .up: break
    case .down:
      channel = .gone
      return .end(.stopped(.callerHungUp))
    // Nothing is heard from the caller any more, and nothing of the hang-up either.
    case .gone: break
    }
    var keys: [Character] = []
    if channel == .up {
      switch act(at: verb) {
      case .press(let pressed): keys = pressed
      case .hangUp:
        report(.callerHangsUp)
        channel = .gone
        return .end(.stopped(.callerHungUp))
      }
    }
    guard collect(verb, keys, timeout: timeout) else { return .end(.failed(.onOutcome)) }
    if call.digits == "" { return .next }
    return request(verb.next)
  }

  /// `kzt_receiver:collect_dtmfs/6`
  /// - Returns: false when Kazoo fails on a key.
  private mutating func collect(_ verb: Gather, _ keys: [Character], timeout: Int) -> Bool {
    var keys = keys[...]
    defer { leave(keys) }
    var pressed = ""
    var isDone = false
    while !isDone, let key = keys.popFirst() {
      pressed.append(key)
      if key == verb.finishKey {
        isDone = true
      } else if let digits = call.digits {
        call.digits = digits + String(key)
        isDone = pressed.count == verb.digits
      } else {
        report(.keys(pressed))
        return false
      }
    }
    if !pressed.isEmpty { report(.keys(pressed)) }
    if !isDone { report(.keysTimedOut(seconds: timeout)) }
    return true
  }
}
