import Diagnostics

extension ElementSpec {
  package static let device = ElementSpec(
    "Device", .noun, in: ["Dial"], origin: .kazoo,
    summary: "a Kazoo device to ring", content: .text("the device's ID"),
    remarks: [
      "It takes the ID of the device's document, not a name or an extension.",
      "A device that does not exist is skipped; if nobody is left to ring, the call ends.",
      "Beside a Number it fails from Kazoo 4.3.96 on.",
    ],
    callflow: [
      CallflowMapping(
        "one Device", "`device` {id, timeout, dial_strategy}"),
      CallflowMapping("among others", "an endpoint of `ring_group`"),
    ],
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"),
      .kazoo5("kazoo-pivot/doc/twiml/README.md"),
    ])
}
