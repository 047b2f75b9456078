import Diagnostics

/// The name of the root element, found without parsing the document; nil if there is none.
func rootName(of text: [UInt8]) -> String? {
  var rest = text[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    rest = rest[start...]
    if rest.starts(with: "<!--".utf8) {
      guard let end = rest.dropFirst(4).firstRange(of: Array("-->".utf8)) else { return nil }
      rest = rest[end.upperBound...]
    } else if rest.starts(with: "<?".utf8) {
      guard let end = rest.firstRange(of: Array("?>".utf8)) else { return nil }
      rest = rest[end.upperBound...]
    } else if rest.starts(with: "<!".utf8) {
      guard let end = endOfDoctype(rest) else { return nil }
      rest = rest[end...]
    } else {
      let name = rest.dropFirst().prefix { !" \t\r\n/>".utf8.contains($0) }
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
  }
  return nil
}

/// The index after a document type declaration, whose internal subset can contain `>`.
private func endOfDoctype(_ text: ArraySlice<UInt8>) -> Int? {
  var isInSubset = false
  for index in text.indices {
    switch text[index] {
    case UInt8(ascii: "["): isInSubset = true
    case UInt8(ascii: "]"): isInSubset = false
    case UInt8(ascii: ">") where !isInSubset: return index + 1
    default: continue
    }
  }
  return nil
}
