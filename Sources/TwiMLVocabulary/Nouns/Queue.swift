import Diagnostics

extension ElementSpec {
  package static let queue = ElementSpec(
    "Queue", .noun, in: ["Dial"],
    .limited("4.3 ends the call at it, though the documentation of 4.3 and 5 has it"),
    summary: "a call queue; Kazoo 4.3 ends the call at it", content: .text("the queue's ID"),
    flow: .ends,
    attributes: [
      .ignored(
        "url", .unread(.url), instead: "nobody hears anything before the connection",
        "the TwiML that the waiting caller hears before the connection"),
      .ignored(
        "method", .method,
        instead: "no request is made, but an invalid method still fails",
        onlyWith: .attribute("url"), "the HTTP method of the request to url",
        .kazoo("kzt_util:http_method/1")),
      .ignored(
        "reservationSid", .unread(.text), instead: "no task is reserved",
        "the reservation to connect to"),
      .ignored(
        "postWorkActivitySid", .unread(.text), instead: "the agent's state stays as it is",
        "the agent's state after the call"),
    ],
    remarks: [
      "Kazoo's documentation lists it; the code of 4.3 calls it unsupported, ends the document "
        + "there and never requests action.",
      "On Twilio it takes a caller out of a queue, while a Kazoo queue is joined by the caller.",
    ],
    callflow: [
      CallflowMapping(
        "Queue", "`acdc_member` {id}",
        lost: "nothing, but more than Kazoo's TwiML does: the caller really joins the queue")
    ],
    citations: [
      .kazoo("kzt_twiml_dial:exec/3"), .kazoo5("kazoo-pivot/doc/twiml/README.md"),
      .twilio("voice/twiml/queue"),
    ])
}
