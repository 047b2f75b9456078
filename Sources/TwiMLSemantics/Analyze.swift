package import Diagnostics
package import TwiMLSyntax
import TwiMLVocabulary

/// The options of an analysis.
package struct AnalysisOptions: Sendable {
  package var target: Target
  /// The URL that Pivot fetched the document from, which relative URLs are resolved against.
  package var baseURL: String?

  package init(target: Target = .kazoo4, baseURL: String? = nil) {
    self.target = target
    self.baseURL = baseURL
  }
}

/// Checks a document against Kazoo's subset of TwiML and reads its verbs.
/// - Returns: the program, or nil for a document that is not voice TwiML, and all findings in any
///   order.
package func analyze(
  _ document: Document, options: AnalysisOptions
) -> (program: Program?, diagnostics: [Diagnostic]) {
  guard let root = document.root else { return (nil, []) }
  var analyzer = Analyzer(document, options: options)
  let content = analyzer.content(root)
  let replacements =
    analyzer.reportMessages(document.programMessages, in: root)
    + analyzer.explainTemplates(document.unrenderedParts)
  let program = content.map {
    Program(
      statements: $0.statements, response: root, finding: $0.finding, replacements: replacements)
  }
  // Unless a finding about the verb already names the template.
  if let template = document.unrenderedTemplate,
    !analyzer.diagnostics.contains(where: {
      $0.rule == .unrenderedTemplate && $0.range.overlaps(template.range)
    })
  {
    analyzer.report(
      .usedTemplate(
        template.quote, analyzer.use(ofTemplateAt: template.range, in: root, of: program),
        at: template.range))
  }
  return (program, analyzer.diagnostics)
}

/// One walk over a document in the order in which Kazoo runs it.
struct Analyzer {
  let source: SourceFile
  let options: AnalysisOptions
  private(set) var diagnostics: [Diagnostic] = []
  /// The highest severity at this place: a verb that is never reached cannot make the call fail.
  var limit: Severity = .error
  var run = RunState()
  private var reportedOnce: Set<Rule> = []
  let templates: TemplateParts
  /// Whether Kazoo takes each byte of the document for a character.
  let isReadByBytes: Bool
  /// The lines of the document, once a message names one.
  private var lines: LineTable?

  init(_ document: Document, options: AnalysisOptions) {
    source = document.source
    isReadByBytes = document.isReadByBytes
    self.options = options
    templates = TemplateParts(document)
  }

  mutating func report(_ diagnostic: Diagnostic?) {
    guard let diagnostic else { return }
    guard templates.isCertain(diagnostic) else { return }
    diagnostics.append(run.qualified(diagnostic).capped(at: limit))
  }

  /// Changes the reported findings; nil removes one.
  mutating func replaceDiagnostics(_ change: (Diagnostic) -> Diagnostic?) {
    diagnostics = diagnostics.compactMap(change)
  }

  /// Reports a finding once for each document.
  mutating func reportOnce(_ diagnostic: Diagnostic) {
    if reportedOnce.insert(diagnostic.rule).inserted { report(diagnostic) }
  }
}

extension Analyzer {
  /// The verbs of a document, and the reason that Kazoo crashes on it; nil if it is not voice TwiML.
  mutating func content(_ root: Element) -> (statements: [Statement], finding: Diagnostic?)? {
    guard root.name == "Response" else {
      report(wrongRoot(root))
      return nil
    }
    if root.children.isEmpty {
      let finding = Diagnostic.emptyResponse(root, run.crashes(on: options.target))
      report(finding)
      return ([], finding)
    }
    let statements = statements(in: root)
    noteFlow(statements, in: root)
    return (statements, nil)
  }

  /// Reads the verbs inside `Response` or `Gather`.
  mutating func statements(in parent: Element) -> [Statement] {
    var statements: [Statement] = []
    let nodes = parent.children.nodes
    statements.reserveCapacity(
      nodes.count { if case .element = $0 { true } else { false } })
    for index in nodes.indices {
      switch nodes.span[index] {
      case .element(let element):
        statements.append(statement(element, in: parent))
      case .text(let text) where templates.overlap(text.range): run.passTemplate()
      case .text(let text), .cdata(let text):
        if !text.isBlank {
          report(.ignoredText(at: withoutSpaceAround(text.range), in: parent))
        }
      case .processingInstruction(let text): reportInstruction(text.range)
      case .comment: break
      }
    }
    return statements
  }

  private mutating func statement(_ element: Element, in parent: Element) -> Statement {
    let savedLimit = limit
    defer { limit = savedLimit }
    let silencesMenu = element.range.lowerBound <= run.lastPrompt
    if !run.isReached || run.isInGather && !silencesMenu { limit = min(limit, .warning) }
    if !run.hasReportedEnd, let end = run.end {
      run.hasReportedEnd = true
      report(.unreachableVerb(element, end, place(of: end.verb, before: element)))
    }
    let found = diagnostics.count
    run.isInVerb = true
    let reading = read(element, in: parent)
    run.isInVerb = false
    return finish(
      reading, element, silencesMenu: silencesMenu,
      finding: diagnostics.count == found
        ? nil : finding(of: reading, among: diagnostics[found...]))
  }

