import CLibYAML
import Diagnostics

/// Parses a text as YAML.
@safe struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: [UInt8]
  /// The offset of each character, and of the end, because libyaml counts characters.
  private let offsets: [Int]

  /// - Returns: nil for a text without a document.
  static func parse(_ source: SourceFile) throws(YAMLFault) -> YAMLNode? {
    let parser = YAMLParser(source.text)
    var builder = YAMLTreeBuilder()
    try parser.run(&builder)
    return builder.root
  }

  private init(_ text: [UInt8]) {
    self.text = text
    offsets = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    unsafe parser = .allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else { preconditionFailure("out of memory") }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  private borrowing func run(_ builder: inout YAMLTreeBuilder) throws(YAMLFault) {
    // libyaml reads this memory as long as it parses.
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.count))
    defer { unsafe memory.deallocate() }
    _ = unsafe memory.update(fromContentsOf: text)
    unsafe yaml_parser_set_input_string(parser, memory.baseAddress, text.count)
    var isFinished = false
    while !isFinished {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
      defer { unsafe yaml_event_delete(&event) }
      isFinished = unsafe event.type == YAML_STREAM_END_EVENT
      try unsafe take(event, &builder)
    }
  }

  private borrowing func take(
    _ event: yaml_event_t, _ builder: inout YAMLTreeBuilder
  ) throws(YAMLFault) {
    let range = unsafe SourceRange(
      offset(event.start_mark)..<max(offset(event.start_mark), offset(event.end_mark)))
    switch unsafe event.type {
    case YAML_MAPPING_START_EVENT:
      try builder.begin(isMapping: true, at: range)
    case YAML_SEQUENCE_START_EVENT:
      try builder.begin(isMapping: false, at: range)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      try builder.end(at: range)
    case YAML_SCALAR_EVENT:
      try unsafe builder.add(YAMLNode(content: content(event.data.scalar), range: range))
    case YAML_ALIAS_EVENT:
      throw YAMLFault(message: "twimlc follows no aliases", range: range)
    default: break
    }
  }

  private borrowing func content(
    _ scalar: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar
  ) -> YAMLNode.Content {
    let value = unsafe String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
    return isPlain && ["", "~", "null"].contains(value.lowercased()) ? .null : .scalar(value)
  }

  private borrowing func fault() -> YAMLFault {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      // For this error libyaml gives a byte offset and no mark.
      let start = min(unsafe parser.pointee.problem_offset, text.count)
      return YAMLFault(
        message: problem ?? "this character is not allowed", range: range(ofCharacterAt: start))
    }
    let start = unsafe offset(parser.pointee.problem_mark)
    let context = unsafe parser.pointee.context.map { unsafe " " + String(cString: $0) } ?? ""
    return YAMLFault(
      message: (problem ?? "this is no YAML") + context, range: range(ofCharacterAt: start))
  }

  private borrowing func range(ofCharacterAt start: Int) -> SourceRange {
    var end = min(start + 1, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return SourceRange(start..<end)
  }

  private borrowing func offset(_ mark: yaml_mark_t) -> Int {
    offsets[min(mark.index, offsets.count - 1)]
  }
}
