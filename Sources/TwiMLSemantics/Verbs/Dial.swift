import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml_dial:exec/3`, which decides by the content.
  mutating func dial(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    var reading = destination(of: element)
    let values = attributes(
      of: element, spec, unread: reading.unread, granted: granted(to: element, reading))
    for key in reading.ignored {
      if let attribute = element.attribute(key) {
        report(.ignoredWithDestination(attribute, reading.destination))
      }
    }
    if let failure = failure(of: values, reading.destination) { reading.failure = failure }
    checkHangupKey(values, &reading)
    checkTimeLimit(values, reading.destination)
    switch reading.destination {
    case .number, .endpoints: run.hasDigitBuffer = true
    case .nothing, .nobody, .conference, .queue, .unreadable: break
    }
    var next: NextRequest?
    if let action = element.attribute(.action), !reading.unread.contains(.action) {
      next = nextRequest(values, reference: values.text(.action) ?? "", at: action.valueRange)
    }
    let dial = Dial(
      destination: reading.destination, endpointPlaces: reading.endpointPlaces,
      answers: reading.answers, callerID: values.text(.callerId),
      timeout: values.integer(.timeout), ringTimeout: ringTimeout(of: element),
      timeLimit: values.integerOrDefault(.timeLimit), isRecorded: values.boolean(.record),
      hangupKey: values.key(.hangupOn), forcesOffnet: values.boolean(.continueOnFail),
      next: next)
    return VerbReading(
      verb: .dial(dial), failure: reading.failure,
      end: end(of: dial, reading.destination, in: element))
  }

  /// What an attribute that Kazoo drops asks for, and gets for another reason.
  private func granted(to element: Element, _ reading: DestinationReading) -> Set<AttributeKey> {
    var granted: Set<AttributeKey> = []
    if run.answeredBy == nil || run.answeredBy?.startTag != element.startTag {
      granted.insert(.answerOnBridge)
    }
    if element.elements.count < 2 { granted.insert(.sequential) }
    return granted
  }

  private func ringTimeout(of element: Element) -> Int? {
    guard case .integer(let type) = ElementSpec.dial.attribute(.timeout)?.type,
      let attribute = element.attribute(.timeout), let number = ErlangNumber(attribute.value)
    else { return Dial.defaultRingTimeout }
    return number.rounded < type.range.lowerBound ? nil : number.rounded
  }

  /// Where Kazoo fails on the attributes that it reads.
  private func failure(of values: AttributeValues, _ destination: Dial.Destination) -> Failure? {
    if values.failed.contains(.timeout) || values.failed.contains(.callerId) { return .atOnce }
    if values.failed.contains(.strategy) { return .afterCallerID }
    return values.failed.contains(.method) ? .onOutcome : nil
  }

  private mutating func checkHangupKey(
    _ values: AttributeValues, _ reading: inout DestinationReading
  ) {
    guard case .number = reading.destination, let key = values.key(.hangupOn),
      !values.boolean(.record), let attribute = values.element.attribute(.hangupOn)
    else { return }
    reading.failure = reading.failure ?? .afterCallerID
    report(.hangupKeyWithoutRecord(attribute, key, run))
  }

  private mutating func checkTimeLimit(
    _ values: AttributeValues, _ destination: Dial.Destination
  ) {
    guard let limit = values.integer(.timeLimit), limit <= 0,
      let attribute = values.element.attribute(.timeLimit)
    else { return }
    switch destination {
    case .number, .endpoints, .conference: report(.timeLimitOnAnswer(attribute))
    case .nothing, .nobody, .queue, .unreadable: break
    }
  }

  private func end(
    of dial: Dial, _ destination: Dial.Destination, in element: Element
  ) -> String? {
    // What a template puts between the tags may be anybody.
    if element.children.contains(where: templates.isPart) { return nil }
    switch destination {
    case .conference: return "the conference ends the document"
    case .queue: return "Kazoo knows no queue and ends the call"
    case .nobody: return "Kazoo finds nobody to ring and ends the call"
    case .nothing, .unreadable: return nil
    case .number, .endpoints:
      return dial.next == nil ? nil : "after the dialled call Kazoo asks for action"
    }
  }
}

/// What the content of a `Dial` comes to.
struct DestinationReading {
  var destination: Dial.Destination
  /// Where the noun of each endpoint is named.
  var endpointPlaces: [SourceRange] = []
  var failure: Failure?
  /// Whether text stands before the first noun.
  var answers = false
  /// Attributes that Kazoo does not get to read.
  var unread: Set<AttributeKey> = []
  /// Of these, the ones whose author would expect something of them.
  var ignored: [AttributeKey] = []

  static let everyAttribute = Set(ElementSpec.dial.attributes.map(\.key))
}

extension Diagnostic {
  fileprivate static func ignoredWithDestination(
    _ attribute: Attribute, _ destination: Dial.Destination
  ) -> Diagnostic {
    let what =
      switch destination {
      case .conference: "a conference always ends the document"
      case .queue: "a queue always ends the call"
      case .nobody: "there is nobody to ring, and the call ends"
      case .number, .nothing, .endpoints, .unreadable: "a number is dialled alone"
      }
    return Diagnostic(
      .ignoredWithDestination, "Kazoo ignores '\(attribute.name)' of Dial here: \(what)",
      at: attribute.nameRange)
  }

  fileprivate static func hangupKeyWithoutRecord(
    _ attribute: Attribute, _ key: Character, _ run: RunState
  ) -> Diagnostic {
    Diagnostic(
      .hangupKeyWithoutRecord,
      "\(run.stops): \(run.subject) fails on hangupOn=\"\(key)\" unless the call is recorded",
      at: attribute.range, help: ["add record=\"true\", or leave hangupOn out"])
  }

  fileprivate static func timeLimitOnAnswer(_ attribute: Attribute) -> Diagnostic {
    Diagnostic(
      .timeLimitOnAnswer,
      "the call is hung up as soon as it is answered: timeLimit is '\(attribute.value)'",
      at: attribute.valueRange, help: ["write the longest length of the call in seconds"])
  }
}
