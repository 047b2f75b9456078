package import Diagnostics

extension Rule {
  /// A request of Pivot.
  package static let loggedRequest = Rule(
    id: "logged-request", severity: .note,
    summary: "a request in a debug log of Pivot",
    explanation: """
      With "debug": true in the pivot action Kazoo keeps each request and its response, and hands \
      them out at /v2/accounts/ACCOUNT_ID/pivot/debug/CALL_ID. A note for each request says what was \
      requested, in the order of the call. The note for the response follows, and the last note of a \
      call says how the call went on.
      """,
    citations: [.kazoo("pivot_call:maybe_debug_req/6"), .kazoo("cb_pivot:debug_read/2")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A response to Pivot.
  package static let loggedResponse = Rule(
    id: "logged-response", severity: .note,
    summary: "a response in a debug log of Pivot",
    explanation: """
      Kazoo keeps status, header fields and body of each response, names and values of the fields in \
      lower case. The body is checked like a document alone; each finding stands at its place in the \
      log and names the line of the document.
      """,
    citations: [.kazoo("pivot_call:maybe_debug_resp/5")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// How a call ended.
  package static let loggedEnd = Rule(
    id: "logged-end", severity: .note,
    summary: "how a call in a debug log of Pivot ended",
    explanation: """
      The last document of the log says how the call went on: it ran to its end, it would have made \
      a request that is not in the log because the caller hung up, or it failed.
      """,
    citations: [.kazoo("pivot_call:process_resp/4")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A request without an answer that Pivot could use.
  package static let loggedFailure = Rule(
    id: "logged-failure", severity: .error,
    summary: "a request of Pivot failed",
    explanation: """
      Pivot runs only responses with status 200 or 206. A request without any response in the log \
      timed out (after 5 seconds by default), found no server, or got a body that is not UTF-8, on \
      which Pivot crashes. If the first request fails, the callflow goes on with the child '_' of the \
      pivot action. If a later one fails, Kazoo 4.3 leaves the caller in silence, and Kazoo 5 hangs up.
      """,
    citations: [.kazoo("pivot_call:handle_info/2"), .kazoo("pivot_call:publish_failed/2")],
    wrong: .log(status: "500", body: "Internal Server Error"),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A callflow that Kazoo refused.
  package static let refusedCallflow = Rule(
    id: "refused-callflow", severity: .error,
    summary: "Kazoo refused a callflow in a response",
    explanation: """
      Kazoo notes in the debug log why it did not run a callflow: it is not well-formed JSON, or does \
      not match Kazoo's schemas. Kazoo hangs up.
      """,
    citations: [.kazoo("pivot_call:debug_error/3"), .kazoo("pivot_call:debug_json_error/5")],
    wrong: Example(
      stringLiteral: #"[{"call_id":"a","iteration":1,"schema_errors":{"data.text":{"minLength":"#
        + #"{"message":"String must be at least 1 characters"}}}}]"#),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A response that took long.
  package static let slowResponse = Rule(
    id: "slow-response", severity: .warning,
    summary: "a response took nearly as long as Pivot waits",
    explanation: """
      Pivot waits for 5 seconds by default ('req_timeout_ms' can make it less), and fails after \
      that. The caller hears nothing meanwhile. The log counts whole seconds.
      """,
    citations: [.kazoo("pivot_call:send/7")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>", seconds: 4),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is cut off.
  package static let truncatedLog = Rule(
    id: "truncated-log", severity: .warning,
    summary: "a debug log of Pivot is cut off",
    explanation: """
      What stands before the place is read, an entry that is not complete as far as it goes. Fetch \
      the log again to see how the call ended.
      """,
    wrong: #"[{"call_id":"a","iteration":1,"uri":"http://h/x","method":"get","req_body":""}"#,
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is not UTF-8.
  package static let logEncoding = Rule(
    id: "log-encoding", severity: .warning,
    summary: "a debug log of Pivot is not in UTF-8",
    explanation: """
      Kazoo's API answers in UTF-8. Another program has changed the log, or the body of a response \
      is not UTF-8, on which Pivot crashes. Characters that cannot be read count as U+FFFD.
      """,
    wrong: .latin1(
      #"[{"call_id":"a","iteration":1,"uri":"http://h/é","method":"get","req_body":""}]"#),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// No log, but something else of the same API.
  package static let noLogEntries = Rule(
    id: "no-log-entries", severity: .warning,
    summary: "the response of Kazoo's API has no debug entries",
    explanation: """
      The list at …/pivot/debug names the calls; the entries of one are at …/pivot/debug/ID, with the \
      debug_id or the call id of the list. There are none where 'debug' is not on in the pivot \
      action, where the id is not URL-encoded ('@' is %40), or where the call was in another month \
      than the API looks in, for which the debug_id has a prefix. A 404 for every call means that the \
      module cb_pivot is not started.
      """,
    citations: [.kazoo("cb_pivot:debug_summary/1"), .kazoo("cb_pivot:debug_id/1")],
    wrong: #"{"auth_token":"a","status":"success","data":[]}"#,
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  package static let log: [Rule] = [
    .loggedRequest, .loggedResponse, .loggedEnd, .loggedFailure, .refusedCallflow, .slowResponse,
    .truncatedLog, .logEncoding, .noLogEntries,
  ]
}

extension Example {
  /// A log with one request and its response.
  fileprivate static func log(status: String = "200", body: String, seconds: Int = 1) -> Example {
    let start = 63_935_231_906
    return Example(
      stringLiteral: """
        [{"call_id":"a","iteration":1,"created":\(start),"method":"get",\
        "uri":"http://app.example.com/voice?CallSid=a","req_headers":{},"req_body":""},\
        {"call_id":"a","iteration":1,"created":\(start + seconds),"resp_status_code":"\(status)",\
        "resp_headers":{"content-type":"text/xml"},"resp_body":"\(body)"}]
        """)
  }
}
