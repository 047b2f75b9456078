import Compiler
import Diagnostics
import KazooCallflow
import Testing
import Trace
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// The table's facts about a verb, compared with runs through the analyzer, the tracer and the
/// translator. `scripts/mutate-table` proves that these tests and `KazooTests` notice a change of
/// any fact.
@Suite struct TableTruthTests {
  static let verbs = Vocabulary.kazoo.filter { $0.role == .verb }

  /// Documents that begin with the verb and that Kazoo runs, for each mapping in the table.
  static let documents: [KazooVerb: [String]] = [
    .say: ["<Say>5551234</Say>"],
    .play: ["<Play>http://h/5551234</Play>"],
    .pause: ["<Pause/>", "<Say>Hello</Say><Pause/>"],
    .hangup: ["<Hangup/>", "<Say>Hello</Say><Hangup/>"],
    .reject: ["<Reject/>"],
    .redirect: [
      "<Redirect>http://h/5551234</Redirect>", "<Say>Hello</Say><Redirect>/x</Redirect>",
    ],
    .set: ["<Set><Variable key=\"k\" value=\"v\"/></Set><Redirect method=\"GET\">/x</Redirect>"],
    .record: ["<Record action=\"http://h/r\"/>"],
    .gather: ["<Gather action=\"http://h/g\"> </Gather>"],
    .dial: [
      "<Dial><Number>5551234</Number></Dial>", "<Dial>5551234</Dial>",
      "<Dial callerId=\"5551234\">5551235</Dial>",
      "<Dial record=\"true\">5551234</Dial>", "<Dial action=\"http://h/d\">5551234</Dial>",
      "<Dial><User>u</User></Dial>", "<Dial><Device>d</Device></Dial>",
      "<Dial><User>u</User><Device>d</Device></Dial>",
      "<Dial><User>u</User></Dial><Hangup/>",
    ],
  ]

  static let outcomes: [Outcome] = [
    Outcome(keys: ["1", "#"]), Outcome(keys: []), Outcome(dial: .busy(response: true)),
    Outcome(dial: .noAnswer(response: false)), Outcome(recording: .silence),
  ]

  private func documents(of spec: ElementSpec) throws -> [String] {
    let verb = try #require(KazooVerb(rawValue: spec.name), "\(spec.name) is no KazooVerb")
    return try #require(Self.documents[verb], "\(spec.name) has no document here")
  }

  /// The first document of the verb.
  private func verb(_ spec: ElementSpec) throws -> String {
    let first = try documents(of: spec)[0]
    let end = "</\(spec.name)>"
    return first.components(through: end) ?? first
  }

  @Test func `every verb and noun has test documents`() {
    let running = Target.allCases.flatMap { Vocabulary.elements(in: "Response", runningOn: $0) }
    #expect(Set(running.map(\.name)) == Set(KazooVerb.allCases.map(\.rawValue)))
    let nouns = Target.allCases.flatMap { Vocabulary.elements(in: "Dial", runningOn: $0) }
    #expect(Set(nouns.map(\.name)) == Set(DialNoun.allCases.map(\.rawValue)))
  }

  @Test(arguments: verbs)
  func `the table says whether the verb answers the call`(_ spec: ElementSpec) throws {
    let verb = try verb(spec)
    let steps = try run(verb)[0].steps.filter { $0.element.name == spec.name }
    let isAnswered = steps.flatMap(\.commands).contains(.answer)
    #expect(isAnswered == spec.answers, "\(spec.name): the trace answers the call")
    let statement = try #require(compiled(verb).program?.statements.first)
    #expect(statement.isAnswered == spec.answers, "\(spec.name): the check says that it answers")
  }

  @Test(arguments: verbs)
  func `the table says whether the document continues after the verb`(_ spec: ElementSpec) throws {
    var reached: Set<Bool> = []
    for document in try documents(of: spec) where document.hasPrefix("<\(spec.name)") {
      let text = "\(document.components(through: "</\(spec.name)>") ?? document)<Say>next</Say>"
      for trace in try run(text) { reached.insert(trace.steps.contains { $0.says("next") }) }
    }
    let expected: Set<Bool> =
      switch spec.flow {
      case .continues: [true]
      case .ends: [false]
      case .depends: [true, false]
      }
    #expect(reached == expected, "\(spec.name): whether the next verb runs")
    let program = compiled("\(try verb(spec))<Say>next</Say>").program
    #expect(program?.statements.last?.isReached == (spec.flow != .ends), "\(spec.name): the check")
  }

  @Test(arguments: verbs)
  func `the table says what the verb takes as content`(_ spec: ElementSpec) throws {
    let withText = "<\(spec.name)>5551234</\(spec.name)>"
    let isUnknown = compiled(withText).program?.statements.first?.failure == .unknownElement
    let takesText = try run(withText).contains { trace in
      "\(trace.steps.flatMap(\.commands)) \(trace.end)".contains("5551234")
    }
    switch spec.content {
    case .nothing: #expect(isUnknown && !takesText, "\(spec.name) takes nothing")
    case .text, .textOrElements: #expect(!isUnknown && takesText, "\(spec.name) takes text")
    case .elements: #expect(!isUnknown && !takesText, "\(spec.name) takes elements alone")
    }
    let children = Vocabulary.kazoo.filter { $0.parents.contains(spec.name) }
    switch spec.content {
    case .nothing, .text: #expect(children.isEmpty, "\(spec.name) holds elements")
    case .elements, .textOrElements: #expect(!children.isEmpty, "\(spec.name) holds no elements")
    }
  }

