import CLibXML2

/// What the callbacks of one parse work on; libxml2 carries its address about.
@safe struct ParserSession {
  private let context: xmlParserCtxtPtr
  private let text: [UInt8]
  /// How much of the text libxml2 has taken.
  private var offset = 0
  fileprivate(set) var builder: TreeBuilder

  init(context: xmlParserCtxtPtr, text: [UInt8], builder: consuming TreeBuilder) {
    unsafe self.context = context
    self.text = text
    self.builder = builder
  }

  /// Hands the text over piece by piece, so that it can end at the first fault: libxml2 would go on
  /// to find more of them, at a cost that can grow with the square of the text.
  static let read: xmlInputReadCallback = { data, buffer, capacity in
    unsafe session(data).pointee.read(
      into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(capacity)))
  }

  private mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> CInt {
    guard unsafe context.pointee.wellFormed == 1 else { return 0 }
    let end = min(offset + buffer.count, text.count)
    defer { offset = end }
    unsafe buffer.copyBytes(from: text[offset..<end])
    if end == text.count { unsafe clibxml2_end_input(context) }
    return CInt(end - offset)
  }

  /// The SAX1 callbacks for elements, because Kazoo's parser knows no namespaces either: names
  /// come with their prefix, `xmlns` as an attribute, and an undeclared prefix is no error. There
  /// is none that declares, finds or loads an entity, and none for errors: `FaultFinder` knows better.
  static var handler: xmlSAXHandler {
    var sax = unsafe xmlSAXHandler()
    // Any other number than `XML_SAX2_MAGIC` makes it SAX1.
    unsafe sax.initialized = 1
    unsafe sax.startElement = { data, name, attributes in
      let session = unsafe session(data)
      guard let name = unsafe name else { return }
      if unsafe !session.pointee.builder.startElement(name, attributes) {
        unsafe xmlStopParser(session.pointee.context)
      }
    }
    unsafe sax.endElement = { data, _ in unsafe session(data).pointee.builder.endElement() }
    unsafe sax.characters = { data, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe session(data).pointee.builder.characters(bytes)
    }
    unsafe sax.ignorableWhitespace = sax.characters
    unsafe sax.cdataBlock = { data, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe session(data).pointee.builder.cdata(String(decoding: bytes, as: UTF8.self))
    }
    unsafe sax.comment = { data, _ in unsafe session(data).pointee.builder.comment() }
    unsafe sax.processingInstruction = { data, _, _ in
      unsafe session(data).pointee.builder.processingInstruction()
    }
    return unsafe sax
  }
}

private func session(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserSession> {
  unsafe data!.assumingMemoryBound(to: ParserSession.self)
}
