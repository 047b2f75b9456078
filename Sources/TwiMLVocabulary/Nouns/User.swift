import Diagnostics

extension ElementSpec {
  package static let user = ElementSpec(
    "User", .noun, in: ["Dial"], origin: .kazoo,
    summary: "a Kazoo user, all of whose devices ring", content: .text("the user's ID"),
    remarks: [
      "It takes the ID of the user's document, not a name or an extension.",
      "A user that does not exist or has no device is skipped; if nobody is left to ring, "
        + "the call ends.",
      "Beside a Number it fails from Kazoo 4.3.96 on.",
    ],
    callflow: [
      CallflowMapping(
        "one User", "`user` {id, timeout, strategy}"),
      CallflowMapping("among others", "an endpoint of `ring_group`"),
    ],
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"),
      .kazoo5("kazoo-pivot/doc/twiml/README.md"),
    ])
}
