import Conversation

@testable import twimlc

/// Random choices derived from an input, so that the input alone reproduces a finding.
struct Chance {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// By FNV-1a.
  init(_ bytes: [UInt8]) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Returns true once in `count` times.
  mutating func isOneIn(_ count: UInt64) -> Bool { next() % count == 0 }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int(next() % UInt64(choices.count))]
  }

  /// Options of `check` that change the findings.
  mutating func checkOptions() -> [String] {
    var options = ["--no-config"]
    if isOneIn(3) { options.append("--kazoo=5") }
    if isOneIn(4) { options.append("--templates") }
    if isOneIn(4) { options.append("--migrate") }
    if isOneIn(2) { options.append("--base-url=" + pick(Chance.urls)) }
    if isOneIn(5) { options.append("--content-type=" + pick(Chance.contentTypes)) }
    if isOneIn(6) { options.append("--rule=" + pick(Chance.levels)) }
    return options
  }

  /// Options of `trace` that change the course of a call.
  mutating func traceOptions() -> [String] {
    var options = ["--no-config", "--dial=" + pick(DialResult.allCases).rawValue]
    if isOneIn(2) { options.append("--digits=" + pick(["1", "1#", "*", "12345", "#", "0000"])) }
    if isOneIn(2) { options.append("--response-first") }
    if isOneIn(2) { options.append("--record=silence") }
    if isOneIn(2) { options.append("--base-url=" + pick(Chance.urls)) }
    if isOneIn(4) { options.append("--set=CallSid=" + pick(["", "é", "a&b=c%"])) }
    if isOneIn(8) { options.append("--missing=user_1") }
    return options
  }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }

  private static let urls = [
    "http://app.example.com/voice/start.php", "https://example.com", "http://[::1]:80/a/?b#c",
    "https://example.com:8443/a.b/", "http://h?a", "http://example.com/a/b/c/d?e=f",
  ]
  private static let contentTypes = [
    "text/xml", "application/json", "application/xml; charset=ISO-8859-1", "text/html", "",
  ]
  private static let levels = [
    "unknown-verb=note", "unknown-attribute=off", "empty-say=error", "malformed-xml=off",
  ]
}
