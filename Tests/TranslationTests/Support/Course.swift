import Foundation
import JSON

/// The effects of a run on the caller and the network, in lines that are comparable between Kazoo's
/// applications.
///
/// Imperceptible effects are left out: an answer after the first, the marks at the end of a
/// playback, the 100 ms pause after `cf_play` answers, and everything after the end of the call.
struct Course: Equatable, CustomStringConvertible {
  private(set) var lines: [String] = []
  private var isAnswered = false
  private var isOver = false

  /// How a run ends after its commands.
  enum End {
    case hangup
    case request(method: String, url: String, parameters: [String])
    /// A conference, a queue or a repetition continues the call.
    case taken
  }

  init(_ commands: [Command], end: End) {
    for command in commands where !isOver { add(command) }
    guard !isOver else { return }
    switch end {
    case .hangup: lines.append("hangup")
    case .request(let method, let url, let parameters):
      lines.append("\(method) \(url) \(parameters.sorted().joined(separator: "&"))")
    case .taken: break
    }
  }

  static func == (left: Course, right: Course) -> Bool { left.lines == right.lines }

  /// Whether it ends in an endless playback.
  var isEndless: Bool { lines.last?.hasPrefix("for ever") ?? false }

  var description: String { lines.joined(separator: "\n") }

  private mutating func add(_ command: Command) {
    switch command.name {
    case "answer": answer()
    case "tts": speak(command)
    case "play": play(command)
    case "SLEEP", "WAIT_TIMED_OUT": wait(command["ms"]?.integer ?? 0)
    case "hangup": end("hangup")
    case "respond":
      end(
        "respond \(command["Response-Code"]?.string ?? "") "
          + (command["Response-Message"]?.string ?? ""))
    case "progress": lines.append("progress")
    case "PUBLISH:resource/offnet_req":
      lines.append(
        "offnet "
          + fields(["To-DID", "Timeout", "Outbound-Caller-ID-Number", "Media"], command))
    case "bridge":
      let ids = (command["Endpoints"]?.array ?? []).map { $0["id"]?.string ?? "" }
      let ignores = command["Ignore-Early-Media"]?.isTrue == true ? " without early media" : ""
      lines.append(
        "bridge \(ids) " + fields(["Timeout", "Dial-Endpoint-Method"], command) + ignores)
    case "PUBLISH:conference/discovery_req": joinConference(command)
    case "PUBLISH:member/call": end("queue " + fields(["Queue-ID"], command))
    case "tones": lines.append("beep")
    case "record":
      lines.append("record " + fields(["Time-Limit", "Silence-Hits", "Terminators"], command))
    case "record_call", "START_RECORDING": lines.append("record the call")
    case "store": lines.append("store")
    default: break
    }
  }

  private mutating func answer() {
    if !isAnswered { lines.append("answer") }
    isAnswered = true
  }

  private mutating func end(_ line: String) {
    lines.append(line)
    isOver = true
  }

  private mutating func wait(_ milliseconds: Int) {
    if milliseconds > 100 { lines.append("wait \(milliseconds)") }
  }

  private func fields(_ names: [String], _ command: Command) -> String {
    names.map { "\($0)=\(command[$0]?.serialized(.compact) ?? "")" }.joined(separator: " ")
  }

  /// Pivot repeats a key of Say as often as the document does, but names a key of Play once; each
  /// stops the playback.
  private func keys(_ command: Command) -> String {
    Set(command["Terminators"]?.strings ?? []).sorted().joined()
  }

  private mutating func speak(_ command: Command) {
    let how =
      "[\(keys(command))] " + fields(["Voice", "Language", "Engine"], command) + " "
    let text = command["Text"]?.string ?? ""
    repeated("speak \(how)", text, command, joins: keys(command).isEmpty)
  }

