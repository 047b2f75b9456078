import Compiler
import Diagnostics
import Trace
import TwiMLSemantics
import TwiMLSyntax

/// Converts the steps of a trace to what the people on the call notice.
struct MomentBuilder {
  private let compilation: Compilation
  private let lines: LineTable
  /// The number of lines in the head before the document.
  private let headLines: Int
  /// The number of processed steps.
  private var stepCount = 0
  /// A dialed call of which the result is not known.
  private(set) var ringing: Moment?
  /// The decision that the next event follows from.
  private var decision: Int?
  /// The keys of that decision that were not needed.
  private var unneeded = ""
  /// How long the caller speaks, as it was decided.
  private var spoken = 0
  /// The verb of the last keys, after which the end of its time is not reported.
  private var verbOfKeys: Int?

  init(_ compilation: Compilation) {
    self.compilation = compilation
    lines = LineTable(compilation.source)
    headLines = lines.position(at: compilation.source.documentStart).line - 1
  }

  mutating func follow(_ decision: Int?) { self.decision = decision }
  mutating func leave(_ keys: ArraySlice<Character>) { unneeded = String(keys) }
  mutating func speak(seconds: Int) { spoken = seconds }

  /// - Parameter steps: all steps of the document so far.
  /// - Returns: the new moments.
  mutating func moments(of steps: [Step]) -> [Moment] {
    var moments: [Moment] = []
    for step in steps.dropFirst(stepCount) {
      switch step.action {
      case .commands(let commands):
        for command in commands {
          guard let kind = kind(of: command, step.repetition) else { continue }
          let moment = moment(kind, step)
          if case .dialed = kind { ringing = moment } else { moments.append(moment) }
        }
      case .event(let event): moments += self.moments(of: event, step)
      }
    }
    stepCount = steps.count
    return moments
  }

  /// A dialed call whose end was not waited for.
  mutating func unfinishedDial() -> Moment? {
    defer { ringing = nil }
    return ringing
  }

  /// The line where an element begins in its document.
  func line(of element: Element) -> Int {
    lines.position(at: element.range.lowerBound).line - headLines
  }

  private func moment(_ kind: Moment.Kind, _ step: Step) -> Moment {
    Moment(
      kind: kind, verb: step.element.name,
      line: line(of: step.element),
      isUnheard: step.isAfterHangup, decision: nil)
  }

  private func kind(of command: SwitchCommand, _ repetition: Repetition) -> Moment.Kind? {
    switch command {
    case .speak(let speech): .heard(speech.text, repetition)
    case .play(let playback): .played(playback.media, repetition)
    case .beep: .beeped
    case .store(let storage): .sent(recording: storage.destination)
    case .dialOffnet(let request):
      .dialed(DialedParty(names: ["number \(request.number)"], timeout: request.timeout), nil)
    case .bridge(let bridge):
      .dialed(
        DialedParty(names: bridge.endpoints.reversed().map(\.phrase), timeout: bridge.timeout), nil)
    case .hangUp(.caller): .hungUp
    case .respond(let reason): .rejected(reason)
    case .joinConference(let request):
      .joined(conference: request.room, isModerator: request.isModerator)
    case .answer, .noop, .record, .setCallerID, .recordCall, .hangUp(.other), .progress, .park: nil
    }
  }

  private mutating func moments(of event: CallEvent, _ step: Step) -> [Moment] {
    let verb = step.element.range.lowerBound
    switch event {
    case .pause(let seconds): return [moment(.waited(seconds: seconds), step)]
    case .keys(let keys):
      defer { (unneeded, verbOfKeys) = ("", verb) }
      return [decided(.pressed(keys, unneeded: unneeded), step)]
    case .keysTimedOut(let seconds):
      defer { verbOfKeys = nil }
      return verbOfKeys == verb ? [] : [decided(.pressedNothing(seconds: seconds), step)]
    case .callerHangsUp: return [decided(.callerHungUp, step)]
    case .answered: return [dialed(.answered, step)]
    case .busy: return [dialed(.busy, step)]
    case .noAnswer: return [dialed(.noAnswer, step)]
    case .recorded(let seconds, let end):
      return [decided(.recorded(seconds: seconds, by: end, spoken: spoken), step)]
    case .recordedSilence: return [decided(.recordedNothing, step)]
    case .conferenceOver, .documentedSettings: return []
    case .promptsFailed:
      return [moment(.fellSilent(compilation.reason(at: step.element) ?? event.sentence), step)]
    case .stream(let event): return [moment(.stream(event), step)]
    }
  }

  private mutating func decided(_ kind: Moment.Kind, _ step: Step) -> Moment {
    defer { decision = nil }
    var moment = moment(kind, step)
    moment.decision = decision
    return moment
  }

  private mutating func dialed(_ result: DialResult, _ step: Step) -> Moment {
    guard case .dialed(let party, nil) = ringing?.kind else {
      return decided(.dialed(DialedParty(names: [], timeout: 0), result), step)
    }
    ringing = nil
    return decided(.dialed(party, result), step)
  }
}

extension Dial.Endpoint {
  /// As a scenario has it.
  fileprivate var phrase: String {
    switch self {
    case .user(let id): "user \(id)"
    case .device(let id): "device \(id)"
    case .number(let number): "number \(number)"
    case .sip(let uri): "sip \(uri)"
    }
  }
}
