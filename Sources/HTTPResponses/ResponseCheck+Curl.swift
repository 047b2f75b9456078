import Diagnostics

extension ResponseCheck {
  /// Reports what curl, wget or HTTPie print beside a response: the exchanged data, the progress,
  /// or an error.
  /// - Returns: whether the input begins with such output.
  mutating func refuseLog() -> Bool {
    let range = firstLine
    // A line that curl receives begins with "< ", and a document with "<" alone.
    let start = source.text[range.lowerBound..<range.upperBound].prefix(2)
    if start.first == UInt8(ascii: "<"), start.last != UInt8(ascii: " ") { return false }
    let line = source[range]
    let what: String
    let help: String
    if line.hasPrefix("curl: (") {
      what = "curl delivered no response, but an error"
      help = "curl says: \(line)"
    } else if line.hasPrefix("% Total") || line.contains("% Received % Xferd") {
      what = "the progress meter of curl stands before the response"
      help = "capture the response with 'curl -sSi' and leave out '2>&1'"
    } else if isVerbose(line) {
      what = "the log of 'curl -v' stands before the response"
      help = "capture the response with 'curl -sSi': it prints the status and the headers alone"
    } else if isWget(line) {
      what = "the log of wget stands before the response"
      help =
        "capture the response with 'curl -sSi', or with 'wget -qO-', which prints the body alone"
    } else if isRequestLine(line) {
      what = "the request stands before the response, as 'http -v' prints it"
      help = "capture the response with 'curl -sSi', or with 'http --print=hb'"
    } else {
      return false
    }
    report(.log("\(what): Kazoo never sees this", at: range, help: help))
    leaveUnread()
    return true
  }

  /// Whether a line is output of wget: the time and the URL, a step, or an indented status line of
  /// `-S`.
  private func isWget(_ line: String) -> Bool {
    if line.hasPrefix("--"), line.contains("--  http") { return true }
    let steps = ["Resolving ", "Connecting to ", "HTTP request sent, awaiting response"]
    if steps.contains(where: line.hasPrefix), line.contains("...") { return true }
    return line.hasPrefix("HTTP/1.") && isIndented
  }

  private var isIndented: Bool {
    let start = firstLine.lowerBound
    return start > source.documentStart && source.text[start - 1].isBlank
  }

  /// Whether a line is a request line.
  private func isRequestLine(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 3 && ["GET", "POST"].contains(words[0]) && words[2].hasPrefix("HTTP/")
  }

  /// Whether a line is output of `curl -v`: what curl does, sends or receives.
  private func isVerbose(_ line: String) -> Bool {
    if line.hasPrefix("< HTTP/") { return true }
    if line.hasPrefix("> ") { return line.contains(" HTTP/") }
    guard line.hasPrefix("* ") else { return false }
    let words = [
      "Trying", "Connected", "Host ", "Rebuilt", "About to", "Hostname", "Could not", "Uses",
      "Using", "Added", "Found bundle", "Re-using", "ALPN", "TCP_NODELAY", "  Trying", "Connection",
      "Closing", "Established", "Note:", "Expire", "STATE",
    ]
    return words.contains(where: line.contains)
  }
}

extension Diagnostic {
  fileprivate static func log(
    _ message: String, at range: SourceRange, help: String
  ) -> Diagnostic {
    Diagnostic(.curlLog, message, at: range, help: [help])
  }
}
