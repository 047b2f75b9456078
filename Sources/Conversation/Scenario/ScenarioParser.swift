import Compiler
package import Diagnostics
import Trace
import TwiMLSemantics
import TwiMLVocabulary

/// Parses a file of scenarios.
/// - Parameters:
/// - variables: the values of `{{name}}`.
/// - server: the server for URLs that are only a path; nil if there is none.
/// - Returns: the scenarios and the mistakes; a scenario with a mistake must not be run.
package func parseScenarios(
  _ source: SourceFile, variables: [String: String] = [:], server: String? = nil
) -> (scenarios: [Scenario], diagnostics: [Diagnostic]) {
  var parser = ScenarioParser(source, variables, server)
  parser.run()
  return (parser.scenarios, parser.diagnostics)
}

/// Reads scenarios line by line.
struct ScenarioParser {
  private let source: SourceFile
  private let variables: ScenarioVariables
  /// Whether there is a server for URLs that are only a path.
  private let hasServer: Bool
  private(set) var scenarios: [Scenario] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The comment lines since the last line of another kind.
  private var comments: [String] = []

  init(_ source: SourceFile, _ variables: [String: String], _ server: String?) {
    self.source = source
    hasServer = server != nil
    self.variables = ScenarioVariables(values: variables)
  }

  mutating func run() {
    let lines = LineTable(source)
    if let invalid = source.decoding.firstInvalid {
      return report(ScenarioFault(message: "the text is not UTF-8", range: invalid))
    }
    for number in 1...lines.count { read(lines.range(ofLine: number)) }
    if scenarios.isEmpty, diagnostics.isEmpty {
      report(
        ScenarioFault(
          message: "there is no scenario here", range: SourceRange(at: 0),
          help: ["a scenario begins with 'call URL'"]))
    }
  }

  private mutating func read(_ range: SourceRange) {
    let lexer = ScenarioLexer(source.text, range)
    if lexer.isAtEnd {
      comments = []
      return
    }
    if lexer.next == UInt8(ascii: "#") {
      comments.append(String(source[lexer.rest].drop { $0 == "#" }).trimmedOfSpace)
      return
    }
    var line = ScenarioLine(lexer: lexer, variables: variables)
    do throws(ScenarioFault) {
      let word = try line.word("a word")
      if word.text == "call" {
        return try begin(&line, SourceRange(word.range.lowerBound..<lexer.rest.upperBound))
      }
      guard let keyword = ScenarioKeyword(rawValue: word.text) else {
        throw ScenarioFault.unknownWord(word)
      }
      guard !scenarios.isEmpty else {
        throw ScenarioFault(
          message: "'\(word.text)' stands before any 'call'", range: word.range,
          help: ["a scenario begins with 'call URL'"])
      }
      try add(keyword, &line, lexer.rest)
      try line.end()
    } catch {
      report(error)
    }
    comments = []
  }

  private mutating func report(_ fault: ScenarioFault) {
    diagnostics.append(
      Diagnostic(.invalidScenario, fault.message, at: fault.range, help: fault.help))
  }

  private mutating func begin(
    _ line: inout ScenarioLine, _ range: SourceRange
  ) throws(ScenarioFault) {
    var word = try line.word("a URL")
    let method = HTTPMethod(rawValue: word.text.lowercased())
    if method != nil { word = try line.word("a URL") }
    try requireCallable(word)
    defer { comments = [] }
    scenarios.append(
      Scenario(
        title: comments.isEmpty ? word.text : comments.joined(separator: " "), url: word.text,
        method: method ?? .get, range: range))
    try line.end()
  }

  private func requireCallable(_ url: ScenarioToken) throws(ScenarioFault) {
    if url.text.first == "/" {
      if hasServer { return }
      throw ScenarioFault(
        message: "'\(url.text)' names no server", range: url.range,
        help: ["write the whole URL, or name the server with '--base-url URL'"])
    }
    let scheme = url.text.lowercased()
    if ["http://", "https://", "file:///"].contains(where: scheme.hasPrefix) { return }
    throw ScenarioFault(
      message: "'\(url.text)' is not an http, https or file URL", range: url.range,
      help: ["write 'call http://localhost:8080/voice'"])
  }

  private mutating func add(
    _ keyword: ScenarioKeyword, _ line: inout ScenarioLine, _ range: SourceRange
  ) throws(ScenarioFault) {
    let kind: Statement.Kind
    switch keyword {
    case .from, .to, .set, .header, .kazoo, .cdrURL, .strict: return try addFact(keyword, &line)
    case .hear: kind = .hear(try line.match())
    case .play: kind = .play(try line.match())
    case .conference: kind = .join(try line.match())
    case .press: kind = .press(try line.keys())
    case .hangUp: kind = .hangUp
    case .dial: kind = try line.dial()
    case .record: kind = .record(try line.recording())
    case .request: kind = .request(try line.request())
    case .end: kind = .end(try line.ending())
    }
    try append(Statement(kind: kind, range: range))
  }

  /// What is known of the call before it is made.
  private mutating func addFact(
    _ keyword: ScenarioKeyword, _ line: inout ScenarioLine
  ) throws(ScenarioFault) {
    let last = scenarios.count - 1
    switch keyword {
    case .from:
      let number = try line.word("a number").text
      scenarios[last].facts += [.init("From", number), .init("CallerNumber", number)]
    case .to: scenarios[last].facts.append(.init("To", try line.word("a number").text))
    case .set: scenarios[last].facts.append(try line.parameter())
    case .header:
      scenarios[last].headers.append(try line.rest("a header field, as in 'X-Name: value'"))
    case .kazoo:
      scenarios[last].target = try line.choice(of: Target.self, "a version of Kazoo")
    case .cdrURL:
      let url = try line.word("a URL")
      try requireCallable(url)
      scenarios[last].detailRecordURL = url.text
    case .strict: scenarios[last].isStrict = true
    case .hear, .play, .conference, .press, .hangUp, .dial, .record, .request, .end: break
    }
  }

  private mutating func append(_ statement: Statement) throws(ScenarioFault) {
    let last = scenarios.count - 1
    if case .end = scenarios[last].statements.last?.kind {
      throw ScenarioFault(
        message: "nothing can stand after 'end'", range: statement.range,
        help: ["the next scenario begins with 'call URL'"])
    }
    scenarios[last].statements.append(statement)
  }
}

/// The words that lines of a scenario begin with, but for `call`.
enum ScenarioKeyword: String, CaseIterable {
  case from, to, set, header, kazoo, strict
  case hear, play, conference, press, dial, record, request, end
  case hangUp = "hang-up"
  case cdrURL = "cdr-url"
}

extension ScenarioFault {
  fileprivate static func unknownWord(_ word: ScenarioToken) -> ScenarioFault {
    let words = ["call"] + ScenarioKeyword.allCases.map(\.rawValue)
    let meant = Spelling.candidate(
      for: word.text, among: [words],
      synonyms: [
        "here": ["hear"], "say": ["hear"], "expect": ["hear"], "digits": ["press"],
        "answer": ["dial"], "get": ["request"], "post": ["request"],
      ])
    return ScenarioFault(
      message: "unknown word '\(word.text)'", range: word.range,
      help: [
        meant.map { "did you mean '\($0)'?" } ?? "a line begins with \(words.listed("or"))"
      ])
  }
}
