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
    var endpoints: [Dial.Endpoint] = []
    var places: [SourceRange] = []
    var skipped: [SkippedNoun] = []
    var failed = false
    var buildDependent = false
    for item in items {
      let endpoint: Dial.Endpoint?
      switch item.kind {
      case .element(let noun):
        let (read, hasFailed) = read(noun, among: items, &skipped)
        endpoint = read
        if read != nil { places.append(noun.nameRange) }
        if hasFailed, !buildDependent { failed = true }
      case .text(let text):
        if !text.isBlank { report(.textBesideNouns(withoutSpaceAround(item.range))) }
        endpoint = nil
      case .cdata, .other: endpoint = nil
      }
      guard let endpoint else { continue }
      endpoints.append(endpoint)
      switch endpoint {
      case .number, .sip:
        buildDependent = true
        // Builds that fail on this endpoint get no further.
        limit = min(limit, .warning)
      case .user, .device: break
      }
    }
    let isAnybodyLeft = failed || !endpoints.isEmpty
    for noun in skipped { report(.skippedNoun(noun, isAnybodyLeft: isAnybodyLeft)) }
    var reading = DestinationReading(
      destination: failed ? .unreadable : endpoints.isEmpty ? .nobody : .endpoints(endpoints),
      failure: failed ? .afterCallerID : nil)
    reading.endpointPlaces = places
    if failed {
      reading.unread = [.strategy, .action, .method, .continueOnFail, .collectDTMF]
    } else if endpoints.isEmpty {
      reading.unread = [.strategy, .action, .method, .continueOnFail, .collectDTMF]
      reading.ignored = [.action]
    } else {
      reading.unread =
        buildDependent ? [.continueOnFail, .strategy] : [.continueOnFail]
    }
    return reading
  }

  private mutating func read(
    _ noun: Element, among items: [KazooContent.Item], _ skipped: inout [SkippedNoun]
  ) -> (Dial.Endpoint?, failed: Bool) {
    switch DialNoun(rawValue: noun.name) {
    case .user: return (member(noun, .user, &skipped).map { .user($0) }, false)
    case .device: return (member(noun, .device, &skipped).map { .device($0) }, false)
    case .number:
      let content = textContent(of: noun)
      _ = attributes(of: noun, .number)
      guard !content.text.isEmpty else {
        report(.emptyNumberInGroup(noun, run))
        return (nil, true)
      }
      report(numberInGroup(noun, among: items))
      checkRawNumber(content)
      return (.number(NumberNormalization.normalize(content.text)), false)
    case .sip: return sip(noun)
    case .conference, .queue, nil:
      skipped.append(skippedNoun(noun))
      return (nil, false)
    }
  }

  /// Reads a user or a device.
  /// - Returns: its id; nil for one that Kazoo skips.
  private mutating func member(
    _ noun: Element, _ spec: ElementSpec, _ skipped: inout [SkippedNoun]
  ) -> String? {
    let content = textContent(of: noun)
    _ = attributes(of: noun, spec)
    checkEnds(of: content, in: noun, as: "id")
    guard !content.text.isEmpty else {
      skipped.append(SkippedNoun(element: noun, why: "it names nobody"))
      return nil
    }
    return content.text
  }

  /// Among several nodes Kazoo brings a number into E.164 without `cleanup_dial_me/1` before.
  private mutating func checkRawNumber(_ content: KazooContent) {
    let digits = NumberNormalization.clean(content.text)
    guard digits != content.text || digits.dropFirst().contains("+"),
      let range = words(of: content)
    else { return }
    let isPlain = content.isPlain && NumberNormalization.isNumber(content.text)
    report(
      Diagnostic(
        .rawNumber,
        "Kazoo drops nothing from a Number beside others: it dials "
          + "'\(NumberNormalization.normalize(content.text))'",
        at: range, help: ["write the number in E.164, as +14155550100"],
        fixIts: isPlain
          ? [FixIt("write '\(digits)'", .safe, replace: range, with: digits)] : []))
  }

  private mutating func sip(_ noun: Element) -> (Dial.Endpoint?, failed: Bool) {
    let content = textContent(of: noun)
    _ = attributes(of: noun, .sip)
    switch SIPURI.parse(content.text) {
    case .uri(let uri):
      report(
        Diagnostic(
          .buildDependentNoun, "Kazoo builds from 4.3.96 on hang up here: they fail on Sip",
          at: noun.nameRange,
          help: ["ring a <User> or <Device> of the account that forwards to '\(uri)'"]))
      return (.sip(uri), false)
    case .skipped:
      report(
        Diagnostic(
          .skippedSIPURI,
          "Kazoo skips \(content.text.isEmpty ? "an empty Sip" : "'\(content.text)'"): a SIP URI needs a user, an @ and a host",
          at: words(of: content) ?? noun.range))
      return (nil, false)
    case .badPort(let port):
      report(
        Diagnostic(
          .badSIPPort, "\(run.stops): \(run.subject) takes '\(port)' for the port of the SIP URI",
          at: words(of: content) ?? noun.range,
          help: ["write user@host or user@host:port, without parameters"]))
      return (nil, true)
    }
  }

  private func numberInGroup(_ noun: Element, among items: [KazooContent.Item]) -> Diagnostic {
    let elements = items.filter { if case .element = $0.kind { true } else { false } }
    if elements.count > 1 {
      return Diagnostic(
        .buildDependentNoun,
        "Kazoo builds from 4.3.96 on hang up here: they fail on a Number beside another noun",
        at: noun.nameRange,
        help: ["dial one Number, or ring <User> and <Device>, which may forward to numbers"])
    }
    let others = items.filter { if case .element = $0.kind { false } else { true } }
    let place = others[0].range
    let what = source[place].isBlank ? "white space" : "anything else"
    return Diagnostic(
      .buildDependentNoun,
      "Kazoo builds from 4.3.96 on hang up here: they fail on a Number with \(what) behind it in Dial",
      at: noun.nameRange,
      help: ["write nothing but the Number between <Dial> and </Dial>, or begin with a line break"],
      related: [Diagnostic.Related("this stands beside the Number", at: place)],
      fixIts: [
        FixIt(
          "remove what stands beside it",
          others.allSatisfy { source[$0.range].isBlank } ? .safe : .unsafe,
          edits: others.map { FixIt.Edit($0.range, with: "") })
      ])
  }

  private func skippedNoun(_ noun: Element) -> SkippedNoun {
    let spec = Vocabulary.element(noun.name, in: "Dial")
    if spec?.role == .verb {
      return SkippedNoun(
        element: noun, why: "it is a verb",
        help: ["put it directly into <Response>, before the Dial"])
    }
    guard let spec, spec.parents.contains("Dial") else {
      let suggestion = Vocabulary.suggestion(for: noun.name, in: "Dial")
      let isCase = suggestion?.lowercased() == noun.name.lowercased()
      return SkippedNoun(
        element: noun, why: "there is no noun of that name",
        help: suggestion.map { ["did you mean '\($0)'?"] } ?? [],
        fixIts: suggestion.map { [renaming(noun, to: $0, isCase ? .safe : .unsafe)] } ?? [])
    }
    if case .skipped(let why) = spec.support {
      return SkippedNoun(element: noun, why: why)
    }
    return SkippedNoun(element: noun, why: "it must be the only thing in Dial")
  }
}

/// A noun that Kazoo does not ring, with what is to be said about it.
private struct SkippedNoun {
  let element: Element
  let why: String
  var help: [String] = []
  var fixIts: [FixIt] = []
}

extension Diagnostic {
  fileprivate static func skippedNoun(_ noun: SkippedNoun, isAnybodyLeft: Bool) -> Diagnostic {
    let element = noun.element
    return Diagnostic(
      .skippedNoun,
      "Kazoo does not ring this '\(element.name)': \(noun.why)"
        + (isAnybodyLeft ? "" : "; nobody else is left to ring, and the call ends here"),
      at: element.nameRange, help: noun.help, fixIts: noun.fixIts)
  }

  fileprivate static func emptyNumberInGroup(_ noun: Element, _ run: RunState) -> Diagnostic {
    Diagnostic(
      .emptyNumberInGroup,
      "\(run.stops): \(run.subject) fails on an empty Number beside anything else in Dial",
      at: noun.range, help: ["write the number between the tags, or leave the Number out"])
  }

  fileprivate static func textBesideNouns(_ range: SourceRange) -> Diagnostic {
    Diagnostic(.ignoredText, "Kazoo skips text behind the first noun of Dial", at: range)
  }
}
