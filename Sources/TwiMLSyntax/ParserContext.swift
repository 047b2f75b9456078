import CLibXML2

/// A libxml2 parser context, freed with its owner.
@safe struct ParserContext: ~Copyable {
  private let pointer: xmlParserCtxtPtr

  init() {
    _ = libxml2IsReady
    guard let pointer = unsafe xmlNewParserCtxt() else { preconditionFailure("out of memory") }
    unsafe self.pointer = pointer
  }

  deinit { unsafe xmlFreeParserCtxt(pointer) }

  /// Parses a text without NUL.
  /// - Returns: nil when it is well-formed, else the first thing that is not.
  func parse(_ text: [UInt8], into builder: TreeBuilder) -> ParserFault? {
    let session = unsafe ParserSession(context: pointer, builder: builder)
    unsafe pointer.pointee.sax.pointee = ParserSession.handler
    // Not the context itself: libxml2 takes a user data that is the context for leave to look
    // entities up in declarations of its own.
    unsafe pointer.pointee.userData = Unmanaged.passUnretained(session).toOpaque()
    let options =
      XML_PARSE_NONET.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue  // the text is UTF-8 already
      | XML_PARSE_NOENT.rawValue  // else `&amp;` in an attribute arrives as `&#38;`
    withExtendedLifetime(session) {
      unsafe text.withUnsafeBytes { buffer in
        let bytes = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        let document = unsafe xmlCtxtReadMemory(
          pointer, bytes, CInt(clamping: buffer.count), nil, nil, CInt(bitPattern: options))
        unsafe xmlFreeDoc(document)
      }
    }
    let isWellFormed = unsafe pointer.pointee.wellFormed == 1
    return session.fault ?? (isWellFormed ? nil : ParserFault(code: 0, offset: 0))
  }
}

/// The first thing that libxml2 found not well-formed.
struct ParserFault {
  /// An `xmlParserErrors` value.
  let code: Int32
  /// Where the parser stood.
  let offset: Int
}

private let libxml2IsReady: Void = xmlInitParser()
