import CLibXML2
import Synchronization

/// A libxml2 parser context. One parse after the other shares it, since to make it costs as much as
/// to parse a small document.
@safe final class ParserContext: @unchecked Sendable {
  // Sendable, since it belongs to one parse at a time.
  private let pointer: xmlParserCtxtPtr
  private var workspace = TreeBuilder.Workspace()
  /// How much it has parsed, in bytes: it keeps every name for as long as it lives.
  private var parsed = 0

  private static let limit = 1 << 20
  private static let idle = Mutex<[ParserContext]>([])

  private init() {
    _ = libxml2IsReady
    guard let pointer = unsafe xmlNewParserCtxt() else { preconditionFailure("out of memory") }
    unsafe self.pointer = pointer
  }

  deinit { unsafe xmlFreeParserCtxt(pointer) }

  /// Parses a text without NUL.
  /// - Returns: whether it is well-formed; what comes after the first fault is not sent to the
  ///   builder.
  static func parse(_ text: [UInt8], into builder: inout TreeBuilder) -> Bool {
    let context = idle.withLock { $0.popLast() } ?? ParserContext()
    let isWellFormed = context.parse(text, into: &builder)
    if isWellFormed, !builder.isStopped, context.workspace.isClear, context.parsed < limit {
      idle.withLock { $0.append(context) }
    }
    return isWellFormed
  }

  private func parse(_ text: [UInt8], into builder: inout TreeBuilder) -> Bool {
    parsed += text.count
    swap(&workspace, &builder.workspace)
    defer { swap(&workspace, &builder.workspace) }
    unsafe pointer.pointee.sax.pointee = ParserSession.handler
    // Of this thread: what a context does not know of, libxml2 prints on its own.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    let options =
      XML_PARSE_NONET.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue  // the text is UTF-8 already
      | XML_PARSE_NOENT.rawValue  // else `&amp;` in an attribute arrives as `&#38;`
      | XML_PARSE_HUGE.rawValue  // the limits are our own
    unsafe withUnsafeMutablePointer(to: &builder) { builder in
      var session = unsafe ParserSession(context: pointer, text: text, builder: builder)
      unsafe withUnsafeMutablePointer(to: &session) { session in
        // Not the context itself: libxml2 would then look entities up in its own declarations.
        unsafe pointer.pointee.userData = UnsafeMutableRawPointer(session)
        let document = unsafe xmlCtxtReadIO(
          pointer, ParserSession.read, nil, session, nil, nil, CInt(bitPattern: options))
        unsafe xmlFreeDoc(document)
      }
    }
    return unsafe pointer.pointee.wellFormed == 1
  }
}

private let libxml2IsReady: Void = xmlInitParser()
