import Diagnostics

/// How Kazoo reads a document's encoding.
enum EncodingCheck {
  static func diagnostics(for source: SourceFile) -> [Diagnostic] {
    let decoding = source.decoding
    guard decoding.isVerbatim else { return [notUTF8(source)] }
    // After a byte order mark, Kazoo's parser reads UTF-8 whatever the declaration says.
    guard !decoding.hasByteOrderMark, let declared = decoding.declared else { return [] }
    if declared.name == "UTF-8" { return [] }
    let name = declared.name.lowercased()
    if name == "utf-8" { return [] }
    let place = place(of: declared)
    let fixIt = FixIt("write 'UTF-8'", .safe, replace: declared.range, with: "UTF-8")
    if name.hasPrefix("utf-16") || !bytewise.contains(name) {
      let what =
        name.hasPrefix("utf-16")
        ? "the declaration says '\(declared.name)', but it is UTF-8"
        : "unknown encoding '\(declared.name)'"
      // A hyphen from a word processor looks like the right one.
      let strange = declared.name.unicodeScalars.first { !$0.isASCII }
      return [
        Diagnostic(
          .unknownEncoding, "\(what): \(Diagnostic.notParsed)", at: place,
          help: strange.map { ["\($0.described) is not an ASCII character: type 'UTF-8' again"] }
            ?? [],
          fixIts: [fixIt])
      ]
    }
    guard let first = source.text[source.documentStart...].firstIndex(where: { $0 >= 0x80 }) else {
      return []
    }
    let (scalar, length) = source.text.scalar(at: first)
    let diagnostic = Diagnostic(
      .misdeclaredEncoding,
      "the declaration says '\(declared.name)', but it is UTF-8: Kazoo reads \(scalar.described) as "
        + "several characters, and speaks them", at: declared.range,
      related: [.init("the first such character", at: SourceRange(first..<first + length))],
      fixIts: [fixIt])
    // Another parser refuses non-ASCII bytes, but reads ISO-8859-1 as Kazoo does.
    return [ascii.contains(name) ? diagnostic : diagnostic.capped(at: .warning)]
  }

  /// The name, or the quotes around one that is empty.
  private static func place(of declared: Decoding.Declared) -> SourceRange {
    let range = declared.range
    return range.isEmpty ? SourceRange(range.lowerBound - 1..<range.upperBound + 1) : range
  }

  private static func notUTF8(_ source: SourceFile) -> Diagnostic {
    let decoding = source.decoding
    let text = source.text
    let start = source.documentStart
    let beginning = SourceRange(start..<min(start + 1, text.count))
    let first = text[start...].firstIndex { $0 >= 0x80 }.map {
      SourceRange($0..<$0 + text.scalar(at: $0).length)
    }
    let place =
      decoding.encoding == .utf8 || decoding.encoding == .latin1
        || decoding.encoding == .windows1252
      ? decoding.firstInvalid ?? first ?? beginning
      : decoding.declared.map(place) ?? beginning
    let what =
      decoding.encoding == .utf8
      ? "a byte is not UTF-8 (read as \(described(place, in: text)))"
      : "the document is in \(decoding.encoding.rawValue)"
    return Diagnostic(
      .notUTF8,
      "\(what): Kazoo reads only UTF-8, so the caller hears nothing",
      at: place, help: ["save the document as UTF-8: to declare another encoding does not help"],
      related: brokenUnit(in: decoding))
  }

  /// Invalid UTF-16 in a document in UTF-16.
  private static func brokenUnit(in decoding: Decoding) -> [Diagnostic.Related] {
    guard decoding.encoding == .utf16LittleEndian || decoding.encoding == .utf16BigEndian,
      let place = decoding.firstInvalid
    else { return [] }
    let unit = decoding.brokenUnit.map { "U+" + String($0, radix: 16, uppercase: true) }
    return [
      Diagnostic.Related(
        unit.map { "\($0) is half of a surrogate pair, not a character" }
          ?? "one byte is left over here: a character has two or four", at: place)
    ]
  }

  private static func described(_ place: SourceRange, in text: [UInt8]) -> String {
    place.isEmpty ? "nothing" : text.scalar(at: place.lowerBound).scalar.described
  }

  private static let ascii: Set<String> = [
    "ansi_x3.4-1968", "ansi_x3.4-1986", "ascii", "cp367", "csascii", "ibm367", "iso-ir-6",
    "iso646-us", "us", "us-ascii",
  ]

  /// The names for which Kazoo's XML parser, `xmerl`, reads each byte as one character; measured
  /// for every name that it contains.
  private static let bytewise = ascii.union([
    "cp819", "csiso10646utf1", "csiso646basic1983", "csisolatin1", "ibm819", "iso-10646-utf-1",
    "iso-8859-1", "iso-8859-15", "iso-ir-100", "iso_8859-1", "iso_8859-15", "l1", "latin1",
    "latin9", "ref",
  ])
}
