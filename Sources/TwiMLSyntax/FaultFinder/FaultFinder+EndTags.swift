import Diagnostics

extension FaultFinder {
  /// - Parameter slash: the offset of the `/`.
  mutating func endTag(slash: Int) {
    let start = offset
    let first = text.skipSpace(from: slash + 1)
    let name = first..<text.skipName(from: first)
    let end = text.skipSpace(from: name.upperBound)
    guard !name.isEmpty else {
      report(
        .malformedXML, "no name follows '</'", start..<slash + 1,
        help: ["write the name of the element, or '&lt;/' for the characters themselves"])
      offset = tagEnd(from: slash + 1)
      return
    }
    spaceInTag(
      [start + 1..<slash, slash + 1..<first], of: "</\(text.string(name))>")
    if text.byte(at: end) == UInt8(ascii: ">") {
      offset = end + 1
    } else {
      offset = tagEnd(from: end)
      let isClosed = text[offset - 1] == UInt8(ascii: ">")
      report(
        isClosed ? .strayCharacter : .unterminatedTag,
        isClosed
          ? "the end tag of '\(text.string(name))' has more in it than the name"
          : "the end tag of '\(text.string(name))' is not closed with '>'", start..<offset,
        help: ["write '</\(text.string(name))>'"])
      isFinished = isFinished || offset == text.count
    }
    close(name, start..<offset)
  }

  private mutating func close(_ name: Range<Int>, _ tag: Range<Int>) {
    guard let top = openTags.last else {
      if root != nil {
        contentAfterRoot(tag)
      } else {
        strayEndTag(name, tag, inside: nil)
      }
      return
    }
    defer { lastClosed = name }
    if text[top.name] == text[name] {
      openTags.removeLast()
      return
    }
    if let index = openTags.lastIndex(where: { text[$0.name] == text[name] }) {
      closeInner(downTo: index, tag)
    } else if closesTop(name, top) {
      mismatch(name, top, tag)
      openTags.removeLast()
    } else {
      strayEndTag(name, tag, inside: top)
    }
  }

  /// An end tag that closes nothing: left over from an element that was closed before it, or the only
  /// tag of one without content.
  private mutating func strayEndTag(_ name: Range<Int>, _ tag: Range<Int>, inside top: OpenTag?) {
    let word = text.string(name)
    if let emptied = lastEmptied, text[emptied] == text[name] {
      return report(
        .strayEndTag, "'</\(word)>' closes an element that '/>' closed before", tag,
        help: ["write '>' for '/>' at the end of its start tag, or remove '</\(word)>'"],
        related: [.init("'\(word)' opens and closes here", at: range(emptied))])
    }
    let isLeftOver = lastClosed.map { text[$0] == text[name] } ?? false
    let remove = FixIt("remove it", .unsafe, replace: range(tag), with: "")
    let empty = FixIt("write '<\(word)/>'", .unsafe, replace: range(tag), with: "<\(word)/>")
    report(
      .strayEndTag, "'</\(word)>' closes an element that was never opened", tag,
      help: isLeftOver && top != nil ? [] : ["write '<\(word)/>' for an element without content"],
      related: top.map { [.init("'\(text.string($0.name))' is open here", at: range($0.range))] }
        ?? [],
      fixIts: isLeftOver || top == nil ? [remove] : [empty])
  }

  /// An end tag of an outer element: the elements inside have none.
  private mutating func closeInner(downTo index: Int, _ tag: Range<Int>) {
    for inner in openTags[(index + 1)...] where !inner.isDoubtful {
      let name = text.string(inner.name)
      var fixIts: [FixIt] = []
      if text.skipSpace(from: inner.range.upperBound) == tag.lowerBound {
        let end = inner.range.upperBound - 1..<inner.range.upperBound
        fixIts = [
          FixIt("close it where it opens, with '/>'", .unsafe, replace: range(end), with: "/>")
        ]
      }
      report(
        .missingEndTag, "'\(name)' has no end tag", inner.range,
        help: ["write '</\(name)>' where it ends, or '/>' at the end of its tag"],
        related: [.init("the element around it ends here", at: range(tag))], fixIts: fixIts)
    }
    openTags.removeSubrange(index...)
  }

  private mutating func mismatch(_ name: Range<Int>, _ top: OpenTag, _ tag: Range<Int>) {
    let expected = text.string(top.name)
    report(
      .mismatchedEndTag, "'<\(expected)>' is closed by '</\(text.string(name))>'", tag,
      related: [.init("'\(expected)' opens here", at: range(top.range))],
      fixIts: [
        FixIt("write '</\(expected)>'", .unsafe, replace: range(name), with: expected)
      ])
  }

  /// Whether an unmatched end tag is meant for the innermost element, which it is unless that
  /// element's own end tag follows.
  private func closesTop(_ name: Range<Int>, _ top: OpenTag) -> Bool {
    let (written, expected) = (text.string(name), text.string(top.name))
    if written.lowercased() == expected.lowercased() { return true }
    let limit = min(offset + 4096, text.count)
    var depth = 0
    var cursor = offset
    while let start = text.offset(of: UInt8(ascii: "<"), from: cursor), start < limit {
      cursor = tagEnd(from: start + 1)
      if text.has(.endTag, at: start) {
        if depth == 0 {
          return text[start + 2..<text.skipName(from: start + 2)] != text[top.name]
        }
        depth -= 1
      } else if text.skipName(from: start + 1) > start + 1, !text.has(.emptyTagEnd, at: cursor - 2)
      {
        depth += 1
      }
    }
    return openTags.count > 1
  }
}
