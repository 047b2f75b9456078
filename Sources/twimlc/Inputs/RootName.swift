import Diagnostics

/// The name of the root element, found without parsing the document; nil if there is none.
func rootName(of text: [UInt8]) -> String? {
  var offset = 0
  while let start = text[offset...].firstIndex(of: UInt8(ascii: "<")) {
    var end: Int?
    switch start + 1 < text.count ? text[start + 1] : nil {
    case UInt8(ascii: "!"):
      end =
        text.has("<!--", at: start)
        ? text.end(of: "-->", from: start + 4) : endOfDoctype(text[start...])
    case UInt8(ascii: "?"): end = text.end(of: "?>", from: start + 1)
    default: return name(in: text, from: start + 1)
    }
    guard let end else { return nil }
    offset = end
  }
  return nil
}

/// The name of the tag that begins before an offset; nil if there is none.
private func name(in text: [UInt8], from start: Int) -> String? {
  var end = start
  while end < text.count {
    switch text[end] {
    case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "/"), UInt8(ascii: ">"):
      return end == start ? nil : String(decoding: text[start..<end], as: UTF8.self)
    default: end += 1
    }
  }
  return end == start ? nil : String(decoding: text[start..<end], as: UTF8.self)
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
