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
  /// - Returns: whether it is well-formed; what comes after the first fault is not sent to the
  ///   builder.
  func parse(_ text: [UInt8], into builder: inout TreeBuilder) -> Bool {
    var session = unsafe ParserSession(context: pointer, text: text, builder: builder)
    unsafe pointer.pointee.sax.pointee = ParserSession.handler
    let options =
      XML_PARSE_NONET.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue  // the text is UTF-8 already
      | XML_PARSE_NOENT.rawValue  // else `&amp;` in an attribute arrives as `&#38;`
      | (builder.isCut ? XML_PARSE_HUGE.rawValue : 0)  // lifts libxml2's own limit of depth
    unsafe withUnsafeMutablePointer(to: &session) { session in
      // Not the context itself: libxml2 takes a user data that is the context for leave to look
      // entities up in declarations of its own.
      unsafe pointer.pointee.userData = UnsafeMutableRawPointer(session)
      let document = unsafe xmlCtxtReadIO(
        pointer, ParserSession.read, nil, session, nil, nil, CInt(bitPattern: options))
      unsafe xmlFreeDoc(document)
    }
    builder = session.builder
    return unsafe pointer.pointee.wellFormed == 1
  }
}

private let libxml2IsReady: Void = xmlInitParser()
