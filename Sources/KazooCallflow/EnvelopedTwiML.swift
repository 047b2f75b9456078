import Diagnostics
import JSON

/// TwiML inside JSON, as a cloud function returns what a web server should send.
struct EnvelopedTwiML {
  let diagnostic: Diagnostic

  /// The number of values to search, outermost first.
  private static let limit = 1000

  /// nil if the document contains no TwiML.
  init?(_ document: JSONDocument) {
    guard let root = document.root else {
      // Python prints a dictionary that looks like JSON.
      let text = document.source.text[document.source.documentStart...]
      guard let begin = text.firstRange(of: Array("<Response".utf8)) else { return nil }
      diagnostic = Self.finding(
        "the TwiML stands inside what looks like JSON",
        at: SourceRange(begin.lowerBound..<begin.upperBound))
      return
    }
    if root.isTwiML {
      diagnostic = Self.finding("the TwiML stands in quotes, as a JSON string", at: root.range)
      return
    }
    // Pivot of Kazoo 5 takes TwiML in the data of its action.
    guard root["module"] == nil, let (path, value) = Self.find(in: root) else { return nil }
    diagnostic = Self.finding(
      "the TwiML stands inside JSON" + (path.isEmpty ? "" : ", as the value of '\(path)'"),
      at: value.range, help: path == "body" ? [Self.functionHelp] : [])
  }

  private static let functionHelp =
    "if AWS API Gateway adds the JSON, turn on its Lambda proxy integration"

  private static func finding(
    _ what: String, at range: SourceRange, help: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .envelopedTwiML, "\(what): Kazoo runs none of it, so the caller hears nothing", at: range,
      help: ["send the TwiML alone, as text/xml"] + help)
  }

  private static func find(in root: JSONValue) -> (path: String, value: JSONValue)? {
    var waiting = [(path: "", value: root)]
    var next = 0
    while next < waiting.count, next < limit {
      let (path, value) = waiting[next]
      next += 1
      if value.isTwiML { return (path, value) }
      let prefix = path.isEmpty ? "" : path + "."
      waiting += value.members.prefix(limit).map { (prefix + $0.key, $0.value) }
      waiting += value.elements.prefix(limit).map { (path, $0) }
    }
    return nil
  }
}

extension JSONValue {
  /// Whether it is a string that begins like a document.
  fileprivate var isTwiML: Bool {
    guard kind == .string, let start = string?.drop(while: \.isWhitespace) else { return false }
    return start.hasPrefix("<Response") || start.hasPrefix("<?xml")
  }
}
