package import Diagnostics

extension Rule {
  /// A request of Pivot.
  package static let loggedRequest = Rule(
    id: "logged-request", severity: .note,
    summary: "a request in a debug log of Pivot",
    finds: """
      With "debug": true in the pivot action Kazoo keeps each request and its response, and hands \
      them out at /v2/accounts/ACCOUNT_ID/pivot/debug/CALL_ID. A note for each request says what \
      was requested, in the order of the call.
      """,
    caller: """
      Nothing by itself: the note for the response follows, and the last note of a call says how \
      the call went on.
      """,
    remedy: "There is nothing to do.",
    citations: [.kazoo("pivot_call:maybe_debug_req/6"), .kazoo("cb_pivot:debug_read/2")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A response to Pivot.
  package static let loggedResponse = Rule(
    id: "logged-response", severity: .note,
    summary: "a response in a debug log of Pivot",
    finds: """
      Kazoo keeps the status, the header fields and the body of each response, names and values of \
      the fields in lower case. The body is checked like a document alone; each finding stands at \
      its place in the log and names the line of the document.
      """,
    caller: "What the findings at the response say.",
    remedy: "There is nothing to do about the note itself.",
    citations: [.kazoo("pivot_call:maybe_debug_resp/5")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// How a call ended.
  package static let loggedEnd = Rule(
    id: "logged-end", severity: .note,
    summary: "how a call in a debug log of Pivot ended",
    finds: "The last document of the log tells how the call went on.",
    caller: """
      The call ran to its end, or would have made a request that is not in the log because the \
      caller hung up, or failed. The message says which.
      """,
    remedy: "There is nothing to do about the note itself.",
    citations: [.kazoo("pivot_call:process_resp/4")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A request without an answer that Pivot could use.
  package static let loggedFailure = Rule(
    id: "logged-failure", severity: .error,
    summary: "a request of Pivot failed",
    finds: """
      A response with a status other than 200 and 206, or a request without any response: it timed \
      out (after 5 seconds by default), found no server, or got a body that is not UTF-8, on which \
      Pivot crashes.
      """,
    caller: """
      If the first request fails, the callflow goes on with the child '_' of the pivot action. If \
      a later one fails, Kazoo 4.3 leaves the caller in silence, and Kazoo 5 hangs up.
      """,
    remedy: """
      Look into the log of the web server at that time. Send status 200 and UTF-8, within five \
      seconds.
      """,
    citations: [
      .kazoo("pivot_call:handle_info/2"), .kazoo("pivot_call:publish_failed/2"),
      .kazoo5Code("pivot_call:publish_failed_or_hangup/2"),
    ],
    wrong: .log(status: "500", body: "Internal Server Error"),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A callflow that Kazoo refused.
  package static let refusedCallflow = Rule(
    id: "refused-callflow", severity: .error,
    summary: "Kazoo refused a callflow in a response",
    finds: """
      Kazoo notes in the debug log why it did not run a callflow: it is not well-formed JSON, or \
      does not match Kazoo's schemas.
      """,
    caller: "Kazoo hung up.",
    remedy: """
      Correct what the message names. `twimlc check` finds the same in the callflow itself.
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
    finds: """
      A response that took 3 seconds or more by the log, which counts whole seconds. Pivot waits \
      for 5 seconds by default ('req_timeout_ms' can make it less).
      """,
    caller: "The caller hears nothing meanwhile. A little slower, and Pivot fails.",
    remedy: """
      Send a response at once, and do slow work afterwards, or while the caller hears a prompt.
      """,
    citations: [.kazoo("pivot_call:send/7")],
    wrong: .log(body: "<Response><Say>Hi</Say></Response>", seconds: 4),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is cut off.
  package static let truncatedLog = Rule(
    id: "truncated-log", severity: .warning,
    summary: "a debug log of Pivot is cut off",
    finds: """
      JSON that is cut off, or damaged inside, as a download that broke off leaves it. twimlc reads \
      what stands before the place.
      """,
    caller: """
      Nothing: the fault is in the file, not in the call. How the call ended may be missing.
      """,
    remedy: "Fetch the log again.",
    citations: [.kazoo("cb_pivot:debug_read/2")],
    wrong: #"[{"call_id":"a","iteration":1,"uri":"http://h/x","method":"get","req_body":""}"#,
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is not UTF-8.
  package static let logEncoding = Rule(
    id: "log-encoding", severity: .warning,
    summary: "a debug log of Pivot is not in UTF-8",
    finds: """
      Kazoo's API sends UTF-8. Another program has changed the log, or the body of a response is \
      not UTF-8. Characters that cannot be read count as U+FFFD.
      """,
    caller: "If the response itself was not UTF-8, Pivot crashed on it, and nothing of it ran.",
    remedy: "Save the log without changing its encoding. Send responses in UTF-8.",
    citations: [.kazoo("pivot_call:maybe_debug_resp/5")],
    wrong: .latin1(
      #"[{"call_id":"a","iteration":1,"uri":"http://h/é","method":"get","req_body":""}]"#),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// No log, but something else of the same API.
  package static let noLogEntries = Rule(
    id: "no-log-entries", severity: .warning,
    summary: "the response of Kazoo's API has no debug entries",
    finds: """
      The list at …/pivot/debug names the calls; the entries of one are at …/pivot/debug/ID, with \
      the debug_id or the call id of the list. A response without entries is the list itself, or \
      empty.
      """,
    caller: "Nothing: the fault is in the file, not in the call.",
    remedy: """
      Turn 'debug' on in the pivot action and make the call again. Write the id URL-encoded ('@' \
      is %40). For a call of another month use the debug_id, whose prefix names the month. A 404 \
      for every call means that the module cb_pivot is not started.
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
