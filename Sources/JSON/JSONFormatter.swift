/// Lays out JSON in memory that has room for it: each function writes at most as many bytes as the
/// one that computes its size says.
struct JSONFormatter {
  private let isPretty: Bool
  private var depth = 0
  /// Whether the innermost bracket has content.
  private var isFilled = false
  private var isAfterKey = false

  init(_ layout: JSON.Layout) { isPretty = layout == .pretty }

  enum Container {
    case object
    case array

    fileprivate var opening: UInt8 { self == .object ? UInt8(ascii: "{") : UInt8(ascii: "[") }
    fileprivate var closing: UInt8 { self == .object ? UInt8(ascii: "}") : UInt8(ascii: "]") }
  }

  /// The deepest level that is indented: the output must not grow with the square of its depth.
  /// Deeper content stays on its line, unless the caller requests line breaks.
  private static let deepestIndentation = 64
  /// A comma, a line break and the indentation.
  private static let separatorSize = 2 + 2 * deepestIndentation
  /// The size of a bracket with what stands before it, in bytes.
  static let bracketSize = separatorSize + 1

  /// The size of a key, a string or a literal with what stands around it, in bytes.
  static func size(of text: String) -> Int {
    separatorSize + quotedSize(text.utf8.count) + 2
  }

  mutating func key(
    _ key: String, breaksLine: Bool = false, into output: inout OutputSpan<UInt8>
  ) {
    separate(breaksLine: breaksLine, into: &output)
    JSONFormatter.quote(key.utf8.span, into: &output)
    output.append(UInt8(ascii: ":"))
    if isPretty { output.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  mutating func string(_ text: String, into output: inout OutputSpan<UInt8>) {
    separate(into: &output)
    JSONFormatter.quote(text.utf8.span, into: &output)
  }

  mutating func literal(_ text: String, into output: inout OutputSpan<UInt8>) {
    separate(into: &output)
    for byte in text.utf8 { output.append(byte) }
  }

  mutating func begin(_ container: Container, into output: inout OutputSpan<UInt8>) {
    separate(into: &output)
    output.append(container.opening)
    depth += 1
    isFilled = false
  }

  mutating func end(_ container: Container, into output: inout OutputSpan<UInt8>) {
    if isFilled, !isFlat { breakLine(depth - 1, into: &output) }
    depth -= 1
    output.append(container.closing)
    isFilled = true
  }

  /// Writes the separator before a member, an element, or a member's value.
  private mutating func separate(
    breaksLine: Bool = false, into output: inout OutputSpan<UInt8>
  ) {
    if isAfterKey {
      isAfterKey = false
    } else if depth > 0 {
      if isFilled { output.append(UInt8(ascii: ",")) }
      if !isFlat {
        breakLine(depth, into: &output)
      } else if isPretty {
        if breaksLine {
          breakLine(0, into: &output)
        } else if isFilled {
          output.append(UInt8(ascii: " "))
        }
      }
      isFilled = true
    }
  }

  /// Whether the content of the innermost bracket stays on its line.
  private var isFlat: Bool { !isPretty || depth > JSONFormatter.deepestIndentation }

  private func breakLine(_ indentation: Int, into output: inout OutputSpan<UInt8>) {
    output.append(UInt8(ascii: "\n"))
    output.append(repeating: UInt8(ascii: " "), count: 2 * indentation)
  }
}
