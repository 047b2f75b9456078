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
      if !scalar.isXmerlName {
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
    guard name.lowercased().hasPrefix("xml"), name != "xml-stylesheet",
      !(name == "xml" && instruction.lowerBound == 0)
    else { return }
    diagnostics.append(.reservedInstruction(name, at: map.range(target)))
  }
}

extension Unicode.Scalar {
  /// Whether xmerl takes it in names, which is what the fourth edition of XML 1.0 allows: by and
  /// large the letters, marks and digits of Unicode 2.0 that are no compatibility characters.
  fileprivate var isXmerlName: Bool {
    if value < 0x80 { return true }
    switch value {
    case 0xB7, 0x2BB...0x2C1, 0x387, 0x559, 0x6DD...0x6DE, 0x6E5...0x6E6, 0x212E: return true
    case 0xF900...: return false
    default: break
    }
    guard let age = properties.age, age.major < 2 || (age.major, age.minor) == (2, 0) else {
      return false
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .letterNumber,
      .modifierLetter, .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
      return true
    default: return false
    }
  }
}

extension Diagnostic {
  fileprivate static func unsupportedName(
    _ scalar: Unicode.Scalar, in name: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .unsupportedName,
      "Kazoo's XML parser takes \(scalar.described), as in '\(name)', in no name: it parses none of "
        + "the document", at: range)
  }

  fileprivate static func longName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unsupportedName,
      "Kazoo's XML parser takes no name of more than \(Limits.kazooName) characters: it parses none "
        + "of the document", at: range)
  }

  fileprivate static func reservedInstruction(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .reservedInstruction,
      "Kazoo's XML parser takes no processing instruction '\(name)': it parses none of the document",
      at: range, help: ["remove it"])
  }
}
