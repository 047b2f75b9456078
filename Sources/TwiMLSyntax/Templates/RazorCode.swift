/// Code of Razor, ASP.NET's template engine: `@Model.Name`, `@(a + b)`, `@{ … }` or `@model Call`.
struct RazorCode {
  let range: Range<Int>
  /// Whether it prints a value.
  let isValue: Bool

  /// - Parameter isKnown: whether the document is Razor, so that every `@name` is code.
  init?(text: [UInt8], at start: Int, isKnown: Bool) {
    guard text.byte(at: start) == UInt8(ascii: "@"),
      start == 0 || !(text[start - 1].isASCIINameByte || text[start - 1] == UInt8(ascii: "@")),
      let next = text.byte(at: start + 1)
    else { return nil }
    switch next {
    case UInt8(ascii: "{"):
      guard isKnown || text.beginsLine(at: start), let end = text.bracketEnd(from: start + 1) else {
        return nil
      }
      range = start..<end
      isValue = false
    case UInt8(ascii: "("):
      guard let end = text.bracketEnd(from: start + 1),
        isKnown || text[start + 2..<end - 1].contains(where: { ".(+?\"".utf8.contains($0) })
      else { return nil }
      range = start..<end
      isValue = true
    default:
      let name = text.string(start + 1..<Self.nameEnd(text, from: start + 1))
      let afterName = start + 1 + name.utf8.count
      if Self.lines.contains(name), text.beginsLine(at: start),
        text.byte(at: afterName).map({ " \t".utf8.contains($0) || name == "page" && $0.isXMLSpace })
          ?? false
      {
        range = start..<text.lineEnd(from: afterName)
        isValue = false
        return
      }
      let isMember = text.byte(at: afterName).map {
        "([".utf8.contains($0) || Self.isDot(text, afterName)
      }
      guard !name.isEmpty, isKnown || Self.objects.contains(name) && isMember == true else {
        return nil
      }
      range = start..<Self.expressionEnd(text, from: afterName)
      isValue = true
    }
  }

  /// Whether a document is certainly Razor: it has a model, or code in `@{…}`.
  static func isRazor(_ text: [UInt8]) -> Bool {
    var next = text.offset(of: UInt8(ascii: "@"), from: 0)
    while let mark = next {
      if RazorCode(text: text, at: mark, isKnown: false) != nil { return true }
      next = text.offset(of: UInt8(ascii: "@"), from: mark + 1)
    }
    return false
  }

  /// After the members, calls and indices that follow a name.
  private static func expressionEnd(_ text: [UInt8], from start: Int) -> Int {
    var end = start
    while let byte = text.byte(at: end) {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        guard let close = text.bracketEnd(from: end) else { return end }
        end = close
      } else if isDot(text, end) {
        end = nameEnd(text, from: end + 1)
      } else {
        return end
      }
    }
    return end
  }

  /// Whether there is a point at an offset and a name after it, so that it does not end a sentence.
  private static func isDot(_ text: [UInt8], _ offset: Int) -> Bool {
    text.byte(at: offset) == UInt8(ascii: ".")
      && text.byte(at: offset + 1).map { $0.isASCIINameStart && $0 != UInt8(ascii: ":") } ?? false
  }

  private static func nameEnd(_ text: [UInt8], from start: Int) -> Int {
    var end = start
    while let byte = text.byte(at: end),
      byte.isASCIINameStart && byte != UInt8(ascii: ":") || end > start && byte.isASCIIDigit
    {
      end += 1
    }
    return end
  }

  /// What takes up a line.
  private static let lines: Set<String> = [
    "model", "using", "inherits", "addTagHelper", "inject", "layout", "namespace", "page",
  ]

  /// What Razor gives to every template.
  private static let objects: Set<String> = [
    "Model", "ViewBag", "ViewData", "TempData", "Html", "Url", "Context", "Request",
  ]
}