  @Test(arguments: verbs)
  func `the table says whether any attribute makes the verb unknown`(_ spec: ElementSpec) throws {
    let verb = try verb(spec).replacing(
      "<\(spec.name)", with: "<\(spec.name) x=\"1\"", maxReplacements: 1)
    let failure = compiled(verb).program?.statements.first?.failure
    #expect((failure == .unknownElement) == spec.refusesAttributes, "\(spec.name)")
  }

  @Test(arguments: verbs)
  func `the table says where the verb can stand`(_ spec: ElementSpec) throws {
    #expect(spec.parents.contains("Response"), "\(spec.name)")
    let inside = "<Gather action=\"http://h/g\">\(try verb(spec))</Gather>"
    let isMisplaced = compiled(inside).diagnostics.contains { $0.rule == .verbInGather }
    #expect(isMisplaced == !spec.parents.contains("Gather"), "\(spec.name) in Gather")
  }

  @Test(arguments: verbs)
  func `the table names the actions that a verb becomes`(_ spec: ElementSpec) throws {
    var written: Set<String> = []
    for target in Target.allCases {
      let becomes = Set(try documents(of: spec).flatMap { modules(of: spec, $0, target) })
      let said = spec.callflow.flatMap { $0.actions(on: target).actionNames }
      #expect(
        becomes.isSubset(of: said + ["answer", "hangup", "play"]),
        "\(spec.name) on \(target.name) becomes \(becomes.sorted())")
      written.formUnion(becomes)
    }
    let said = Target.allCases.flatMap { target in
      spec.callflow.flatMap { $0.actions(on: target).actionNames }
    }
    let wrong = Set(said).subtracting(written).subtracting(["answer", "hangup", "play"])
    #expect(wrong.isEmpty, "\(spec.name) becomes no \(wrong.sorted())")
  }

  /// The actions of a callflow that belong to the verb.
  private func modules(of spec: ElementSpec, _ document: String, _ target: Target) -> [String] {
    let translation = compiled(document, target: target)
    let text = Array(translation.source.text)
    return (translation.flow?.actions ?? []).enumerated().filter { index, _ in
      text[translation.origins[index].lowerBound...].starts(with: "<\(spec.name)".utf8)
    }.map(\.element.module)
  }

  static let nouns: [DialNoun: [String]] = [
    .conference: ["<Conference>room</Conference>"],
    .queue: ["<Queue>sales</Queue>"],
    .number: ["<Number>5551234</Number>", "<User>u</User><Number>5551234</Number>"],
    .user: ["<User>u</User>", "<User>u</User><Device>d</Device>"],
    .device: ["<Device>d</Device>", "<User>u</User><Device>d</Device>"],
    .sip: ["<Sip>sip:u@h</Sip>"],
  ]

  @Test(arguments: DialNoun.allCases)
  func `the table names the actions that a noun becomes`(_ noun: DialNoun) throws {
    let spec = try #require(Vocabulary.kazoo.first { $0.name == noun.rawValue })
    let documents = try #require(Self.nouns[noun], "\(spec.name) has no document here")
    let written = Target.allCases.flatMap { target in
      documents.flatMap { document in
        let text = "<Response><Dial>\(document)</Dial></Response>"
        return (compile(text, target: target, isMigrating: true).flow?.actions ?? []).map(\.module)
      }
    }
    let said = Target.allCases.flatMap { target in
      spec.callflow.flatMap { $0.actions(on: target).actionNames }
    }
    let wrong = Set(said).subtracting(written)
    #expect(wrong.isEmpty, "\(spec.name) becomes no \(wrong.sorted())")
    #expect(!said.isEmpty, "\(spec.name) becomes nothing")
  }

  // MARK: Running

  private func compiled(_ verbs: String, target: Target = .kazoo4) -> Compilation {
    compile("<Response>\(verbs)</Response>", target: target)
  }

  /// The trace on each outcome.
  private func run(_ verbs: String) throws -> [Trace] {
    let program = try #require(compiled(verbs).program)
    return Self.outcomes.map { trace(program, outcome: $0, caller: .example) }
  }
}

extension String {
  /// The text through an end tag, or through the first `/>`.
  fileprivate func components(through end: String) -> String? {
    if let range = firstRange(of: end) { return String(self[..<range.upperBound]) }
    return firstRange(of: "/>").map { String(self[..<$0.upperBound]) }
  }

  /// The words in backticks that can be action names.
  fileprivate var actionNames: [String] {
    split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      .filter { $0 != "_" && $0.allSatisfy { $0.isLowercase || $0 == "_" } }
  }
}

extension Step {
  fileprivate func says(_ text: String) -> Bool {
    commands.contains { if case .speak(let speech) = $0 { speech.text == text } else { false } }
  }
}

func compile(
  _ document: String, target: Target = .kazoo4, isMigrating: Bool = false
) -> Compilation {
  var options = CompilerOptions()
  options.target = target
  options.baseURL = "http://h/start"
  options.isTranslated = true
  options.isMigrating = isMigrating
  return Compilation(name: "t.xml", bytes: Array(document.utf8), options: options)
}
