package import Diagnostics
import HTTPResponses
package import JSON

/// What Pivot keeps of its requests and answers while `debug` is on, as Kazoo's API hands it out.
///
/// Source: Kazoo 4.3 and 5, `pivot_call:store_debug/2`, `cb_pivot:debug_read/2`
package struct PivotLog: Sendable {
  /// The log as UTF-8, with U+FFFD for invalid bytes.
  package let source: SourceFile
  /// In the order of their first entries.
  package let calls: [LoggedCall]
  /// The findings about the log itself.
  package let findings: [Diagnostic]
  /// Where the last entry begins of a log that is cut off or damaged; nil of any other.
  private let lastEntry: Int?

  /// Whether the log is cut off or damaged.
  package var isCutOff: Bool { lastEntry != nil }

  /// Whether a log is cut off or damaged in an entry, or directly after it.
  package func isCut(after entry: JSONValue) -> Bool { entry.range.lowerBound == lastEntry }

  /// Reads a log: entries alone or in Crossbar's envelope, optionally after the head of a response.
  /// - Returns: nil for anything else.
  package static func read(name: String, bytes: [UInt8]) -> PivotLog? {
    guard mayBeLog(bytes) else { return nil }
    let repaired = UTF8Repair(file: bytes)
    let source = HTTPResponse.receive(name: name, bytes: repaired.bytes).response.source
    var reader = LogReader(source: source)
    guard reader.read() else { return nil }
    var findings = reader.findings
    // A log that is cut off may end inside a character.
    if let offset = repaired.firstInvalid,
      reader.fault == nil || offset + 3 < source.text.count
    {
      findings.append(.notUTF8(at: offset, in: source))
    }
    if let fault = reader.fault { findings.append(.truncated(fault, in: source)) }
    return PivotLog(
      source: source, calls: reader.calls(), findings: findings,
      lastEntry: reader.fault == nil ? nil : reader.lastEntry)
  }

  /// Whether its start and end resemble a log, so that other documents cost almost nothing.
  private static func mayBeLog(_ bytes: [UInt8]) -> Bool {
    if bytes.first == UInt8(ascii: "<") { return false }
    if bytes.startsWithUTF16Mark {
      return mayBeLog(Array(bytes.prefix(1 << 16).dropFirst(2).filter { $0 != 0 }))
    }
    guard let first = bytes.prefix(64).first(where: { $0 > 0x20 }),
      [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "H"), 0xEF].contains(first)
    else { return false }
    return bytes.prefix(1 << 16).containsLogWord || bytes.suffix(1 << 12).containsLogWord
  }
}

extension ArraySlice<UInt8> {
  fileprivate var containsLogWord: Bool {
    let words = ["\"resp_", "\"req_body\"", "\"call_id\"", "\"auth_token\""].map { Array($0.utf8) }
    return indices.contains { index in
      self[index] == UInt8(ascii: "\"") && words.contains { self[index...].starts(with: $0) }
    }
  }
}

/// The entries of one call, in the order in which they were made.
package struct LoggedCall: Sendable {
  package let id: String
  /// The requests for documents and what came of them.
  package let documents: LoggedExchanges
  /// The records of the call that were sent to `cdr_url` once it was over.
  package let callRecords: LoggedExchanges
}
