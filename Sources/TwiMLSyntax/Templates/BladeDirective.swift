/// A directive of Blade, such as `@if ($a)`.
struct BladeDirective {
  /// Without the `@`.
  let name: String
  /// From the `@` to after the name, or after the bracket that closes its arguments.
  let range: Range<Int>
  let hasArguments: Bool
  /// Whether there is a comma among the arguments, outside of brackets and strings.
  private(set) var hasSeveralArguments = false
  /// Whether no other text looks like this: an address or a greeting may begin with `@` too.
  let isCertain: Bool

  /// nil if there is none.
  init?(text: [UInt8], at start: Int) {
    guard text.byte(at: start) == UInt8(ascii: "@"),
      start == 0 || !(text[start - 1].isASCIINameByte || text[start - 1] == UInt8(ascii: "@"))
    else { return nil }
    var end = start + 1
    while end < min(text.count, start + 20), text[end].isASCIINameStart,
      text[end] != UInt8(ascii: ":")
    {
      end += 1
    }
    let name = text.string(start + 1..<end)
    guard Self.names.contains(name) || Self.isEnd(name) else { return nil }
    self.name = name
    var bracket = end
    while text.byte(at: bracket) == UInt8(ascii: " ") { bracket += 1 }
    let list = text.byte(at: bracket) == UInt8(ascii: "(") ? Self.list(in: text, at: bracket) : nil
    hasArguments = list != nil
    hasSeveralArguments = list?.hasComma ?? false
    range = start..<(list?.end ?? end)
    let follower = text.byte(at: end)
    isCertain =
      list != nil || Self.isEnd(name)
      || Self.alone.contains(name)
        && follower.map { $0.isXMLSpace || $0 == UInt8(ascii: "<") } ?? true
  }

  /// What ends the code that begins with this one.
  var rawEnd: Token? {
    guard !hasArguments else { return nil }
    return name == "php" ? .endPHP : name == "verbatim" ? .endVerbatim : nil
  }

  /// Whether it only prints.
  var isValue: Bool { Self.values.contains(name) }

  private static func isEnd(_ name: String) -> Bool {
    name.hasPrefix("end") && names.contains(String(name.dropFirst(3)))
  }

  /// The end of a list of arguments, and whether it has several.
  private static func list(in text: [UInt8], at start: Int) -> (end: Int, hasComma: Bool)? {
    var depth = 0
    var hasComma = false
    var offset = start
    let limit = min(text.count, start + TemplateScanner.reach)
    while offset < limit {
      switch text[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return (offset + 1, hasComma) }
      case UInt8(ascii: ",") where depth == 1: hasComma = true
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        offset = text.stringEnd(from: offset, limit: limit) - 1
      default: break
      }
      offset += 1
    }
    return nil
  }

  private static let values: Set<String> = [
    "csrf", "method", "lang", "json", "js", "choice", "class", "style", "checked", "selected",
    "disabled", "readonly", "required", "dd", "dump", "vite", "inject", "use", "props", "aware",
  ]

  /// The directives without arguments.
  private static let alone: Set<String> = [
    "csrf", "else", "show", "stop", "php", "verbatim", "parent", "overwrite", "append", "default",
    "break", "continue", "empty", "auth", "guest", "production", "once",
  ]

  private static let names = values.union(alone).union([
    "if", "elseif", "unless", "isset", "switch", "case", "foreach", "forelse", "for", "while",
    "extends", "section", "yield", "include", "includeIf", "includeWhen", "includeUnless",
    "includeFirst", "each", "component", "slot", "push", "pushOnce", "pushIf", "prepend", "stack",
    "env", "error", "session", "hasSection", "sectionMissing", "can", "cannot", "canany", "elsecan",
    "elsecannot", "fragment", "lang", "cache",
  ])
}

extension Token {
  fileprivate static let endPHP = Token("@endphp")
  fileprivate static let endVerbatim = Token("@endverbatim")
}
