import Diagnostics

/// Where Kazoo's XML parser, xmerl, refuses what libxml2 takes.
extension TreeBuilder {
  /// Reports a name of a length, or with a character, that xmerl takes in no name.
  mutating func checkName(_ name: Range<Int>) {
    if text[name].count(where: { $0 & 0xC0 != 0x80 }) > Limits.kazooName {
      diagnostics.append(.longName(at: map.range(name)))
      return
    }
    var offset = name.lowerBound
    while offset < name.upperBound {
      let (scalar, length) = text.scalar(at: offset)
      if !(offset == name.lowerBound ? scalar.startsXmerlName : scalar.isXmerlName) {
        diagnostics.append(
          .unsupportedName(
            scalar, in: text.string(name), at: map.range(offset..<offset + length)))
        return
      }
      offset += length
    }
  }

  /// Reports a processing instruction with a name that begins with "xml".
  mutating func checkInstruction(_ instruction: Range<Int>) {
    let target = instruction.lowerBound + 2..<text.skipName(from: instruction.lowerBound + 2)
    checkName(target)
    let name = text.string(target)
    if firstCode == nil, name.lowercased() == "php" { firstCode = map.range(instruction) }
    guard name.lowercased().hasPrefix("xml"), name != "xml-stylesheet",
      !(name == "xml" && instruction.lowerBound == 0)
    else { return }
    diagnostics.append(.reservedInstruction(name, at: map.range(target)))
  }
}

extension [UInt8] {
  /// xmerl treats a carriage return from a reference in text as a line feed.
  mutating func writeXmerlLineBreaks() {
    for index in indices where self[index] == UInt8(ascii: "\r") {
      self[index] = UInt8(ascii: "\n")
    }
  }
}

extension ArraySlice<UInt8> {
  /// The number of bytes if every `\r\n` counts as one.
  var lineBreaksAsOneByte: Int {
    count - zip(self, dropFirst()).count { $0 == UInt8(ascii: "\r") && $1 == UInt8(ascii: "\n") }
  }

  /// xmerl's value of an attribute with a reference to white space: it drops the white space
  /// directly after it, whether written or referenced.
  ///
  /// Measured on `xmerl_scan`.
  /// - Returns: nil if there is no such reference.
  var xmerlValue: String? {
    // No named reference is white space, and most values have no other reference.
    guard containsCharacterReference else { return nil }
    var value: [UInt8] = []
    var hasReference = false
    var isDropping = false
    var offset = startIndex
    while offset < endIndex {
      let (bytes, length, isReference) = piece(at: offset)
      offset += length
      let isSpace = bytes.count == 1 && bytes[0].isXMLSpace
      if isSpace, isDropping { continue }
      isDropping = isSpace && isReference
      hasReference = hasReference || isDropping
      value += isSpace && !isReference ? [UInt8(ascii: " ")] : bytes
    }
    return hasReference ? String(decoding: value, as: UTF8.self) : nil
  }

  private var containsCharacterReference: Bool {
    var rest = self
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      rest = rest[(ampersand + 1)...]
      if rest.first == UInt8(ascii: "#") { return true }
    }
    return false
  }

  /// The byte, line break or reference at an offset: its text and its length.
  private func piece(at offset: Int) -> (bytes: [UInt8], length: Int, isReference: Bool) {
    let byte = self[offset]
    if byte == UInt8(ascii: "\r"), offset + 1 < endIndex, self[offset + 1] == UInt8(ascii: "\n") {
      return ([UInt8(ascii: "\n")], 2, false)
    }
    guard byte == UInt8(ascii: "&"),
      let end = self[(offset + 1)...].firstIndex(where: { ";&".utf8.contains($0) }),
      self[end] == UInt8(ascii: ";"),
      let scalar = Unicode.Scalar(reference: self[offset + 1..<end])
    else { return ([byte], 1, false) }
    return (Array(String(scalar).utf8), end + 1 - offset, true)
  }
}

extension Unicode.Scalar {
  /// - Parameter reference: the text between `&` and `;`, with the document's entities expanded.
  fileprivate init?(reference: ArraySlice<UInt8>) {
    let name = String(decoding: reference, as: UTF8.self)
    switch name {
    case "amp": self = "&"
    case "lt": self = "<"
    case "gt": self = ">"
    case "quot": self = "\""
    case "apos": self = "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
      self = scalar
    }
  }
}

extension Diagnostic {
  fileprivate static func unsupportedName(
    _ scalar: Unicode.Scalar, in name: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unsupportedName,
      "\(scalar.described) is not allowed in the name '\(name)': \(Diagnostic.notParsed)",
      at: range, help: ["write the name with other characters"])
  }

  fileprivate static func longName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unsupportedName,
      "name of more than \(Limits.kazooName) characters: \(Diagnostic.notParsed)",
      at: range, help: ["write a shorter name"])
  }

  fileprivate static func reservedInstruction(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .reservedInstruction,
      "processing instruction '\(name)' is not allowed: \(Diagnostic.notParsed)",
      at: range, help: ["remove it"])
  }
}
