import Diagnostics

/// A manual page in the man(7) macros.
struct Roff {
  private(set) var text: String
  private var isAfterHead = false

  /// - Parameters:
  ///   - section: from 1 to 9.
  ///   - date: as `2026-11-25`.
  init(title: String, section: Int, date: String, source: String, manual: String) {
    text = """
      .\\" Written by scripts/generate.
      .TH \(Roff.argument(title)) \(section) "\(date)" \(Roff.argument(source)) \
      \(Roff.argument(manual))

      """
  }

  mutating func section(_ title: String) { head(".SH", title) }

  mutating func subsection(_ title: String) { head(".SS", title) }

  /// Prose with `code` between backquotes.
  mutating func paragraph(_ prose: String) {
    startParagraph()
    text += Roff.prose(prose) + "\n"
  }

  /// A term, and its meaning indented below it.
  mutating func entry(_ term: String, _ meaning: String) {
    isAfterHead = false
    text += ".TP\n\\fB\(Roff.code(term))\\fP\n" + Roff.prose(meaning) + "\n"
  }

  /// A further paragraph of the same entry.
  mutating func continuation(_ prose: String) { text += ".IP\n" + Roff.prose(prose) + "\n" }

  /// Lines that are printed unchanged.
  mutating func example(_ code: String) {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    startParagraph()
    text += ".RS 4\n.nf\n"
    for line in lines { text += Roff.protected(Roff.code(String(line))) + "\n" }
    text += ".fi\n.RE\n"
  }

  /// A line that already contains its markup.
  mutating func raw(_ line: String) {
    isAfterHead = false
    text += line + "\n"
  }

  private mutating func head(_ macro: String, _ title: String) {
    text += "\(macro) \(Roff.argument(title))\n"
    isAfterHead = true
  }

  /// Starts a paragraph, unless a heading already did.
  private mutating func startParagraph() {
    if !isAfterHead { text += ".PP\n" }
    isAfterHead = false
  }

  static func bold(_ code: String) -> String { "\\fB\(Roff.code(code))\\fP" }

  private static func argument(_ text: String) -> String {
    "\"" + code(text).replacing("\"", with: "\\(dq") + "\""
  }

  /// One sentence a line, as man(7) wants it.
  private static func prose(_ text: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        result += escaped(String(part), hyphen: "-")
      } else {
        result += bold(String(part))
      }
    }
    return result.replacing(". ", with: ".\n").split(separator: "\n")
      .flatMap { Prose.wrap(String($0), width: 78) }.map(protected).joined(separator: "\n")
  }

  /// Text in which a hyphen is the typed character.
  static func code(_ text: String) -> String { escaped(text, hyphen: "\\-") }

  /// Protects a line that begins with a full stop or an apostrophe, which would be a request.
  private static func protected(_ line: String) -> String {
    line.isEmpty || line.first == "." || line.first == "'" ? "\\&" + line : line
  }

  private static func escaped(_ text: String, hyphen: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += hyphen
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "\\[u" + Escaping.hexadecimal(scalar.value, digits: 4) + "]"
      }
    }
    return result
  }
}
