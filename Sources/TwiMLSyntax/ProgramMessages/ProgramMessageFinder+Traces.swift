import Diagnostics

/// Tracebacks and stack traces.
extension ProgramMessageFinder {
  /// Python's `Traceback (most recent call last):`, up to the exception under it.
  mutating func traceback(_ colon: Int) -> Found? {
    let title: StaticString = "Traceback (most recent call last)"
    guard has(title, before: colon) else { return nil }
    let first = colon - title.utf8CodeUnitCount
    let limit = nextVerbTag(from: colon)
    var end = colon + 1
    var offset = nextLine(after: colon)
    while offset < limit {
      let lineEnd = min(self.lineEnd(of: offset), limit)
      let line = text[offset..<lineEnd]
      end = max(end, trimmedEnd(lineEnd, after: end))
      let goesOn =
        line.first?.isXMLSpace ?? true || line.starts(with: "During handling".utf8)
        || line.starts(with: "The above exception".utf8) || line.starts(with: "Traceback".utf8)
      offset = nextLine(after: lineEnd)
      if !goesOn, !chains(from: offset) { break }
    }
    return Found(language: .python, kind: "traceback", range: first..<end)
  }

  /// Whether a traceback continues with another exception after a blank line.
  private func chains(from offset: Int) -> Bool {
    let next = text[text.skipSpace(from: offset)...]
    return next.starts(with: "During handling".utf8)
      || next.starts(with: "The above exception".utf8)
  }

  /// `TypeError: …` of Node.js, `java.lang.NullPointerException: …`, `System.Exception: …`: a line,
  /// followed by lines that begin with "at".
  mutating func stackTrace(_ colon: Int) -> Found? {
    let isInFrame = has(".java", before: colon)
    guard isInFrame || has("Error", before: colon) || has("Exception", before: colon) else {
      return nil
    }
    var first = exceptionStart(before: colon)
    if isInFrame {
      let line = lineStart(of: colon)
      guard text[text.skipSpace(from: line)...].starts(with: "at ".utf8) else { return nil }
      first = exceptionStart(before: trimmedEnd(line, after: start))
    }
    guard let frame = nextFrame(from: isInFrame ? first : colon), frame - first < 2000 else {
      return nil
    }
    let limit = nextVerbTag(from: colon)
    guard frame < limit else { return nil }
    let end = framesEnd(from: frame, limit: limit)
    return Found(
      language: language(of: first..<end, frame: frame), kind: "stack trace",
      range: text.skipSpace(from: first)..<end)
  }

  /// Node.js prints the line that threw before the error: `/srv/app.js:12`, the code, `^`.
  mutating func scriptCrash(_ colon: Int) -> Found? {
    let line = lineStart(of: colon)
    guard has(".js", before: colon) || has(".mjs", before: colon),
      let digit = text.byte(at: colon + 1), digit.isASCIIDigit,
      text[line..<colon].allSatisfy({ !$0.isXMLSpace && $0 != UInt8(ascii: "(") }),
      let frame = nextFrame(from: colon), frame - colon < 2000, frame < nextVerbTag(from: colon),
      text[colon..<frame].contains(UInt8(ascii: "^"))
    else { return nil }
    return Found(
      language: .node, kind: "stack trace",
      range: line..<framesEnd(from: frame, limit: nextVerbTag(from: colon)))
  }

  /// After the last line of a stack trace.
  private func framesEnd(from frame: Int, limit: Int) -> Int {
    var end = frame
    var offset = frame
    while offset < limit {
      let lineEnd = min(self.lineEnd(of: offset), limit)
      let content = text.skipSpace(from: offset)
      let line = text[min(content, lineEnd)..<lineEnd]
      let isPart =
        ["at ", "...", "Caused by", "Suppressed", "--- ", "Node.js v", "}"].contains {
          line.starts(with: $0.utf8)
        }
      if isPart { end = trimmedEnd(lineEnd, after: offset) } else if !line.isEmpty { break }
      offset = nextLine(after: lineEnd)
    }
    return end
  }

  private func language(of range: Range<Int>, frame: Int) -> ProgramMessage.Language {
    let trace = text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + 4000))
    if [".java:", "(Native Method)", "(Unknown Source)", ".kt:"].contains(where: trace.contains) {
      return .java
    }
    if [":line ", "System."].contains(where: trace.contains) { return .dotNet }
    if [".js:", ".ts:", ".mjs:", "node:", "<anonymous>"].contains(where: trace.contains) {
      return .node
    }
    switch text.skipSpace(from: frame) - frame {
    case 1: return .java
    case 3: return .dotNet
    default: return .node
    }
  }

  /// `app.rb:12:in 'method': message (NameError)`, with the title in the line before and the lines
  /// of the backtrace after it.
  mutating func rubyError(_ colon: Int) -> Found? {
    guard has(".rb", before: colon) || has(".ru", before: colon),
      let digit = text.byte(at: colon + 1), digit.isASCIIDigit
    else { return nil }
    var number = colon + 1
    while text.byte(at: number)?.isASCIIDigit == true { number += 1 }
    guard text.has(.rubyFrame, at: number) else { return nil }
    let limit = nextVerbTag(from: colon)
    var first = colon
    while first > start, text[first - 1].isASCIINameByte || text[first - 1] == UInt8(ascii: "/") {
      first -= 1
    }
    let line = lineStart(of: colon)
    if text[line..<first].allSatisfy(\.isXMLSpace) {
      first = rubyTitle(before: trimmedEnd(line, after: start)) ?? first
    }
    var end = min(lineEnd(of: colon), limit)
    var offset = nextLine(after: end)
    while offset < limit {
      let lineEnd = min(self.lineEnd(of: offset), limit)
      guard
        text.offset(of: .rubyFrame, from: offset).map({ $0 < lineEnd }) == true
          || text[offset..<lineEnd].starts(with: "\tfrom ".utf8)
      else { break }
      end = lineEnd
      offset = nextLine(after: lineEnd)
    }
    return Found(
      language: .ruby, kind: "error",
      range: text.skipSpace(from: first)..<trimmedEnd(end, after: colon))
  }

  /// The start of the line with the exception's name, which some frameworks print above the
  /// backtrace.
  private func rubyTitle(before end: Int) -> Int? {
    let line = text[max(start, end - 1000)..<end]
    let title = line.lastIndex { $0 == 0x0A }.map { line[($0 + 1)...] } ?? line
    for word in ["Error", "Exception"] {
      if let name = title.firstRange(of: Array(word.utf8)) {
        return exceptionStart(before: name.upperBound)
      }
    }
    return nil
  }

  /// `panic: …`, and under it `goroutine 1 [running]:`.
  mutating func panic(_ colon: Int) -> Found? {
    let first = has("http: panic", before: colon) ? colon - 11 : colon - 5
    guard has("panic", before: colon), first == start || !(text[first - 1] | 0x20).isASCIINameByte,
      let routine = text[colon..<min(colon + 600, text.count)].firstRange(
        of: Array("goroutine ".utf8))
    else { return nil }
    let limit = nextVerbTag(from: colon)
    guard routine.lowerBound < limit else { return nil }
    return Found(
      language: .go, kind: "panic",
      range: first..<trimmedEnd(limit, after: routine.lowerBound))
  }

  func nextLine(after offset: Int) -> Int {
    text.offset(of: 0x0A, from: offset).map { $0 + 1 } ?? text.count
  }
}

extension Token {
  fileprivate static let rubyFrame = Token(":in ")
}
