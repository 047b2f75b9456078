import Diagnostics

extension ElementSpec {
  static let enqueue = ElementSpec(
    "Enqueue", .verb, in: ["Response"],
    .unsupported(
      instead: "respond with callflow JSON: `acdc_member` {id} puts the caller into a Kazoo queue"),
    summary: "puts the caller into a queue", content: .textOrElements("the queue's name"),
    flow: .depends("the next verb runs when the caller leaves the queue"),
    attributes: [
      .unread("action", .url),
      .unread("maxQueueSize", .number),
      .unread("method", .method),
      .unread("waitUrl", .url),
      .unread("waitUrlMethod", .method),
      .unread("workflowSid"),
    ],
    citations: [.twilio("voice/twiml/enqueue")])

  static let task = ElementSpec(
    "Task", .noun, in: ["Enqueue"], .unsupported(instead: nil),
    summary: "describes the caller to the workflow that routes the call",
    content: .text("attributes as JSON"),
    attributes: [
      .unread("priority", .number),
      .unread("timeout", .number),
      .unread("workflowSid"),
    ],
    citations: [.twilio("voice/twiml/enqueue")])

  static let taskAttributes = ElementSpec(
    "TaskAttributes", .noun, in: ["Enqueue"], .unsupported(instead: nil),
    summary: "an old form of Task", content: .text("attributes as JSON"),
    citations: [.twilio("voice/twiml/enqueue")])

  static let leave = ElementSpec(
    "Leave", .verb, in: ["Response"], .unsupported(instead: nil),
    summary: "takes the caller out of the queue whose waiting document this is", content: .nothing,
    flow: .ends,
    citations: [.twilio("voice/twiml/leave")])

  static let queueVerb = ElementSpec(
    "Queue", .verb, in: ["Response"],
    .unsupported(
      instead: "respond with callflow JSON: `acdc_member` {id} puts the caller into a Kazoo queue"),
    summary:
      "a queue directly in the document, which Twilio's libraries can write and its documentation "
      + "does not have",
    content: .text("the queue's name"),
    attributes: [
      .unread("url", .url),
      .unread("method", .method),
      .unread("reservationSid"),
      .unread("postWorkActivitySid"),
    ],
    citations: [.twilio("voice/twiml/queue")])
}
