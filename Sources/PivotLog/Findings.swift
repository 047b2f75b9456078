import Diagnostics
import JSON

extension Diagnostic {
  static func truncated(_ fault: Diagnostic) -> Diagnostic {
    Diagnostic(
      .truncatedLog, "the log is cut off or damaged here: \(fault.message)", at: fault.range,
      help: ["fetch the log again: what follows this place is not read"])
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

extension String {
  /// Escaped for the path of a URL.
  fileprivate var replacingAt: String {
    split(separator: "@", omittingEmptySubsequences: false).joined(separator: "%40")
  }
}
