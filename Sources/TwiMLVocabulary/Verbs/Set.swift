import Diagnostics

extension ElementSpec {
  package static let set = ElementSpec(
    "Set", .verb, in: ["Response"], origin: .kazoo,
    summary: "stores a value that goes with every request that follows", content: .elements,
    answers: true,
    remarks: [
      "It takes exactly one Variable: with none Kazoo crashes and leaves the caller in silence, "
        + "with two or more it fails. Write one Set for each.",
      "Inside a Gather what it stores is lost.",
      "It answers the call.",
    ],
    callflow: [
      CallflowMapping(
        "Set",
        "`set_variables` {custom_application_vars}; with GET the URLs of later "
          + "requests carry the variables",
        lost: "on 4.3 a later request by POST does not send the variables")
    ],
    citations: [.kazoo("kzt_twiml:set_variables/2"), .kazoo5("kazoo-pivot/doc/twiml/README.md")])
}