  /// Advances the run past a verb.
  private mutating func finish(
    _ reading: consuming VerbReading, _ element: Element, silencesMenu: Bool, finding: Diagnostic?
  ) -> Statement {
    let wasReached = run.isReached
    let isHeard = run.channels.contains(.up)
    let isIntended = run.isContinuing
    let continuation = reading.continuation(from: run.channels, isInGather: run.isInGather)
    run.ended.formUnion(continuation.ended)
    run.channels = continuation.next
    if isIntended, let reason = reading.end {
      run.end = RunState.End(verb: element, reason: reason, remedy: reading.remedyAfterEnd)
      // An error or a warning already says that the run ends.
      run.hasReportedEnd = !wasReached || reading.isEndKnown
    }
    return Statement(
      verb: reading.verb, element: element, isReached: wasReached, isHeard: isHeard,
      isIntended: isIntended, isAnswered: run.isAnswered, silencesMenu: silencesMenu,
      failure: reading.failure, finding: finding)
  }

  /// The finding that makes a verb fail, out of those in its element.
  private func finding(
    of reading: VerbReading, among found: ArraySlice<Diagnostic>
  ) -> Diagnostic? {
    var own = found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    // Findings of the verbs inside a Gather end its prompts, not the document.
    if case .gather(let gather) = reading.verb, !gather.prompts.isEmpty {
      own.removeAll { finding in
        gather.prompts.contains { $0.element.range.contains(finding.range) }
      }
    }
    return own.first { $0.rule.severity == .error } ?? own.first { $0.rule == .buildDependentNoun }
  }

  /// The highest severity of a fault that Kazoo meets only after the keys or the recording of a
  /// verb.
  func limitOnOutcome(of element: Element) -> Severity {
    switch element.name {
    // The first key goes to the outer Gather, which ends the inner one.
    case "Gather":
      run.channels.contains(.up) && !run.isInGather ? run.outcomeLimit : .warning
    case "Record": run.channels == [.gone] || !run.isReached ? .warning : .error
    default: .error
    }
  }

  private mutating func read(_ element: Element, in parent: Element) -> VerbReading {
    guard let spec = Vocabulary.element(element.name, element.nameDigest, in: parent.name),
      spec.support.runs(on: options.target), let verb = spec.verb
    else {
      report(notAVerb(element, in: parent))
      return VerbReading(verb: .unknown(element.name), failure: .unknownElement)
    }
    switch verb {
    case .say: return say(element, spec)
    case .play: return play(element, spec)
    case .pause: return pause(element, spec)
    case .hangup: return hangup(element)
    case .reject: return reject(element, spec)
    case .redirect: return redirect(element, spec)
    case .set: return set(element, spec)
    case .record: return record(element, spec)
    case .gather: return gather(element, spec)
    case .dial: return dial(element, spec)
    case .start: return stream(.start, element, spec)
    case .connect: return stream(.connect, element, spec)
    case .stop: return stream(.stop, element, spec)
    }
  }

  /// Notes that a verb answers the call, if nothing has before and Kazoo gets to it.
  mutating func answer(_ element: Element) {
    if !run.isAnswered, run.isReached { run.answeredBy = element }
  }

  /// A verb with its line, for a message about a later one; without it if both are on one line, or
  /// if the lines of a report may count from the head of a response.
  private mutating func place(of verb: Element, before later: Element) -> String {
    let table = lines ?? LineTable(source)
    lines = table
    let line = table.position(at: verb.nameRange.lowerBound).line
    let isSame = line == table.position(at: later.nameRange.lowerBound).line
    return isSame || source.documentStart > 0
      ? "the \(verb.name) before it" : "the \(verb.name) in line \(line)"
  }
}

extension Diagnostic {
  fileprivate static func emptyResponse(_ root: Element, _ crashes: String) -> Diagnostic {
    Diagnostic(
      .emptyResponse, "empty Response\(crashes)", at: root.startTag,
      help: ["to end the call, write <Response><Hangup/></Response>"])
  }

  fileprivate static func ignoredText(at range: SourceRange, in parent: Element) -> Diagnostic {
    Diagnostic(
      .ignoredText,
      "text directly inside \(parent.name): Kazoo skips it, and the caller does not hear it",
      at: range, help: ["put it into <Say> to have it spoken, or remove it"])
  }

  fileprivate static func unreachableVerb(
    _ element: Element, _ end: RunState.End, _ place: String
  ) -> Diagnostic {
    Diagnostic(
      .unreachableVerb, "'\(element.name)' is never reached: \(place) \(end.reason)",
      at: element.nameRange,
      help: ["remove it, or \(end.remedy ?? "move it before the \(end.verb.name)")"],
      related: [Related("the run ends at this '\(end.verb.name)'", at: end.verb.nameRange)])
  }
}

extension Analyzer {
  /// Renames an element in both its tags.
  func renaming(_ element: Element, to name: String, _ safety: FixIt.Safety) -> FixIt {
    var edits = [FixIt.Edit(element.nameRange, with: name)]
    if let endTag = endTagStart(of: element) {
      let start = endTag + 2
      edits.append(
        FixIt.Edit(SourceRange(start..<start + element.name.utf8.count), with: name))
    }
    return FixIt("write '\(name)'", safety, edits: edits)
  }

  /// The offset of `</`; nil for an element without its own end tag.
  func endTagStart(of element: Element) -> Int? {
    guard element.range.upperBound > element.startTag.upperBound else { return nil }
    return source.text[element.startTag.upperBound..<element.range.upperBound]
      .lastIndex(of: UInt8(ascii: "<"))
  }
}
