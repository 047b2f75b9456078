package import Diagnostics

extension Rule {
  /// A request of Pivot.
  package static let loggedRequest = Rule(
    id: "logged-request", severity: .note,
    summary: "a request in a debug log of Pivot",
    finds: """
      This is only information. With "debug": true in the pivot action, Kazoo stores each request \
      and its response. Kazoo's API returns them at /v2/accounts/ACCOUNT_ID/pivot/debug/CALL_ID. \
      twimlc prints a note for each request, in the order of the call.
      """,
    caller: """
      Nothing. The note about the response follows, and the last note of a call says how the call \
      ended.
      """,
    remedy: "There is nothing to do.",
    citations: [.kazoo("pivot_call:maybe_debug_req/6"), .kazoo("cb_pivot:debug_read/2")],
    correction: .none,
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A response to Pivot.
  package static let loggedResponse = Rule(
    id: "logged-response", severity: .note,
    summary: "a response in a debug log of Pivot",
    finds: """
      This is only information. The log has the status, the headers and the body of each response, \
      the headers in lower case. twimlc checks the body like any document. Each finding stands at \
      its place in the log, and its message has the line of the document.
      """,
    caller: """
      Nothing because of this note. The findings in the response say what the caller experiences.
      """,
    remedy: "There is nothing to do.",
    citations: [.kazoo("pivot_call:maybe_debug_resp/5")],
    correction: .none,
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// How a call ended.
  package static let loggedEnd = Rule(
    id: "logged-end", severity: .note,
    summary: "how a call in a debug log of Pivot ended",
    finds: """
      This is only information. twimlc simulates the last document of each call in the log, \
      without a request, and concludes how the call ended.
      """,
    caller: """
      The message says which of these happened: the call ran to its end, the call failed, or the \
      caller hung up before the next request, so that this request is not in the log.
      """,
    remedy: "There is nothing to do.",
    citations: [.kazoo("pivot_call:process_resp/4")],
    correction: .none,
    wrong: .log(body: "<Response><Say>Hi</Say></Response>"),
    right: "<Response><Say>Hi</Say></Response>")

  /// A request without an answer that Pivot could use.
  package static let loggedFailure = Rule(
    id: "logged-failure", severity: .error,
    summary: "a request of Pivot failed",
    finds: """
      The response has a status other than 200 and 206, or there is no response that Kazoo can \
      use: the server did not send it in time (5 seconds by default), there is no server, or the \
      body is not UTF-8.
      """,
    caller: "\(whenRequestFails)",
    remedy: """
      Look into the log of the web server at this time. Send status 200 and UTF-8, within five \
      seconds.
      """,
    citations: [
      .kazoo("pivot_call:handle_info/2"), .kazoo("pivot_call:publish_failed/2"),
      .kazoo5Code("pivot_call:publish_failed_or_hangup/2"),
    ],
    correction: .none,
    wrong: .log(status: "500", body: "Internal Server Error"),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A callflow that Kazoo refused.
  package static let refusedCallflow = Rule(
    id: "refused-callflow", severity: .error,
    summary: "Kazoo refused a callflow in a response",
    finds: """
      In the debug log, Kazoo says why it did not run a callflow: the callflow is not well-formed \
      JSON, or it does not match Kazoo's schemas.
      """,
    caller: "Kazoo hung up.",
    remedy: """
      Correct what the message names. If you check the callflow itself, `twimlc check FILE` finds \
      the same.
      """,
    citations: [.kazoo("pivot_call:debug_error/3"), .kazoo("pivot_call:debug_json_error/5")],
    correction: .none,
    wrong: Example(
      stringLiteral: #"[{"call_id":"a","iteration":1,"schema_errors":{"data.text":{"minLength":"#
        + #"{"message":"String must be at least 1 characters"}}}}]"#),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A response that took long.
  package static let slowResponse = Rule(
    id: "slow-response", severity: .warning,
    summary: "a response took nearly as long as Pivot waits",
    finds: """
      A response took 3 seconds or more by the log, which counts only whole seconds. Kazoo waits 5 \
      seconds by default; the setting 'req_timeout_ms' of the pivot action can make this shorter, \
      which the log does not show.
      """,
    caller: """
      The caller hears nothing while Kazoo waits. If the server becomes a little slower, the \
      request fails. \(whenRequestFails)
      """,
    remedy: """
      Send the response at once. Do slow work after it, or while the caller hears a prompt.
      """,
    citations: [.kazoo("pivot_call:send/7")],
    correction: .none,
    wrong: .log(body: "<Response><Say>Hi</Say></Response>", seconds: 4),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is cut off.
  package static let truncatedLog = Rule(
    id: "truncated-log", severity: .warning,
    summary: "a debug log of Pivot is cut off",
    finds: """
      The JSON of the log is cut off or damaged, for example by a download that stopped. twimlc \
      reads what comes before the place.
      """,
    caller: """
      Nothing: the mistake is in the file, not in the call. twimlc may not be able to say how the \
      call ended.
      """,
    remedy: "Download the log again.",
    citations: [.kazoo("cb_pivot:debug_read/2")],
    correction: .none,
    wrong: #"[{"call_id":"a","iteration":1,"uri":"http://h/x","method":"get","req_body":""}"#,
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// A log that is not UTF-8.
  package static let logEncoding = Rule(
    id: "log-encoding", severity: .warning,
    summary: "a debug log of Pivot is not in UTF-8",
    finds: """
      The log has bytes that are not UTF-8, in which Kazoo's API sends it. If such a byte is in a \
      'resp_body', the response may not have been UTF-8. In any other place another program \
      changed the file. twimlc reads such a byte as the character U+FFFD.
      """,
    caller: """
      If another program changed the file, nothing.

      If the response itself was not UTF-8, the process that reads it crashed. \(whenNothingRuns)
      """,
    remedy: """
      Save the log without changing its encoding. If only a 'resp_body' has such bytes, send \
      responses in UTF-8.
      """,
    citations: [.kazoo("pivot_call:maybe_debug_resp/5")],
    correction: .none,
    wrong: .latin1(
      #"[{"call_id":"a","iteration":1,"uri":"http://h/é","method":"get","req_body":""}]"#),
    right: .log(body: "<Response><Say>Hi</Say></Response>"))

  /// No log, but something else of the same API.
  package static let noLogEntries = Rule(
    id: "no-log-entries", severity: .warning,
    summary: "the response of Kazoo's API has no debug entries",
    finds: """
      The file is a response of Kazoo's API without debug entries. It may be empty, or the list of \
      calls from …/pivot/debug. The entries of one call are at …/pivot/debug/ID, where ID is the \
      debug_id or the call id in that list.
      """,
    caller: "Nothing: the mistake is in the file, not in the call.",
    remedy: """
      Set "debug": true in the pivot action, make the call again, and request …/pivot/debug/ID. In \
      the URL, write %40 for '@'. For a call of an earlier month use the debug_id, which begins \
      with the month. If every request to …/pivot/debug gets the status 404, an administrator of \
      Kazoo has to start the API's module for it: sup crossbar_maintenance start_module cb_pivot.
      """,
    citations: [.kazoo("cb_pivot:debug_summary/1"), .kazoo("cb_pivot:debug_id/1")],
    correction: .none,
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
        [
          {
            "call_id": "a", "iteration": 1, "created": \(start), "method": "get",
            "uri": "http://app.example.com/voice?CallSid=a", "req_headers": {}, "req_body": ""
          },
          {
            "call_id": "a", "iteration": 1, "created": \(start + seconds),
            "resp_status_code": "\(status)", "resp_headers": {"content-type": "text/xml"},
            "resp_body": "\(body)"
          }
        ]
        """)
  }
}
