import Diagnostics

/// A document in UTF-8 that was read as Latin-1 or windows-1252: `Ã©` for `é`.
///
/// It is well-formed, so all of its non-ASCII characters must agree: a single `Ã` can be part of a
/// Portuguese word.
struct MisreadText {
  let sequences: [Mojibake]

  /// nil if some or all characters are correct.
  /// - Parameter isASCII: whether all bytes of the text are ASCII.
  init?(_ text: [UInt8], isASCII: Bool) {
    if isASCII, text.referenceBeyondASCII(from: 0) == nil { return nil }
    var characters = CharactersBeyondASCII()
    var sequences: [Mojibake] = []
    var offset = 0
    while let place = characters.next(in: text, from: offset) {
      guard let found = Mojibake(text: text, at: place), !found.isControl else { return nil }
      sequences.append(found)
      offset = found.range.upperBound
    }
    guard let first = sequences.first, sequences.count > 1 || first.isUsual else { return nil }
    self.sequences = sequences
  }

  /// - Parameter map: leads from the text to its source.
  func diagnostic(_ text: [UInt8], map: OffsetMap) -> Diagnostic {
    let first = sequences[0]
    let others = sequences.count - 1
    let more = others == 0 ? "" : ", and \(others.grouped) more of this kind"
    return Diagnostic(
      .misreadText,
      "'\(text.string(first.range))' is \(first.scalar.described) in UTF-8 that was read as "
        + "Latin-1\(more): Kazoo uses them as written",
      at: map.range(first.range),
      help: ["convert the text from UTF-8, not from Latin-1, in the program that writes it"],
      fixIts: [
        FixIt(
          "write '\(first.replacement)'" + (others == 0 ? "" : " and what the others mean"),
          // A shorter text may be cut at another place.
          text.count > Self.longestUncut ? .unsafe : .safe,
          edits: sequences.map { FixIt.Edit(map.range($0.range), with: $0.replacement) })
      ])
  }

  /// Up to this many bytes Kazoo cuts no text.
  private static let longestUncut = 4000
}

extension Mojibake {
  /// Whether it is a control character, which is never intended.
  fileprivate var isControl: Bool { scalar.properties.generalCategory == .control }

  /// Whether it begins with `Â`, `Ã` or `â`: the first two begin Western letters and signs, the
  /// last one typographic quotes and dashes.
  fileprivate var isUsual: Bool {
    (0x80...0xFF).contains(scalar.value) || (0x2000...0x2FFF).contains(scalar.value)
  }
}

/// Where characters above U+007F stand outside of comments, as such or as a numeric reference.
private struct CharactersBeyondASCII {
  private var byte = Lookahead {
    let end = UTF8Validation.endOfASCII(in: $0, from: $1)
    return end < $0.count ? end : nil
  }
  private var reference = Lookahead { $0.referenceBeyondASCII(from: $1) }
  private var comment = Lookahead { $0.commentStart(from: $1) }

  /// The next one from an offset on.
  mutating func next(in text: [UInt8], from start: Int) -> Int? {
    var offset = start
    while true {
      let place = min(
        byte.next(in: text, from: offset) ?? text.count,
        reference.next(in: text, from: offset) ?? text.count)
      if place == text.count { return nil }
      guard let mark = comment.next(in: text, from: offset), mark < place else { return place }
      offset = text.end(of: .commentEnd, from: mark + 4) ?? text.count
    }
  }
}

extension [UInt8] {
  /// The next numeric reference to a character above U+007F.
  fileprivate func referenceBeyondASCII(from start: Int) -> Int? {
    var next = offset(of: UInt8(ascii: "&"), from: start)
    while let ampersand = next {
      if let reference = CharacterReference(text: self, at: ampersand),
        let scalar = reference.scalar, scalar.value >= 0x80
      {
        return ampersand
      }
      next = offset(of: UInt8(ascii: "&"), from: ampersand + 1)
    }
    return nil
  }
}
