/// Writes logs like Kazoo, with the field names of `pivot_call`'s debug functions.
struct LogBuilder {
  static let start = 63_935_231_906
  static let url = "http://app.example.com/voice/start.php?CallSid=c1"

  /// A call of two documents.
  static func call(_ first: String) -> [String] {
    [
      request(1, url), response(1, first, at: 1),
      request(
        2, "http://app.example.com/voice/menu.php", method: "post", body: "CallSid=c1&Digits=1",
        at: 9),
      response(2, "<Response><Say>Hi</Say></Response>", at: 9),
    ]
  }

  static func request(
    _ iteration: Int, _ uri: String, method: String = "get", body: String = "", at second: Int = 0,
    call: String = "c1@h"
  ) -> String {
    """
    {"uri":\(quoted(uri)),"method":"\(method)","req_headers":{},"req_body":\(quoted(body)),\
    "call_id":"\(call)","iteration":\(iteration),"created":\(start + second)}
    """
  }

  static func response(
    _ iteration: Int, _ body: String, status: String = "200", type: String = "text/xml",
    at second: Int = 0, call: String = "c1@h"
  ) -> String {
    """
    {"resp_status_code":"\(status)","resp_headers":{"content-type":"\(type)"},\
    "resp_body":\(quoted(body)),"call_id":"\(call)","iteration":\(iteration),\
    "created":\(start + second)}
    """
  }

  static func log(_ entries: [String]) -> String { "[\(entries.joined(separator: ","))]" }

  static func enveloped(_ entries: [String]) -> String {
    #"{"auth_token":"t","data":"# + log(entries)
      + #","request_id":"r","revision":"v","status":"success"}"#
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
