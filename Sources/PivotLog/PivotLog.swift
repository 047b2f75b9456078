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

  /// Reads a log: entries alone or in Crossbar's envelope, optionally after the head of a response.
  /// - Returns: nil for anything else.
  package static func read(name: String, bytes: [UInt8]) -> PivotLog? {
    guard mayBeLog(bytes) else { return nil }
    let repaired = UTF8Repair(file: bytes)
    let source = HTTPResponse.receive(name: name, bytes: repaired.bytes).response.source
    let (documents, fault) = parseJSONSequence(source)
    var reader = LogReader(source: source)
    guard reader.read(documents) else { return nil }
    var findings = reader.findings
    if let offset = repaired.firstInvalid { findings.append(.notUTF8(at: offset, in: source)) }
    if let fault { findings.append(.truncated(fault)) }
    return PivotLog(source: source, calls: reader.calls, findings: findings)
  }

  /// Whether its start and end resemble a log, so that other documents cost almost nothing.
  private static func mayBeLog(_ bytes: [UInt8]) -> Bool {
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
  package var exchanges: [LoggedExchange] = []
}

/// A request with its answer.
package struct LoggedExchange: Sendable {
  /// nil if the log has only a response, as for a document that Kazoo 5 was given.
  package var request: LoggedRequest?
  package var response: LoggedResponse?
  /// Kazoo's refusal of a callflow response.
  package var refusal: Refusal?

  package var isEmpty: Bool { request == nil && response == nil && refusal == nil }
}

/// An entry of a request.
package struct LoggedRequest: Sendable {
  /// The entry, for its place.
  package let entry: JSONValue
  package let uri: String
  /// In lower case.
  package let method: String
  package let body: String
  /// In seconds since the year 0, as Kazoo counts; nil if the log does not have it.
  package let created: Int?
  /// Pivot's number of the document in a call, from 1; nil if the log does not have it.
  package let iteration: Int?
  /// Whether it is the record of a call, sent to `cdr_url` once the call is over.
  package let isCallRecord: Bool

  /// The place that a message about it points to.
  package var place: SourceRange { (entry["uri"] ?? entry).place }
}

/// An entry of an answer.
package struct LoggedResponse: Sendable {
  package let entry: JSONValue
  /// As Pivot writes it: "200" also for 206.
  package let status: String
  /// The header fields with their places; names and values are in lower case.
  package let fields: [JSONValue.Member]
  /// The body as a string in the log; nil if there is none.
  package let body: JSONValue?
  package let created: Int?

  /// Whether it is the document of a serverless `pivot` action, for which there was no response.
  package var isFlowDocument: Bool { status == "PivotFlowDoc" }

  package var place: SourceRange { (entry["resp_status_code"] ?? entry).place }
}

/// Kazoo's refusal of a callflow.
package struct Refusal: Sendable {
  package let entry: JSONValue
  /// In Kazoo's own words, shortened.
  package let reason: String
  package let place: SourceRange
}

extension JSONValue {
  /// The place that a message points to, which is short even for an object or array.
  package var place: SourceRange {
    kind == .object || kind == .array
      ? SourceRange(range.lowerBound..<min(range.lowerBound + 1, range.upperBound)) : range
  }
}
