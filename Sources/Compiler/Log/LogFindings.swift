import Diagnostics
import JSON
import PivotLog

extension Diagnostic {
  static func request(
    _ request: LoggedRequest, _ number: Int, _ call: String, after previous: Int?
  ) -> Diagnostic {
    let told = request.parameters.filter { Self.telling.contains($0.name) && !$0.value.isEmpty }
      .map { "\($0.name)=\($0.value)" }
    let with = told.isEmpty ? "" : ", with \(told.joined(separator: ", "))"
    var when = ""
    if let previous, let created = request.created, created > previous {
      when = ", \(created - previous) s later"
    }
    return Diagnostic(
      .loggedRequest,
      "\(call)request \(number)\(when): \(request.method.uppercased()) \(request.documentURL)\(with)",
      at: request.place)
  }

  /// The parameters that describe events on the call.
  private static let telling: Set<String> = [
    "Digits", "DialCallStatus", "RecordingUrl", "RecordingDuration", "CallStatus",
    "Call-Status", "Recording-Url", "Recording-Duration",
  ]

  static func response(_ response: LoggedResponse, _ number: Int, seconds: Int?) -> Diagnostic {
    let type = response.fields.first { $0.key == "content-type" }?.value.string
    let size = response.body?.string?.utf8.count
    let parts = [
      response.isFlowDocument ? "the document of the pivot action" : "status \(response.status)",
      response.isFlowDocument ? nil : type ?? "no content type",
      size.map { $0 == 1 ? "1 byte" : "\($0) bytes" },
    ].compactMap(\.self).filter { $0 != "status " }
    let when = seconds.map { $0 == 0 ? " within a second" : " after \($0) s" } ?? ""
    return Diagnostic(
      .loggedResponse, "response \(number)\(when): \(parts.joined(separator: ", "))",
      at: response.place)
  }

  static func slow(_ response: LoggedResponse, _ number: Int, _ seconds: Int) -> Diagnostic {
    Diagnostic(
      .slowResponse, "response \(number) took about \(seconds) s: Pivot waits for 5 s by default",
      at: response.place, help: ["answer at once, and do slow work after the response"])
  }

  static func failed(
    _ response: LoggedResponse, _ number: Int, conduct: String
  ) -> Diagnostic {
    let words = response.body?.string.map { $0.excerpt(limit: 80) } ?? ""
    let said = words.isEmpty ? "" : " ('\(words)')"
    return Diagnostic(
      .loggedFailure,
      "status \(response.status)\(said): Pivot does not read such a response; \(conduct)",
      at: response.place, help: ["respond with status 200 and a document"])
  }

  static func silence(_ request: LoggedRequest, _ number: Int, conduct: String) -> Diagnostic {
    Diagnostic(
      .loggedFailure,
      "no response to request \(number) in the log: Pivot got none in time, or one that is not UTF-8; "
        + conduct, at: request.place,
      help: [
        "check that the server is reachable from Kazoo and answers within 5 s, in UTF-8"
      ])
  }

  static func cutBeforeResponse(_ request: LoggedRequest, _ number: Int) -> Diagnostic {
    Diagnostic(
      .loggedEnd, "the log is cut off before the response to request \(number)", at: request.place)
  }

  static func noBody(_ response: LoggedResponse, _ number: Int, isCut: Bool) -> Diagnostic {
    Diagnostic(
      .loggedEnd,
      isCut
        ? "the log is cut off in response \(number): its document is missing"
        : "the log has no body of response \(number): what Kazoo did with it is not known",
      at: response.place)
  }

  static func refusal(_ refusal: Refusal, _ number: Int) -> Diagnostic {
    let reason = refusal.reason.isEmpty ? "" : ": \(refusal.reason)"
    return Diagnostic(
      .refusedCallflow, "Kazoo refused the callflow of response \(number)\(reason)",
      at: refusal.place, help: ["check the body alone with twimlc check, once it is corrected"])
  }

  static func ending(_ place: SourceRange, _ words: String) -> Diagnostic {
    Diagnostic(.loggedEnd, "end of the call: \(words)", at: place)
  }

  static func callRecord(_ request: LoggedRequest, _ response: LoggedResponse?) -> Diagnostic {
    let cause = request.parameters.first { $0.name == "Hangup-Cause" }?.value ?? "unknown"
    let status = response.map { ", status \($0.status)" } ?? ""
    return Diagnostic(
      .loggedEnd, "call record sent to \(request.uri): the call ended with \(cause)\(status)",
      at: request.place)
  }
}
