import Diagnostics

/// What Perl and CGI::Carp write.
extension ProgramMessageFinder {
  /// What CGI::Carp writes: `<h1>Software error:</h1><pre>…</pre>`, and whom to tell.
  mutating func perlError(_ colon: Int) -> Found? {
    var first = colon - 14
    if has("<h1>", before: first) || has("<H1>", before: first) { first -= 4 }
    let limit = min(nextVerbTag(from: colon), colon + Self.reach)
    let page = text[colon..<limit]
    guard let listing = page.firstRange(of: Array("</pre>".utf8)) else {
      return Found(
        language: .perl, kind: "error",
        range: first..<trimmedEnd(min(lineEnd(of: colon), limit), after: colon + 1))
    }
    var end = listing.upperBound
    let next = text.skipSpace(from: end)
    if text[min(next, limit)..<limit].starts(with: "<p>".utf8),
      let close = text[next..<limit].firstRange(of: Array("</p>".utf8)),
      text[next..<close.lowerBound].firstRange(of: Array("webmaster".utf8)) != nil
    {
      end = close.upperBound
    }
    return Found(language: .perl, kind: "error", range: first..<end)
  }

  /// `… at /srv/voice.cgi line 12.`, with which Perl ends what `die` and `warn` say.
  /// - Parameter dot: before the extension of the file's name.
  func perlMessage(_ dot: Int) -> Found? {
    guard let name = text.perlExtension(at: dot) else { return nil }
    let digits = dot + name.count
    var end = digits
    while text.byte(at: end)?.isASCIIDigit == true { end += 1 }
    let follower = text.byte(at: end)
    guard end > digits, follower == UInt8(ascii: ".") || follower == UInt8(ascii: ",") else {
      return nil
    }
    var path = dot
    while path > start, !text[path - 1].isXMLSpace { path -= 1 }
    guard has(" at ", before: path) else { return nil }
    let line = lineStart(of: path - 4)
    guard path - 4 > line else { return nil }
    let known = Self.beginnings.compactMap { beginning in
      text[line..<path].firstRange(of: beginning.bytes)?.lowerBound
    }
    end = follower == UInt8(ascii: ".") ? end + 1 : lineEnd(of: end)
    return Found(
      language: .perl, kind: "error",
      range: (known.min() ?? text.skipSpace(from: line))..<abortEnd(after: end))
  }

  /// The offset after the line that says that compilation was aborted, if it follows.
  private func abortEnd(after end: Int) -> Int {
    let next = text.skipSpace(from: end)
    return text.has(.beginFailed, at: next) ? lineEnd(of: next) : end
  }

  /// The first words of Perl's own messages.
  private static let beginnings: [Token] = [
    Token("Can't locate "), Token("Can't call method "), Token("Use of uninitialized value "),
    Token("Undefined subroutine "), Token("Illegal division "), Token("syntax error at "),
    Token("Global symbol "),
  ]
}

extension [UInt8] {
  /// The next extension of a Perl file with the words before a line number.
  func perlExtension(from start: Int) -> Int? {
    var next = offset(of: UInt8(ascii: "."), from: start)
    while let dot = next, dot + 2 < count {
      // Nearly every dot ends a sentence, or is part of a host's name.
      switch (self[dot + 1], self[dot + 2]) {
      case (UInt8(ascii: "p"), UInt8(ascii: "l")), (UInt8(ascii: "p"), UInt8(ascii: "m")),
        (UInt8(ascii: "p"), UInt8(ascii: "s")), (UInt8(ascii: "c"), UInt8(ascii: "g")):
        if perlExtension(at: dot) != nil { return dot }
      default: break
      }
      next = offset(of: UInt8(ascii: "."), from: dot + 1)
    }
    return nil
  }

  /// The extension at an offset, with those words. Within the search for dots it would slow down
  /// the loop, which nearly no dot leaves.
  @inline(never) fileprivate func perlExtension(at dot: Int) -> Token? {
    Token.perlExtensions.first { has($0, at: dot) }
  }
}

extension Token {
  fileprivate static let perlExtensions = [
    Token(".pl line "), Token(".pm line "), Token(".cgi line "), Token(".psgi line "),
  ]
  fileprivate static let beginFailed = Token("BEGIN failed--compilation aborted")
}
