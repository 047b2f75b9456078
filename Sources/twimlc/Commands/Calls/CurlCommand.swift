import Diagnostics
import Trace
import TwiMLSemantics

/// A shell command that makes a request as Kazoo does and prints the whole response.
///
/// `-g` keeps curl from expanding brackets, and `--data-raw` from reading a file after `@`.
struct CurlCommand {
  let text: String

  init(_ request: Request) {
    let url = request.uri ?? ""
    var words = ["curl -sSig"]
    // Otherwise curl would remove the dots from the path.
    if CurlCommand.path(of: url).split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    {
      words.append("--path-as-is")
    }
    if request.method == .post {
      words.append("--data-raw \(CurlCommand.word(request.body))")
    }
    // Kazoo sends names unencoded, which curl refuses in a URL.
    if url.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value >= 0x7F }) {
      let target = url.dropFirst(CurlCommand.origin(of: url).count).prefix { $0 != "#" }
      let path = target.hasPrefix("/") ? String(target) : "/" + target
      words.append("--request-target \(CurlCommand.word(path))")
      words.append(CurlCommand.word(CurlCommand.origin(of: url) + "/"))
    } else {
      words.append(CurlCommand.word(url))
    }
    text = words.joined(separator: " ")
  }

  /// The scheme and the host of a URL.
  private static func origin(of url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    return String(url[..<scheme.upperBound]) + rest.prefix { !"/?#".contains($0) }
  }

  private static func path(of url: String) -> Substring {
    url.dropFirst(origin(of: url).count).prefix { !"?#".contains($0) }
  }

  /// A text as one word for the shell, escaped as bash, zsh and ksh read it if a terminal would
  /// obey the text.
  private static func word(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: DisplayText.isTerminalControl) else {
      return Escaping.shellWord(text)
    }
    return "$'"
      + text.unicodeScalars.map { scalar in
        if DisplayText.isTerminalControl(scalar) {
          return String(scalar).utf8.map { "\\x" + Escaping.hexadecimal($0, digits: 2) }.joined()
        }
        return scalar == "'" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }.joined() + "'"
  }
}
