import TwiMLSemantics
import TwiMLSyntax

/// One of Kazoo's processes that run verbs, with its state of the call.
struct Tracer {
  private let decisions: any CallDecisions
  let caller: Caller
  private let process: Step.Process
  private(set) var steps: [Step] = []
  /// What happened in the document before this process began.
  private let earlierSteps: [Step]
  var call: CallState
  var channel: Channel
  /// The verb that runs.
  private(set) var element: Element
  /// Whether a menu falls silent when the verb that runs does.
  private var silencesMenu = false
  /// The faults so far.
  private(set) var faults: [Fault] = []

  /// Whether the verbs continue after one of them.
  enum Flow {
    case next
    case end(End)

    static let failed = Flow.end(.failed(.atOnce))
  }

  init(
    decisions: any CallDecisions, caller: Caller, call: CallState, channel: Channel,
    response: Element
  ) {
    self.decisions = decisions
    self.caller = caller
    self.call = call
    self.channel = channel
    process = .main
    earlierSteps = []
    element = response
  }

  /// The process that runs the verbs inside a `Gather`.
  private init(promptsOf tracer: Tracer) {
    decisions = tracer.decisions
    caller = tracer.caller
    process = .prompts
    call = tracer.call
    channel = tracer.channel
    earlierSteps = tracer.earlierSteps + tracer.steps
    element = tracer.element
  }

  mutating func run(_ program: Program) -> End {
    // Kazoo has no clause for a Response without any content.
    if program.response.children.isEmpty { return .failed(.crash) }
    return run(program.statements)
  }

  private mutating func run(_ statements: [Statement]) -> End {
    for statement in statements {
      element = statement.element
      silencesMenu = statement.silencesMenu
      if case .end(let end) = run(statement) {
        note(end, of: statement)
        return end
      }
    }
    return .ran
  }

  /// Records the end of a run as a fault of the document, if it is one for the caller.
  private mutating func note(_ end: End, of statement: Statement) {
    switch end {
    case .failed(let failure) where statement.failure != nil:
      if process == .main {
        faults.append(Fault(kind: .failed, element: statement.element))
      } else if statement.silencesMenu, failure != .onRequest {
        faults.append(Fault(kind: .silenced, element: statement.element))
      }
    case .stopped(.queue): noteCut()
    case .stopped(.nobodyToRing):
      if case .dial(let dial) = statement.verb, case .nobody = dial.destination { noteCut() }
    case .ran, .stopped, .request, .failed, .callerGone: break
    }
  }

  /// Notes that Kazoo ends the call at this verb, or the prompts of a `Gather`.
  mutating func noteCut() {
    if process == .main {
      faults.append(Fault(kind: .cutOff, element: element))
    } else if silencesMenu {
      faults.append(Fault(kind: .silenced, element: element))
    }
  }

  /// Runs the verbs inside a `Gather`. Their results are lost, except for a hang-up.
  mutating func runPrompts(_ statements: [Statement]) {
    var prompts = Tracer(promptsOf: self)
    // A request that they make is lost, and so is its failure.
    if case .failed(let failure) = prompts.run(statements), failure != .onRequest {
      prompts.report(.promptsFailed)
    }
    steps += prompts.steps
    faults += prompts.faults
    if case .up = channel, prompts.channel != .up { channel = .down }
  }

  private mutating func run(_ statement: Statement) -> Flow {
    let failure = statement.failure
    if failure == .unknownElement { return .end(.failed(.unknownElement)) }
    switch statement.verb {
    case .say(let verb): return say(verb, failure)
    case .play(let verb): return play(verb, failure)
    case .pause(let verb): return pause(verb)
    case .hangup: return hangUp()
    case .reject(let verb): return reject(verb)
    case .redirect(let verb): return redirect(verb, failure)
    case .set(let verb): return set(verb, failure)
    case .record(let verb): return record(verb, failure)
    case .gather(let verb):
      return gather(verb, failure, isEmpty: statement.element.children.isEmpty)
    case .dial(let verb): return dial(verb, failure)
    case .stream(let verb): return stream(verb)
    // Kazoo fails on it, which is reported above.
    case .unknown: return .next
    }
  }
}

extension Tracer {
  /// Sends commands to the switch.
  mutating func send(_ commands: SwitchCommand..., repetition: Repetition = .times(1)) {
    append(.commands(commands), repetition)
  }

  /// Records documented settings of the verb that the trace does not follow.
  mutating func reportDocumented(_ settings: [String]) {
    if !settings.isEmpty { report(.documentedSettings(settings)) }
  }

  /// Says what happens on the call.
  mutating func report(_ event: CallEvent) { append(.event(event), .times(1)) }

  private mutating func append(_ action: Step.Action, _ repetition: Repetition) {
    steps.append(
      Step(
        action: action, repetition: repetition, element: element, process: process,
        isAfterHangup: channel != .up))
  }

  /// What the caller does at a `Gather`. A `Gather` inside another one runs in a process that
  /// receives no keys.
  func act(at gather: Gather) -> CallerAct {
    process == .main ? decisions.act(at: gather, place) : .press([])
  }

  func leave(_ keys: ArraySlice<Character>) {
    if process == .main { decisions.leave(keys) }
  }

  func result(of dial: Dial) -> Outcome.Dial { decisions.result(of: dial, place) }

  func recording(for record: Record) -> Outcome.Recording {
    decisions.recording(for: record, place)
  }

  private var place: DecisionPlace {
    DecisionPlace(element: element, steps: earlierSteps + steps)
  }

  /// Continues with another document.
  func request(_ next: NextRequest) -> Flow {
    if let failure = next.failure { return .end(.failed(failure)) }
    guard let method = next.method else { return .end(.failed(.onOutcome)) }
    return .end(
      .request(Request(next, method: method, parameters: call.parameters(of: caller))))
  }
}
