import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml_dial:exec/3`, which decides by the content.
  mutating func dial(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    var reading = destination(of: element)
    let values = attributes(
      of: element, spec, unread: reading.unread, harmless: harmless(to: element, reading))
    for key in reading.ignored {
      if let attribute = element.attribute(key) {
        report(.ignoredWithDestination(attribute, reading.destination))
      }
    }
    if let failure = failure(of: values, reading.destination) { reading.failure = failure }
    checkHangupKey(values, &reading)
    checkTimeLimit(values, reading)
    switch reading.destination {
    case .number, .endpoints: run.hasDigitBuffer = true
    case .nothing, .nobody, .conference, .queue, .unreadable: break
    }
    var next: NextRequest?
    if let action = element.attribute(.action), let reference = values.text(.action),
      !reading.unread.contains(.action)
    {
      let request = nextRequest(values, reference: reference, at: action.valueRange)
      reading.failure = reading.failure ?? request.failure
      next = request
    }
    let dial = Dial(
      destination: reading.destination, endpointPlaces: reading.endpointPlaces,
      answers: reading.answers, callerID: values.text(.callerId),
      timeout: values.integer(.timeout), ringTimeout: ringTimeout(of: element),
      timeLimit: values.integerOrDefault(.timeLimit), isRecorded: values.boolean(.record),
      hangupKey: values.key(.hangupOn), forcesOffnet: values.boolean(.continueOnFail),
      next: next,
      documentedSettings: settingsWithNouns(of: element, spec))
    return VerbReading(
      verb: .dial(dial), failure: reading.failure,
      end: end(of: dial, reading.destination, in: element),
      isEndKnown: reading.isEndKnown)
  }

  /// The documented settings of a `Dial` and of the nouns in it.
  private func settingsWithNouns(of element: Element, _ spec: ElementSpec) -> [String] {
    guard options.target.capabilities.readsDocumentedAttributes else { return [] }
    return documentedSettings(of: element, spec)
      + element.elements.flatMap { documentedSettings(of: $0, .conference) }
  }

  /// Attributes that Kazoo drops but whose effect happens anyway.
  private func harmless(to element: Element, _ reading: DestinationReading) -> [AttributeKey] {
    var harmless: [AttributeKey] = []
    if element.attribute(.answerOnBridge) != nil, run.answeredBy?.startTag != element.startTag {
      harmless.append(.answerOnBridge)
    }
    if element.attribute(.sequential) != nil, element.elements.count < 2 {
      harmless.append(.sequential)
    }
    return harmless
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
    _ values: AttributeValues, _ reading: DestinationReading
  ) {
    guard let limit = values.integer(.timeLimit), limit <= 0,
      let attribute = values.element.attribute(.timeLimit)
    else { return }
    switch reading.destination {
    case .number, .endpoints:
      let isAnswered =
        (reading.failure == nil || reading.failure == .onOutcome) && reading.mayRing
      report(
        .timeLimitOnAnswer(attribute)
          .capped(at: isAnswered && !reading.isBuildDependent ? .error : .warning))
    case .conference: report(.timeLimitOfConference(attribute))
    case .nothing, .nobody, .queue, .unreadable: break
    }
  }

  private func end(
    of dial: Dial, _ destination: Dial.Destination, in element: Element
  ) -> String? {
    // A template between the tags can produce any destination.
    if !templates.isEmpty, element.children.contains(where: templates.isPart) { return nil }
    switch destination {
    case .conference: return "hangs up after the conference"
    case .queue: return "ends the call at its Queue"
    case .nobody: return "has nobody to ring and ends the call"
    case .nothing, .unreadable: return nil
    case .number, .endpoints:
      return dial.next == nil ? nil : "goes on with its 'action'"
    }
  }
}

/// The reading of a `Dial`'s content.
struct DestinationReading {
  var destination: Dial.Destination
  /// The places of the endpoints' nouns.
  var endpointPlaces: [SourceRange] = []
  var failure: Failure?
  /// Whether an error says already that the call ends here.
  var isEndKnown = false
  /// Whether Kazoo builds from 4.3.96 on fail on the endpoints.
  var isBuildDependent = false
  /// Whether somebody may answer.
  var mayRing: Bool {
    guard case .endpoints(let endpoints) = destination else { return true }
    return endpoints.contains(where: \.canExist)
  }
  /// Whether text precedes the first noun.
  var answers = false
  /// Attributes that Kazoo does not get to read.
  var unread: [AttributeKey] = []
  /// Of these, the ones whose author would expect something of them.
  var ignored: [AttributeKey] = []

  static let everyAttribute =
    (ElementSpec.dial.attributes + ElementSpec.dial.documentedAttributes).map(\.key)
}

extension Diagnostic {
  fileprivate static func ignoredWithDestination(
    _ attribute: Attribute, _ destination: Dial.Destination
  ) -> Diagnostic {
    let what =
      switch destination {
      case .conference: "Kazoo hangs up the caller after the conference"
      case .queue: "Kazoo ends the call at the Queue"
      case .nobody: "Kazoo has nobody to ring and ends the call here"
      case .nothing: "Kazoo dials nothing and goes on with the next verb"
      case .number, .endpoints, .unreadable: "Kazoo dials only one number"
      }
    let isAction = attribute.name == AttributeKey.action.name
    return Diagnostic(
      .ignoredWithDestination,
      "'\(attribute.name)' \(isAction ? "is never requested" : "has no effect on this Dial"): \(what)",
      at: attribute.nameRange, help: ["remove it"])
  }

  fileprivate static func hangupKeyWithoutRecord(
    _ attribute: Attribute, _ key: Character, _ run: RunState
  ) -> Diagnostic {
    Diagnostic(
      .hangupKeyWithoutRecord,
      "hangupOn=\"\(key)\" without record=\"true\": \(run.stops)",
      at: attribute.range, help: ["add record=\"true\", or leave 'hangupOn' out"])
  }

  fileprivate static func timeLimitOnAnswer(_ attribute: Attribute) -> Diagnostic {
    Diagnostic(
      .timeLimitOnAnswer,
      "'timeLimit' is '\(attribute.value)': Kazoo hangs up as soon as the dialed call is answered",
      at: attribute.valueRange, help: ["write how long the call may last, in seconds"])
  }

  fileprivate static func timeLimitOfConference(_ attribute: Attribute) -> Diagnostic {
    Diagnostic(
      .timeLimitOnAnswer,
      "'timeLimit' is '\(attribute.value)': Kazoo parks the caller instead of leaving them in the "
        + "conference", at: attribute.valueRange,
      help: ["write how long the conference may last, in seconds"]
    ).capped(at: .warning)
  }
}
