import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml_dial:xml_elements_to_endpoints/3`: what rings together.
  mutating func endpoints(
    _ items: [KazooContent.Item], in element: Element
  ) -> DestinationReading {
    let outerLimit = limit
    defer { limit = outerLimit }
    var group = Group()
    var nounCount = 0
    for item in items {
      guard case .element(let noun) = item.kind else { continue }
      nounCount += 1
      if noun.name != DialNoun.number.rawValue { group.areNumbers = false }
    }
    group.isNounAlone = nounCount == 1
    group.reserveCapacity(nounCount)
    for item in items {
      switch item.kind {
      case .element(let noun): read(noun, among: items, &group)
      case .text(let text):
        if !text.isBlank { report(.textBesideNouns(withoutSpaceAround(item.range))) }
      case .cdata, .other: break
      }
    }
    let isAnybodyLeft = group.failed || !group.endpoints.isEmpty
    if isAnybodyLeft, !group.skipped.isEmpty {
      let rest = group.restOfCall
      for noun in group.skipped { report(noun.diagnostic(rest)) }
    } else if !isAnybodyLeft {
      report(nobodyToRing(group.skipped, in: element))
    }
    return group.reading
  }

  private mutating func read(
    _ noun: Element, among items: [KazooContent.Item], _ group: inout Group
  ) {
    switch DialNoun(rawValue: noun.name) {
    case .user: member(noun, .user, "user", &group) { .user($0) }
    case .device: member(noun, .device, "device", &group) { .device($0) }
    case .number: number(noun, among: items, &group)
    case .sip: sip(noun, &group)
    case .conference, .queue, nil:
      group.skipped.append(skippedNoun(noun, among: group.isNounAlone ? items : nil))
    }
    // Builds that fail on this endpoint get no further.
    if group.isBuildDependent { limit = min(limit, .warning) }
  }

  private mutating func number(
    _ noun: Element, among items: [KazooContent.Item], _ group: inout Group
  ) {
    let content = textContent(of: noun)
    _ = attributes(of: noun, .number)
    guard !content.text.isEmpty else {
      report(.emptyNumberInGroup(noun, run))
      group.fail()
      return
    }
    report(numberInGroup(noun, among: items, group))
    checkRawNumber(content, beside: items.first { $0.range != noun.range })
    group.append(.number(NumberNormalization.normalize(content.text)), noun)
  }

  /// Reads a user or a device.
  private mutating func member(
    _ noun: Element, _ spec: ElementSpec, _ kind: String, _ group: inout Group,
    endpoint: (String) -> Dial.Endpoint
  ) {
    let content = textContent(of: noun)
    _ = attributes(of: noun, spec)
    checkEnds(of: content, in: noun, as: "id")
    let id = content.text
    guard !id.isEmpty else {
      group.skipped.append(
        SkippedNoun(
          element: noun, what: "this '\(noun.name)' names nobody",
          help: ["write the id of the \(kind) between the tags"]))
      return
    }
    let endpoint = endpoint(id)
    if !endpoint.canExist { report(unlikelyID(noun, content, isAlone: group.isNounAlone)) }
    group.append(endpoint, noun)
  }

  /// Among several nodes Kazoo brings a number into E.164 without `cleanup_dial_me/1` before.
  private mutating func checkRawNumber(
    _ content: KazooContent, beside other: KazooContent.Item?
  ) {
    let digits = NumberNormalization.clean(content.text)
    guard digits != content.text || digits.dropFirst().contains("+"),
      let range = words(of: content)
    else { return }
    let isPlain = content.isPlain && NumberNormalization.isNumber(content.text)
    let neighbor: String? =
      if case .element(let noun) = other?.kind { "'\(noun.name)'" } else { nil }
    report(
      Diagnostic(
        .rawNumber,
        "Number '\(NumberNormalization.normalize(content.text))' beside \(neighbor ?? "other content"): "
          + "Kazoo dials it exactly as written, and the carrier may refuse it",
        at: range,
        help: [
          "write the number in E.164, for example +14155550100, or leave nothing else in this Dial"
        ],
        related: other.map { [.init("this stands beside the Number", at: $0.range)] } ?? [],
        fixIts: isPlain
          ? [FixIt("write '\(digits)'", .safe, replace: range, with: digits)] : []))
  }

  private mutating func sip(_ noun: Element, _ group: inout Group) {
    let content = textContent(of: noun, saysWhyEmpty: true)
    _ = attributes(of: noun, .sip)
    let place = words(of: content) ?? noun.range
    switch SIPURI.parse(content.text) {
    case .uri(let uri):
      report(
        Diagnostic(
          .buildDependentNoun, "Sip fails on Kazoo 4.3.96 and later: the call ends here",
          at: noun.nameRange,
          help: ["write <User> or <Device> with the id of one that forwards to '\(uri)'"]))
      group.append(.sip(uri), noun)
    case .skipped: group.skipped.append(skippedSIP(noun, content, at: place))
    case .badPort(let port):
      report(
        Diagnostic(
          .badSIPPort, "'\(port)' is not a port of a SIP URI: \(run.stops)", at: place,
          help: ["write user@host or user@host:port, without parameters"]))
      group.fail()
    }
  }
}

extension Analyzer {
  private func numberInGroup(
    _ noun: Element, among items: [KazooContent.Item], _ group: Group
  ) -> Diagnostic {
    // With many Numbers, scanning all items for each would take quadratic time.
    let others =
      group.isNounAlone
      ? items.filter { if case .element = $0.kind { false } else { true } } : []
    guard let place = others.first?.range else {
      return Diagnostic(
        .buildDependentNoun,
        (group.areNumbers ? "Number beside other Numbers" : "Number beside another noun")
          + " fails on Kazoo 4.3.96 and later: the call ends here",
        at: noun.nameRange,
        help: ["dial one Number, or ring <User> and <Device>, which may forward to numbers"])
    }
    let what = source[place].isBlank ? "white space" : "anything else"
    return Diagnostic(
      .buildDependentNoun,
      "Number with \(what) after it fails on Kazoo 4.3.96 and later: the call ends here",
      at: noun.nameRange,
      help: ["write nothing but the Number between <Dial> and </Dial>, or begin with a line break"],
      related: [Diagnostic.Related("this stands beside the Number", at: place)],
      fixIts: [removing(others)])
  }

  /// Removes all other nouns from the `Dial`.
  func removing(_ others: [KazooContent.Item]) -> FixIt {
    FixIt(
      "remove what stands beside it",
      others.allSatisfy { source[$0.range].isBlank } ? .safe : .unsafe,
      edits: others.map { FixIt.Edit($0.range, with: "") })
  }

  private func unlikelyID(
    _ noun: Element, _ content: KazooContent, isAlone: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unlikelyID,
      "'\(content.text)' is not the id of a \(noun.name.lowercased()): "
        + (isAlone ? "Kazoo finds nobody to ring and ends the call" : "Kazoo does not ring it"),
      at: words(of: content) ?? noun.range,
      help: ["write the id that Kazoo gave, 32 hexadecimal digits, or another of plain characters"])
  }
}

/// The reading of nouns that ring together.
private struct Group {
  /// Whether the Dial has a single noun.
  var isNounAlone = false
  /// Whether all nouns are Numbers.
  var areNumbers = true
  private(set) var endpoints: [Dial.Endpoint] = []
  private var places: [SourceRange] = []
  var skipped: [SkippedNoun] = []
  private(set) var failed = false
  private(set) var isBuildDependent = false

  mutating func reserveCapacity(_ count: Int) {
    endpoints.reserveCapacity(count)
    places.reserveCapacity(count)
  }

  mutating func append(_ endpoint: Dial.Endpoint, _ noun: Element) {
    endpoints.append(endpoint)
    places.append(noun.nameRange)
    if endpoint.isBuildDependent { isBuildDependent = true }
  }

  /// Notes a noun on which Kazoo fails, unless a build fails before.
  mutating func fail() { if !isBuildDependent { failed = true } }

  /// What becomes of the call without the nouns that Kazoo skips, as a clause.
  var restOfCall: String {
    if failed { return "Kazoo skips it, and fails at another noun" }
    let others = endpoints.count == 1 ? "only the other noun" : "only the other \(endpoints.count)"
    let cause = endpoints.count == 1 ? "that noun" : "one of them"
    return isBuildDependent
      ? "Kazoo rings \(others); from 4.3.96 on \(cause) ends the call"
      : "Kazoo skips it and rings \(others)"
  }

  var reading: DestinationReading {
    var reading = DestinationReading(
      destination: failed ? .unreadable : endpoints.isEmpty ? .nobody : .endpoints(endpoints),
      failure: failed ? .afterCallerID : nil)
    reading.endpointPlaces = places
    reading.isBuildDependent = isBuildDependent
    reading.isEndKnown = failed || endpoints.isEmpty
    if endpoints.contains(where: \.canExist), !failed {
      reading.unread = Self.unreadWhileRinging
    } else {
      reading.unread = [.strategy, .action, .method, .continueOnFail, .collectDTMF]
      if endpoints.isEmpty, !failed { reading.ignored = [.action] }
    }
    return reading
  }

  private static let unreadWhileRinging: [AttributeKey] = [.continueOnFail]
}

extension Diagnostic {
  fileprivate static func emptyNumberInGroup(_ noun: Element, _ run: RunState) -> Diagnostic {
    Diagnostic(
      .emptyNumberInGroup, "empty Number beside other nodes: \(run.stops)",
      at: noun.range, help: ["write the number between the tags, or leave the Number out"])
  }

  fileprivate static func textBesideNouns(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .ignoredText, "text after the first noun of Dial: Kazoo skips it, and does not dial it",
      at: range,
      help: ["remove it, or put a number into a <Dial> of its own"])
  }
}
