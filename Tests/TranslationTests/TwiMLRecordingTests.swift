import Diagnostics
import JSON
import Testing
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// Recordings of Kazoo's TwiML interpreter, compared with what its callflow engine does with the
/// translation.
@Suite(.enabled(if: SharedData.directory != nil))
struct TwiMLRecordingTests {
  private static let documentURL = "http://app.example.com/voice/start.php"

  struct Count {
    var running = 0
    var translated = 0
    var lossless = 0
    var agreeing = 0
    var losses: [String: Int] = [:]
  }

  @Test
  func `a recorded document without a loss matches its translation on each outcome`() throws {
    var count = Count()
    for record in try SharedData.lines("cases/outcomes.jsonl") {
      guard record["verdict"]?.string == "runs", let file = record["file"]?.string else { continue }
      let translating = Translating(
        bytes: try SharedData.bytes("cases/\(file)"), baseURL: Self.documentURL)
      count.add(translating)
      guard translating.isLossless, let flow = translating.flow else { continue }
      let differences = Self.differences(record, JSON(flow))
      #expect(differences == [], "\(file)")
      if differences.isEmpty { count.agreeing += 1 }
    }
    print("cases: \(count)")
  }

  @Test
  func `a recorded document without a loss matches its Kazoo 5 translation on each outcome`() throws
  {
    var count = Count()
    for record in try SharedData.lines("cases/outcomes.jsonl") {
      guard record["verdict"]?.string == "runs", let file = record["file"]?.string else { continue }
      let bytes = try SharedData.bytes("cases/\(file)")
      let translating = Translating(bytes: bytes, target: .kazoo5, baseURL: Self.documentURL)
      count.add(translating)
      // What stays TwiML is run by the interpreter itself.
      guard translating.isLossless, !translating.isEmbedded, let flow = translating.flow,
        let program = translating.program
      else { continue }
      // A conference has the documented settings of Kazoo 5, so that the recording differs.
      let isConference = String(decoding: bytes, as: UTF8.self).contains("<Conference")
      let differences =
        isConference
        ? disagreements(program, flow, target: .kazoo5)
        : Self.differences(record, JSON(flow), target: .kazoo5)
      #expect(differences == [], "\(file)")
      if differences.isEmpty { count.agreeing += 1 }
    }
    print("cases, Kazoo 5: \(count)")
    #expect(count.agreeing > 900)
  }

  @Test
  func `a corpus document without a loss matches its translation on each outcome`() throws {
    for target in Target.allCases {
      var count = Count()
      let lines = try String(decoding: SharedData.bytes("corpus-verdicts.tsv"), as: UTF8.self)
      for line in lines.split(separator: "\n") {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count > 1, columns[1] == "runs" else { continue }
        let translating = Translating(
          bytes: try SharedData.bytes("corpus/\(columns[0])"), target: target,
          baseURL: Self.documentURL)
        count.add(translating)
        guard translating.isLossless, !translating.isEmbedded, let flow = translating.flow,
          let program = translating.program
        else { continue }
        let differences = disagreements(program, flow, target: target)
        #expect(differences == [], "\(columns[0])")
        if differences.isEmpty { count.agreeing += 1 }
      }
      print("corpus, Kazoo \(target.rawValue): \(count)")
    }
  }

  @Test
  func `migration translates corpus documents that Kazoo cannot run`() throws {
    var failing = 0
    var migrated = 0
    let lines = try String(decoding: SharedData.bytes("corpus-verdicts.tsv"), as: UTF8.self)
    for line in lines.split(separator: "\n") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 1, columns[1] == "fails" else { continue }
      failing += 1
      let translating = Translating(
        bytes: try SharedData.bytes("corpus/\(columns[0])"), baseURL: Self.documentURL,
        isMigrating: true)
      let hasErrors = translating.findings.contains { $0.severity == .error }
      #expect(translating.isTranslated == !hasErrors, "\(columns[0])")
      if translating.isTranslated { migrated += 1 }
    }
    #expect(migrated > 0 && migrated < failing, "\(migrated) of \(failing)")
  }

  /// The outcomes on which the two differ, with both courses.
  private static func differences(
    _ record: JSON, _ plain: JSON, target: Target = .kazoo4
  ) -> [String] {
    let flow = CallflowInterpreter.validated(plain, target: target) ?? plain
    var disagreements: [String] = []
    for scenario in record["scenarios"]?.members ?? [] {
      guard let index = scenario.value.integer, let result = record["results"]?.array?[index] else {
        continue
      }
      let theirs = Course(result)
      var outcome = CallflowOutcome(scenario: scenario.key)
      outcome.isKazoo5 = target == .kazoo5
      let ours = Course(flow, outcome)
      // A recording ends after so many commands, whatever follows.
      let isCut = (result["commands"]?.array?.count ?? 0) >= 60 && !theirs.isEndless
      let isSame =
        isCut ? ours.lines.starts(with: theirs.lines.dropLast()) : ours == theirs
      if !isSame {
        disagreements.append("\(scenario.key)\n-- Pivot:\n\(theirs)\n-- callflow:\n\(ours)")
      }
    }
    return disagreements
  }
}

