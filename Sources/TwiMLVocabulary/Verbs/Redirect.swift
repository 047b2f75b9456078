import Diagnostics

extension ElementSpec {
  package static let redirect = ElementSpec(
    "Redirect", .verb, in: ["Response"],
    summary: "goes on with the TwiML at another URL",
    content: .text("the URL to request, absolute or relative to the document's"), textType: .url,
    answers: true,
    flow: .ends,
    attributes: [
      .attribute(
        .method, .method, "the HTTP method of the request",
        .kazoo("kzt_util:http_method/1"))
    ],
    remarks: [
      "Without a URL Kazoo requests the same document again, and again after that.",
      "A URL that does not begin with 'http' in lower case is resolved by Kazoo's own rules, "
        + "which differ from those of the web: '//host/path' stays on the current host.",
      "Kazoo's documentation allows Variable inside; its code fails on it. Write a Set "
        + "before the Redirect instead.",
      "It answers the call.",
    ],
    callflow: [
      CallflowMapping("Redirect", "`pivot` {voice_url, method, req_format: \"twiml\"}"),
      CallflowMapping(
        "Redirect, where nothing answered yet", "`play` of a short silence in front",
        answered: "`answer` in front"),
    ],
    citations: [
      .kazoo("kzt_twiml:redirect/3"), .kazoo("kz_util:resolve_uri/2"),
      .twilio("voice/twiml/redirect"),
    ])
}
