import Diagnostics
package import Trace
import TwiMLSemantics

/// The rest of a line after its first word.
struct ScenarioLine {
  var lexer: ScenarioLexer
  let variables: ScenarioVariables

  private var endOfLine: SourceRange { SourceRange(at: lexer.offset) }

  /// The next word.
  /// - Parameter what: what it must be, with its article.
  mutating func word(_ what: String) throws(ScenarioFault) -> ScenarioToken {
    guard var token = try lexer.word() else {
      throw ScenarioFault(message: "\(what) is missing here", range: endOfLine)
    }
    try variables.fill(&token)
    return token
  }

  /// Sees to it that nothing but a comment is left.
  mutating func end() throws(ScenarioFault) {
    let rest = lexer.rest
    guard !lexer.isAtEnd, lexer.next != UInt8(ascii: "#") else { return }
    throw ScenarioFault(message: "unexpected text at the end of the line", range: rest)
  }

  private var isAtEnd: Bool { lexer.isAtEnd }

  mutating func rest(_ what: String) throws(ScenarioFault) -> String {
    var words = [try word(what).text]
    while !isAtEnd { words.append(try word(what).text) }
    return words.joined(separator: " ")
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type, _ what: String
  ) throws(ScenarioFault) -> Choice {
    let word = try word(what)
    guard let choice = Choice(rawValue: word.text) else {
      throw ScenarioFault.unknown(word, what, among: Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  /// A text in quotes, or a pattern between slashes.
  mutating func match() throws(ScenarioFault) -> TextMatch {
    if lexer.next == UInt8(ascii: "/") {
      var (token, ignoresCase) = try lexer.pattern()
      try variables.fill(&token)
      do throws(PatternFault) {
        _ = try Pattern(token.text, ignoresCase: ignoresCase)
      } catch {
        throw ScenarioFault(
          message: "'\(token.text)' is not a valid pattern: \(error.reason)", range: token.range)
      }
      return .pattern(token.text, ignoresCase: ignoresCase)
    }
    let rest = lexer.rest
    let token = try word("a text in quotes")
    guard token.isQuoted else {
      throw ScenarioFault(
        message: "the text needs quotes", range: rest,
        help: ["write '\"…\"' for a part of what is heard, or '/…/' for a pattern"])
    }
    return .part(token.text)
  }

  /// The keys of `press`: one word, in which `#` begins no comment.
  mutating func keys() throws(ScenarioFault) -> [Character] {
    let word = try word("the keys")
    if word.text == "none" { return [] }
    if let wrong = word.text.first(where: { !"0123456789*#".contains($0) }) {
      throw ScenarioFault(
        message: "'\(wrong)' is not a key", range: word.range,
        help: ["the keys are 0 to 9, * and #; 'press none' presses none of them"])
    }
    return Array(word.text)
  }

  /// `dial busy`, `dial user sales: busy`.
  mutating func dial() throws(ScenarioFault) -> Statement.Kind {
    var words = [try word("the result of the dial")]
    while !isAtEnd, lexer.next != UInt8(ascii: "#") {
      words.append(try word("the result of the dial"))
    }
    let result = words.removeLast()
    guard let dialed = DialResult(rawValue: result.text) else {
      throw ScenarioFault.unknown(
        result, "the result of a dial", among: DialResult.allCases.map(\.rawValue))
    }
    guard let last = words.last else { return .dial(party: nil, dialed.outcome) }
    guard last.text.last == ":" else {
      throw ScenarioFault(
        message: "a colon is missing after '\(last.text)'", range: last.range,
        help: ["write 'dial user sales: busy'"])
    }
    let party = words.map(\.text).joined(separator: " ").dropLast()
    return .dial(party: String(party), dialed.outcome)
  }

  /// `record 12 s`, `record silence`, `record hang-up`, `record 12 s hang-up`.
  mutating func recording() throws(ScenarioFault) -> Outcome.Recording {
    let word = try word("the length of the recording")
    switch word.text {
    case "silence": return .silence
    case "hang-up": return .hangUp(seconds: Outcome.defaultSeconds)
    case "sound": return .sound(seconds: Outcome.defaultSeconds, key: "#")
    default: break
    }
    let digits = word.text.last == "s" ? word.text.dropLast() : word.text[...]
    guard let seconds = Int(digits), (0...86_400).contains(seconds) else {
      throw ScenarioFault.unknown(
        word, "a recording", among: ["12 s", "silence", "hang-up"])
    }
    if digits.count == word.text.count, !isAtEnd, lexer.next == UInt8(ascii: "s") {
      _ = try self.word("s")
    }
    guard !isAtEnd, lexer.next != UInt8(ascii: "#") else {
      return .sound(seconds: seconds, key: "#")
    }
    let ending = try self.word("the end of the recording")
    guard ending.text == "hang-up" else {
      throw ScenarioFault.unknown(ending, "an end of a recording", among: ["hang-up"])
    }
    return .hangUp(seconds: seconds)
  }

  /// `Name=value`
  mutating func parameter() throws(ScenarioFault) -> Parameters.Parameter {
    let word = try word("a parameter, as in 'Name=value'")
    guard let mark = word.text.firstIndex(of: "="), mark > word.text.startIndex else {
      throw ScenarioFault(
        message: "'\(word.text)' is not a parameter", range: word.range,
        help: ["write 'Name=value'"])
    }
    return .init(
      String(word.text[..<mark]), String(word.text[word.text.index(after: mark)...]))
  }

  mutating func request() throws(ScenarioFault) -> RequestMatch {
    var method: HTTPMethod?
    var url: String?
    var parameters: [Parameters.Parameter] = []
    var isFirst = true
    while !isAtEnd, lexer.next != UInt8(ascii: "#") {
      var ahead = self
      let word = try ahead.word("a URL")
      if isFirst, let known = HTTPMethod(rawValue: word.text.lowercased()),
        word.text == word.text.uppercased()
      {
        method = known
        self = ahead
      } else if url == nil, parameters.isEmpty, word.text.isURLLike {
        url = word.text
        self = ahead
      } else {
        parameters.append(try parameter())
      }
      isFirst = false
    }
    guard !isFirst else {
      throw ScenarioFault(
        message: "the request is missing here", range: endOfLine,
        help: ["write 'request POST /path Name=value'"])
    }
    return RequestMatch(method: method, url: url, parameters: parameters)
  }

  mutating func ending() throws(ScenarioFault) -> EndMatch {
    let word = try word("the end of the call")
    if word.text == "error" {
      var rules: [String] = []
      while !isAtEnd, lexer.next != UInt8(ascii: "#") {
        rules.append(try ruleID())
      }
      return .error(rules)
    }
    let kinds = CallEnd.Kind.allCases.filter { $0 != .interrupted }
    guard let kind = kinds.first(where: { $0.rawValue == word.text }) else {
      throw ScenarioFault.unknown(
        word, "an end of a call", among: kinds.map(\.rawValue) + ["error"])
    }
    return .kind(kind)
  }

  private mutating func ruleID() throws(ScenarioFault) -> String {
    let word = try word("a rule")
    if let name = ScenarioErrors.name(word.text) { return name }
    throw ScenarioFault.unknown(word, "a rule", among: ScenarioErrors.names, lists: false)
  }
}

extension ScenarioFault {
  /// - Parameter lists: whether to list all words if none is similar.
  static func unknown(
    _ word: ScenarioToken, _ what: String, among words: [String], lists: Bool = true
  ) -> ScenarioFault {
    let meant = Spelling.candidate(for: word.text, among: [words])
    let help = meant.map { "did you mean '\($0)'?" }
    return ScenarioFault(
      message: "'\(word.text)' is not \(what)", range: word.range,
      help: [
        help ?? (lists ? "expected \(words.listed("or"))" : "'twimlc explain' lists the rules")
      ])
  }
}

extension String {
  /// Whether a word of a request is its URL, and not a parameter.
  ///
  /// Kazoo requests what begins with `http` as it is written, even with a slash too few.
  var isURLLike: Bool {
    hasPrefix("/") || hasPrefix("{{") || hasPrefix("http:") || hasPrefix("https:")
      || firstRange(of: "://") != nil
  }
}

extension DialResult {
  /// Without a carrier's response before the end of the call.
  package var outcome: Outcome.Dial {
    switch self {
    case .answered: .answered
    case .busy: .busy(response: false)
    case .noAnswer: .noAnswer(response: false)
    }
  }
}
