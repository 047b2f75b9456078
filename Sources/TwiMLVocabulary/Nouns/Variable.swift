import Diagnostics

extension ElementSpec {
  package static let variable = ElementSpec(
    "Variable", .parameter, in: ["Set"], origin: .kazoo,
    summary: "names a value for the requests that follow", content: .nothing,
    attributes: [
      .attribute(
        .key, .parameter, default: "undefined", .kazooOnly, "the name of the request parameter",
        .kazoo("kzt_twiml:set_variable/2")),
      .attribute(
        .value, .parameter, without: "nothing is sent", .kazooOnly, "its value",
        .kazoo("kzt_twiml:set_variable/2")),
    ],
    remarks: [
      "The value must stand in the attribute: text between the tags is not read.",
      "Without a key the value is stored under the name 'undefined'.",
      "A key or value with a character above U+00FF counts as missing.",
      "A request parameter of Kazoo's own, such as Digits, wins over a variable of that name.",
    ],
    callflow: [
      CallflowMapping("Variable", "an entry of `custom_application_vars`")
    ],
    citations: [.kazoo("kzt_twiml:set_variable/2"), .kazoo5("kazoo-pivot/doc/twiml/README.md")])
}

extension AttributeKey {
  package static let key = AttributeKey("key")
  package static let value = AttributeKey("value")
}
