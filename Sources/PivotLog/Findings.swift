import Diagnostics
import JSON

extension Diagnostic {
  /// - Parameter fault: where the log stops to be JSON.
  static func truncated(_ fault: Diagnostic, in source: SourceFile) -> Diagnostic {
    guard fault.isEnd(of: source.text) else {
      return Diagnostic(
        .truncatedLog, "the log is damaged here, and not read any further: \(fault.message)",
        at: fault.range, help: ["fetch the log again"])
    }
    let end = source.text.count
    return Diagnostic(
      .truncatedLog, "the log is cut off here, after \(end - source.documentStart) bytes",
      at: SourceRange(max(0, end - 1)..<end),
      help: ["fetch the log again: what followed is not known"])
  }

  static func notUTF8(at offset: Int, in source: SourceFile) -> Diagnostic {
    Diagnostic(
      .logEncoding, "this character of the log is not UTF-8: it is read as U+FFFD",
      at: SourceRange(offset..<min(offset + 3, source.text.count)),
      help: ["send UTF-8 from the server: Pivot crashes on a body in another encoding"])
  }

  static func refused(_ reason: String, _ root: JSONValue) -> Diagnostic {
    Diagnostic(
      .noLogEntries, "Kazoo's API responded with an error, not with a log: \(reason)",
      at: (root["message"] ?? root["error"] ?? root).place,
      help: [
        "check the token and the id: '@' in a call id is written %40",
        "start the module with: sup crossbar_maintenance start_module cb_pivot",
      ])
  }

  static func listing(_ count: Int, _ first: JSONValue) -> Diagnostic {
    let id = (first["debug_id"] ?? first["call_id"])?.string ?? "CALL_ID"
    return Diagnostic(
      .noLogEntries,
      "this is the list of \(count == 1 ? "one call" : "\(count) calls"), not the log of a call",
      at: (first["debug_id"] ?? first["call_id"] ?? first).place,
      help: ["fetch /v2/accounts/ACCOUNT_ID/pivot/debug/\(id.replacingAt)"])
  }

  static func emptyLog(_ root: JSONValue) -> Diagnostic {
    Diagnostic(
      .noLogEntries, "the log is empty: Kazoo has no debug entries for this call",
      at: (root["data"] ?? root).place,
      help: ["set \"debug\": true in the data of the pivot action, and call again"])
  }
}

extension Diagnostic {
  /// Whether a fault of JSON is that the text ends too early.
  fileprivate func isEnd(of text: [UInt8]) -> Bool {
    if ([range] + related.map(\.range)).contains(where: { $0.upperBound >= text.count }) {
      return true
    }
    guard text[range.lowerBound] == UInt8(ascii: "\"") else { return false }
    // In a string without its closing quote.
    var offset = range.lowerBound + 1
    while offset < text.count, text[offset] != UInt8(ascii: "\""), text[offset] >= 0x20 {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset >= text.count
  }
}

extension String {
  /// Escaped for the path of a URL.
  fileprivate var replacingAt: String {
    split(separator: "@", omittingEmptySubsequences: false).joined(separator: "%40")
  }
}
