import Diagnostics

/// A document in UTF-8 that was read as Latin-1 or windows-1252: `Ã©` for `é`.
///
/// It is well-formed, so all of its non-ASCII characters must agree: a single `Ã` can be part of a
/// Portuguese word.
struct MisreadText {
  let sequences: [Mojibake]

  /// nil if some or all characters are correct.
  init?(_ text: [UInt8]) {
    guard text.mayHoldCharacterBeyondASCII else { return nil }
    var sequences: [Mojibake] = []
    var offset = 0
    while let place = text.nextCharacterBeyondASCII(from: offset) {
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

extension [UInt8] {
  /// Whether a non-ASCII character can be in the text, as itself or as a reference. Most documents
  /// have none, and this check is faster than a search for the first one.
  fileprivate var mayHoldCharacterBeyondASCII: Bool {
    if reduce(0, |) >= 0x80 { return true }
    var start = 0
    while let ampersand = offset(of: UInt8(ascii: "&"), from: start) {
      start = ampersand + 1
      let isPredefined = ["amp;", "lt;", "gt;", "quot;", "apos;"].contains {
        self[start...].starts(with: $0.utf8)
      }
      if !isPredefined { return true }
    }
    return false
  }

  /// Where the next character above U+007F stands outside of comments, as such or as a numeric
  /// reference.
  fileprivate func nextCharacterBeyondASCII(from start: Int) -> Int? {
    var offset = start
    while offset < count {
      let byte = self[offset]
      if byte >= 0x80 { return offset }
      if byte == UInt8(ascii: "<"), has(.commentStart, at: offset) {
        offset = end(of: .commentEnd, from: offset + 4) ?? count
        continue
      }
      if byte == UInt8(ascii: "&"), let reference = CharacterReference(text: self, at: offset),
        let scalar = reference.scalar, scalar.value >= 0x80
      {
        return offset
      }
      offset += 1
    }
    return nil
  }
}