  private mutating func play(_ command: Command) {
    let media = command["Media-Name"]?.string ?? ""
    if media.isEmpty {
      // The switch finds no file without a name: nothing is heard, even in early media.
      if lines.last == "progress" { lines.removeLast() }
      return
    }
    let silence =
      keys(command).isEmpty && media.hasPrefix("silence_stream://")
      ? Int(media.dropFirst("silence_stream://".count)) : nil
    for _ in 0..<(command["Loop-Count"]?.integer ?? 1) {
      if let silence, command["Endless-Playback"]?.boolean != true {
        wait(silence)
      } else {
        repeated("play [\(keys(command))] ", media, command, joins: false)
      }
    }
  }

  /// - Parameter joins: whether consecutive texts count as one text.
  private mutating func repeated(
    _ how: String, _ what: String, _ command: Command, joins: Bool
  ) {
    if command["Endless-Playback"]?.boolean == true {
      end("for ever \(how)\(what)")
    } else if joins, let last = lines.last, last.hasPrefix(how) {
      lines[lines.count - 1] = last + what
    } else {
      lines.append(how + what)
    }
  }

  /// The conference application answers an unanswered call.
  private mutating func joinConference(_ command: Command) {
    if lines.last == "answer" { lines.removeLast() }
    let isModerator = command["Moderator"]?.isTrue == true
    let document = (command["Conference-Doc"]?.members ?? []).filter {
      // The account's id is part of the name, and a translation cannot know it.
      !["profile_name", "id"].contains($0.key)
    }
    let text = JSON.object(document).withoutNeutralDefaults.sorted.serialized(.compact)
    end("conference \(command["Conference-ID"]?.string ?? "") \(isModerator) \(text)")
  }
}

extension Course {
  /// The course of a callflow under an outcome.
  init(_ flow: JSON, _ outcome: CallflowOutcome) {
    let (commands, ending) = CallflowInterpreter.run(flow, outcome)
    var end = End.hangup
    if ending == .idle, let pivot = commands.last {
      end = .request(pivot)
    } else if ending == .usurped {
      end = .taken
    }
    self.init(commands, end: end)
  }
}

extension Course.End {
  /// The request that Pivot makes for a flow.
  fileprivate static func request(_ pivot: Command) -> Course.End {
    let method = pivot["HTTP-Method"]?.string ?? "get"
    var parameters = pivot["Digits[default]"]?.string.map { ["Digits[default]=\($0)"] } ?? []
    var url = pivot["Voice-URI"]?.string ?? ""
    if method == "get" {
      parameters += url.removingQuery()
      url = url.joiningUserinfo
    }
    return .request(method: method, url: url, parameters: parameters)
  }
}

extension JSON {
  /// A conference without the neutral defaults that Kazoo's schema adds.
  fileprivate var withoutNeutralDefaults: JSON {
    guard case .object(let members) = self else { return self }
    return .object(
      members.compactMap { member in
        if ["numbers", "pins", "conference_numbers"].contains(member.key) { return nil }
        if member.key == "play_name", self["name"] != nil, member.value == .boolean(false) {
          return nil
        }
        // The member flags have no effect on a moderator, and vice versa.
        if ["member", "moderator"].contains(member.key), let flags = member.value.members {
          let isWritten = flags.contains { $0.key.hasPrefix("play_") }
          return .init(
            member.key, isWritten ? member.value.withoutNeutralDefaults : .object([]))
        }
        return .init(member.key, member.value.withoutNeutralDefaults)
      })
  }
}

extension String {
  /// A URL with user and password as Pivot joins it for a GET: `pivot_call:uri/2`.
  fileprivate var joiningUserinfo: String {
    guard let colon = range(of: "://").flatMap({ self[$0.upperBound...].firstIndex(of: ":") }),
      let at = self[colon...].prefix(while: { $0 != "/" }).firstIndex(of: "@"),
      !self[colon..<at].dropFirst().allSatisfy(\.isNumber)
    else { return self }
    return String(self[..<colon] + self[index(after: colon)...])
  }

  /// Removes the query of a URL and returns its parameters; a fragment is never sent.
  mutating func removingQuery() -> [String] {
    self = String(prefix { $0 != "#" })
    guard let mark = firstIndex(of: "?") else { return [] }
    let query = self[index(after: mark)...].split(separator: "&").map(String.init)
    self = String(self[..<mark])
    return query
  }
}