extension TwiMLRecordingTests.Count: CustomStringConvertible {
  mutating func add(_ translating: Translating) {
    running += 1
    if translating.isTranslated { translated += 1 }
    if translating.isLossless { lossless += 1 }
    for rule in Set(translating.ruleIDs) { losses[rule, default: 0] += 1 }
  }

  var description: String {
    let shares = losses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(running) documents run, \(translated) translated, \(lossless) without loss, "
      + "\(agreeing) agreeing; \(shares)"
  }
}

extension Translating {
  /// Whether there is a flow without losses. A note applies only to some installations.
  var isLossless: Bool {
    isTranslated && !isMisread && losses.allSatisfy { $0.severity == .note }
  }

  /// Whether the command would print the flow.
  var isTranslated: Bool { flow != nil && !findings.contains { $0.severity == .error } }

  /// Whether Kazoo reads other text than the document declares, which the check warns about.
  private var isMisread: Bool {
    let rules = Rule.syntax
    return findings.contains { rules.contains($0.rule) && $0.severity > .note }
  }
}

extension CallflowOutcome {
  /// - Parameter scenario: as in `digits=1234 dial=busy+resp record=ok`.
  init(scenario: String) {
    self.init()
    for word in scenario.split(separator: " ") {
      let parts = word.split(separator: "=").map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "digits": keys = parts[1] == "none" ? "" : parts[1]
      case "dial":
        dial =
          parts[1].hasPrefix("busy")
          ? .busy : parts[1].hasPrefix("noanswer") ? .noAnswer : .answered
      default: break
      }
    }
  }
}

extension Course {
  /// - Parameter result: of a recording of Kazoo's TwiML interpreter.
  init(_ result: JSON) {
    var commands = (result["commands"]?.array ?? []).filter { $0["after_hangup"] == nil }
      .map(Self.command)
    let end: End
    switch result["outcome"]?.string {
    case "request": end = .request(result["next_request"] ?? .null)
    case "error":
      // Cut off where the recording stopped an endless repetition.
      commands = Self.folded(commands)
      end = .hangup
    default: end = .hangup
    }
    self.init(commands, end: end)
  }

  private static func command(_ json: JSON) -> Command {
    let members = (json.members ?? []).filter { !["name", "process"].contains($0.key) }
    var fields = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
    if let endpoints = json["Endpoints"]?.array {
      fields["Endpoints"] = .array(
        endpoints.map { endpoint in
          let variables = endpoint["Custom-Channel-Vars"]
          return .object([
            .init("id", variables?["Owner-ID"] ?? variables?["Authorizing-ID"] ?? .null)
          ])
        })
    }
    return Command(json["name"]?.string ?? "", fields)
  }

  /// One endless playback instead of a long run of the same one.
  private static func folded(_ commands: [Command]) -> [Command] {
    let playbacks = commands.filter { ["tts", "play"].contains($0.name) }
    guard let last = playbacks.last, playbacks.suffix(10).count == 10,
      playbacks.suffix(10).allSatisfy({ $0 == last }),
      let first = commands.firstIndex(of: last)
    else { return commands }
    var endless = last
    endless.fields["Endless-Playback"] = .boolean(true)
    return Array(commands[..<first]) + [endless]
  }
}

extension Course.End {
  /// The parameters of every request.
  private static let standard: Set<String> = [
    "CallSid", "AccountSid", "From", "FromRealm", "To", "ToRealm", "ApiVersion", "Direction",
    "CallerName", "CallerNumber",
  ]

  fileprivate static func request(_ request: JSON) -> Course.End {
    let method = request["method"]?.string ?? ""
    var url = request["url"]?.string ?? ""
    var sent = request["body"]?.string?.split(separator: "&").map(String.init) ?? []
    if method == "get" {
      url = request["uri"]?.string ?? ""
      sent = url.removingQuery()
    }
    let own = sent.filter { parameter in
      !standard.contains(String(parameter.prefix { $0 != "=" }))
    }
    return .request(method: method, url: url, parameters: own)
  }
}
