import Compiler
import Diagnostics
package import Trace
import TwiMLSemantics

/// Writes a call as a scenario.
package struct ScenarioWriter {
  private let record: CallRecord
  private let facts: [Parameters.Parameter]
  private let headers: [String]

  /// - Parameter facts: the facts of the call that the user set.
  package init(_ record: CallRecord, facts: [Parameters.Parameter], headers: [String]) {
    self.record = record
    self.facts = facts
    self.headers = headers
  }

  /// The whole scenario.
  package var text: String { text(titled: nil) }

  /// - Parameter title: the comment above it; nil for none.
  package func text(titled title: String?) -> String {
    let plan = record.plan
    var lines = title.map { ["# \(DisplayText.visible($0))"] } ?? []
    lines.append("call " + (plan.method == .post ? "POST " : "") + Self.word(plan.url))
    if plan.options.target != .kazoo4 { lines.append("kazoo \(plan.options.target.rawValue)") }
    if let url = plan.detailRecordURL { lines.append("cdr-url \(Self.word(url))") }
    for fact in facts { lines.append("set " + Self.parameter(fact)) }
    for variable in plan.variables { lines.append("set " + Self.parameter(variable)) }
    for header in headers { lines.append("header \(Self.quoted(header))") }
    let events = CallEvents(record)
    for event in events.all {
      if let line = Self.line(for: event, of: record) { lines.append(line) }
    }
    lines.append(Self.endLine(of: record))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The line for an event; nil if it needs none.
  static func line(for event: CallEvents.Event, of record: CallRecord) -> String? {
    switch event {
    case .request(let index):
      return index == 0 ? nil : line(for: record.exchanges[index].request, of: record)
    case .moment(let moment, _):
      switch moment.kind {
      case .heard(let text, _): return "hear " + quoted(replaced(text.onOneLine, record))
      case .played(let media, _): return "play " + quoted(replaced(media.onOneLine, record))
      case .pressed(let keys, let unneeded): return "press \(keys)\(unneeded)"
      case .pressedNothing: return "press none"
      case .callerHungUp: return "hang-up"
      // Without a caller nobody decides how the call ends.
      case .dialed where moment.isUnheard: return nil
      case .dialed(let party, let result):
        return "dial \(partyName(party)): \((result ?? .answered).rawValue)"
      case .joined(let conference, _): return "conference " + quoted(conference)
      case .recorded(_, by: .hangup, let spoken): return "record \(spoken) s hang-up"
      case .recorded(_, _, let spoken): return "record \(spoken) s"
      case .recordedNothing: return "record silence"
      case .beeped, .waited, .sent, .hungUp, .rejected, .fellSilent, .stream: return nil
      }
    }
  }

  static func endLine(of record: CallRecord) -> String {
    var names: [String] = []
    for error in record.errors.map(\.finding.rule.id) where !names.contains(error) {
      names.append(error)
    }
    if names.isEmpty, let failure = record.end.failure { names.append(failure.kind.rawValue) }
    return names.isEmpty
      ? "end \(record.end.kind.rawValue)" : "end error \(names.joined(separator: " "))"
  }

  private static func line(for request: Request, of record: CallRecord) -> String {
    let url = request.url ?? ""
    let origin = record.plan.url.origin
    let isHere = url.origin == origin && !url.pathAndQuery.isEmpty
    var words = ["request", request.method.rawValue.uppercased()]
    let place = replaced(isHere ? url.pathAndQuery : url, record)
    // What does not look like a URL would be read as a parameter.
    if place.isURLLike { words.append(word(place)) }
    for parameter in request.parameters where isConduct(parameter.name) {
      words.append(self.parameter(parameter))
    }
    return words.joined(separator: " ")
  }

  /// Whether a parameter says what happened on the call, in words that are the same on the next one.
  private static func isConduct(_ name: String) -> Bool {
    Caller.Fact(name: name) == nil
      && !["ApiVersion", "Direction", "RecordingUrl", "DialCallSid"].contains(name)
  }

  /// A text in which values that change on each call are replaced by the names of their facts.
  private static func replaced(_ text: String, _ record: CallRecord) -> String {
    text.replacing(record.plan.caller.callID, with: "{{CallSid}}")
  }

  private static func parameter(_ parameter: Parameters.Parameter) -> String {
    word("\(parameter.name)=\(parameter.value)")
  }

  private static func partyName(_ party: DialedParty) -> String {
    party.text.unicodeScalars.contains { isEscaped($0) } ? quoted(party.text) : party.text
  }

  /// A word, quoted if needed.
  static func word(_ text: String) -> String {
    text.isEmpty || text.first == "#" || text.unicodeScalars.contains { $0 == " " || isEscaped($0) }
      ? quoted(text) : text
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where isEscaped(scalar):
        quoted += "\\u{\(Escaping.hexadecimal(scalar.value, digits: 1))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a scalar is written with a backslash, within quotes.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\\" || DisplayText.isTerminalControl(scalar)
  }
}

extension String {
  /// With single spaces for white space, and none at the ends.
  package var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The scheme, the host and the port of a URL; empty for another text.
  var origin: String {
    guard let mark = firstRange(of: "://") else { return "" }
    let authority = self[mark.upperBound...].prefix { !"/?#".contains($0) }
    return String(self[..<mark.upperBound] + authority)
  }

  /// The part of a URL after its origin.
  var pathAndQuery: String { String(dropFirst(origin.count)) }
}
