import CLibXML2

/// The state of the callbacks of one parse; libxml2 passes its address around.
@safe struct ParserSession {
  private let context: xmlParserCtxtPtr
  private let text: [UInt8]
  /// How much of the text libxml2 has taken.
  private var offset = 0
  /// Not a copy, which would have a dozen references to count.
  fileprivate let builder: UnsafeMutablePointer<TreeBuilder>

  init(context: xmlParserCtxtPtr, text: [UInt8], builder: UnsafeMutablePointer<TreeBuilder>) {
    unsafe self.context = context
    self.text = text
    unsafe self.builder = builder
  }

  /// Passes the text on in pieces, so that parsing can end at the first fault: libxml2 would
  /// continue to find more, at a cost that can be quadratic.
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

  /// The SAX1 callbacks for elements, because Kazoo's parser has no namespaces either: names keep
  /// their prefix, `xmlns` is an attribute, and an undeclared prefix is not an error. There are no
  /// callbacks that declare, find or load entities, and none for errors, which `FaultFinder`
  /// explains.
  static var handler: xmlSAXHandler {
    var sax = unsafe xmlSAXHandler()
    // Any other number than `XML_SAX2_MAGIC` makes it SAX1.
    unsafe sax.initialized = 1
    unsafe sax.startElement = { data, name, attributes in
      let session = unsafe session(data)
      guard let name = unsafe name else { return }
      if unsafe !session.pointee.builder.pointee.startElement(name, attributes) {
        unsafe xmlStopParser(session.pointee.context)
      }
    }
    unsafe sax.endElement = { data, _ in unsafe session(data).pointee.builder.pointee.endElement() }
    unsafe sax.characters = { data, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe session(data).pointee.builder.pointee.characters(bytes)
    }
    unsafe sax.ignorableWhitespace = sax.characters
    unsafe sax.cdataBlock = { data, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe session(data).pointee.builder.pointee.cdata(String(decoding: bytes, as: UTF8.self))
    }
    unsafe sax.comment = { data, _ in unsafe session(data).pointee.builder.pointee.comment() }
    unsafe sax.processingInstruction = { data, _, _ in
      unsafe session(data).pointee.builder.pointee.processingInstruction()
    }
    return unsafe sax
  }
}

private func session(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserSession> {
  unsafe data!.assumingMemoryBound(to: ParserSession.self)
}
