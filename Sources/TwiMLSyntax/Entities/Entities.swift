/// The entities that a document type declaration declares.
struct Entities {
  /// The replacement texts of the internal general entities.
  private(set) var internals: [String: [UInt8]] = [:]
  /// The parsed entities whose text is elsewhere, in the order of their declarations.
  private(set) var externals: [External] = []
  /// The system identifiers of the general entities among them, by name.
  private(set) var locations: [String: String] = [:]
  /// The references in the document to parameter entities that are known.
  private(set) var parameterReferences: [Range<Int>] = []
  /// Which of the general entities refer to which.
  private(set) var references = EntityReferences()
  private var parameters: [String: [UInt8]] = [:]

  /// An entity that is a file.
  struct External {
    let name: String
    /// The system identifier.
    let location: String
    /// The declaration.
    let range: Range<Int>
  }

  var isEmpty: Bool { internals.isEmpty && externals.isEmpty && parameterReferences.isEmpty }

  /// Reads the internal subset of a document.
  init(text: [UInt8], internalSubset: Range<Int>) {
    read(text, from: internalSubset.lowerBound, depth: 0, document: nil)
  }

  /// - Parameter document: the place in the document of the parameter entity whose text is read.
  private mutating func read(
    _ text: [UInt8], from start: Int, depth: Int, document: Range<Int>?
  ) {
    var declarations = MarkupDeclarations(text: text, offset: start)
    while let piece = declarations.next() {
      switch piece {
      case .declaration(let range):
        if text.has(.entity, at: range.lowerBound) {
          declare(text, range, document: document ?? range)
        }
      case .parameterReference(let name):
        // Each may be read once, so declarations cannot multiply.
        let place = document ?? name.lowerBound - 1..<name.upperBound + 1
        if depth < Limits.entityDepth, let text = parameters.removeValue(forKey: text.string(name))
        {
          if document == nil { parameterReferences.append(place) }
          read(text, from: 0, depth: depth + 1, document: place)
        }
      case .other: break
      }
    }
  }

  private mutating func declare(_ text: [UInt8], _ range: Range<Int>, document: Range<Int>) {
    var offset = text.skipSpace(from: range.lowerBound + 8)
    let isParameter = text.byte(at: offset) == UInt8(ascii: "%")
    if isParameter { offset = text.skipSpace(from: offset + 1) }
    let end = text.skipName(from: offset)
    let name = text.string(offset..<end)
    offset = text.skipSpace(from: end)
    if let value = text.literal(at: offset) {
      let replacement = replacementText(text[value])
      // The first declaration of a name is the one that counts.
      if isParameter {
        if parameters[name] == nil { parameters[name] = replacement }
      } else {
        references.add(name, value: text[value], at: document)
        if internals[name] == nil, locations[name] == nil { internals[name] = replacement }
      }
    } else if let external = ExternalID(text: text, at: offset) {
      let next = text.skipSpace(from: external.range.upperBound)
      guard !text.has(.notationData, at: next) else { return }
      let location = text.string(external.systemID)
      externals.append(External(name: name, location: location, range: document))
      if !isParameter, internals[name] == nil, locations[name] == nil { locations[name] = location }
    }
  }

  /// An entity's value with its character references resolved: XML 1.0, section 4.5.
  private func replacementText(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(value.count)
    let value = Array(value)
    var offset = 0
    while offset < value.count {
      if let reference = CharacterReference(text: value, at: offset), let scalar = reference.scalar
      {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        offset = reference.end
      } else {
        text.append(value[offset])
        offset += 1
      }
    }
    return text
  }
}

/// `&#233;` or `&#xE9;`.
struct CharacterReference {
  /// The character, if XML allows it.
  let scalar: Unicode.Scalar?
  /// The offset after the `;`, or after the last digit if there is none.
  let end: Int
  /// Whether it has digits and a `;`.
  let isComplete: Bool

  /// nil if there is no `&#`.
  init?(text: [UInt8], at start: Int) {
    guard text.byte(at: start) == UInt8(ascii: "&"), text.byte(at: start + 1) == UInt8(ascii: "#")
    else { return nil }
    let isHexadecimal = text.byte(at: start + 2) == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var offset = first
    var value: UInt32 = 0
    while let digit = text.byte(at: offset)?.digit(isHexadecimal: isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      offset += 1
    }
    isComplete = offset > first && text.byte(at: offset) == UInt8(ascii: ";")
    end = isComplete ? offset + 1 : offset
    let scalar = Unicode.Scalar(value)
    self.scalar = isComplete && scalar?.isXMLCharacter == true ? scalar : nil
  }
}

extension UInt8 {
  fileprivate func digit(isHexadecimal: Bool) -> UInt32? {
    if isASCIIDigit { return UInt32(self - UInt8(ascii: "0")) }
    guard isHexadecimal else { return nil }
    let lowercase = self | 0x20
    guard (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercase) else { return nil }
    return UInt32(lowercase - UInt8(ascii: "a")) + 10
  }
}
