import Diagnostics

extension ElementSpec {
  static let pay = ElementSpec(
    "Pay", .verb, in: ["Response"],
    .unsupported(
      instead:
        "collect the digits with Gather and charge the card in the web application; card data then "
        + "passes through Kazoo and the application"
    ),
    summary: "takes a card or bank payment from the caller", content: .elements,
    attributes: payAttributes,
    citations: [.twilio("voice/twiml/pay")])

  private static let payAttributes: [AttributeSpec] = [
    .unread("input", .oneOf(["dtmf"])),
    .unread("action", .url),
    .unread(
      "bankAccountType",
      .oneOf(["consumer-checking", "consumer-savings", "commercial-checking", "commercial-savings"])
    ),
    .unread("statusCallback", .url),
    .unread("statusCallbackMethod", .method),
    .unread("timeout", .number),
    .unread("maxAttempts", .number),
    .unread("securityCode", .boolean),
    .unread("postalCode"),
    .unread("minPostalCodeLength", .number),
    .unread("paymentConnector"),
    .unread("paymentMethod", .oneOf(["ach-debit", "credit-card"])),
    .unread("tokenType", .oneOf(["one-time", "reusable", "payment-method"])),
    .unread("chargeAmount"),
    .unread("currency"),
    .unread("description"),
    .unread(
      "validCardTypes",
      .someOf([
        "visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club",
        "enroute",
      ])),
    .unread(
      "language",
      .oneOf([
        "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-IE", "en-NZ", "en-PH", "en-ZA", "en-US",
        "es-ES", "es-US", "fr-CA", "fr-FR", "it-IT",
      ])),
  ]

  static let prompt = ElementSpec(
    "Prompt", .verb, in: ["Pay", "Response"],
    .unsupported(instead: "put the words of the prompt into Say or Play"),
    summary: "the prompts for one step of a payment", content: .elements,
    attributes: [
      .unread(
        "for",
        .oneOf([
          "payment-card-number", "expiration-date", "security-code", "postal-code",
          "payment-processing", "bank-account-number", "bank-routing-number",
        ])),
      .unread(
        "errorType",
        .someOf([
          "timeout", "invalid-card-number", "invalid-card-type", "invalid-date",
          "invalid-security-code", "internal-error", "input-matching-failed",
        ])),
      .unread(
        "cardType",
        .someOf([
          "visa", "mastercard", "amex", "maestro", "discover", "optima", "jcb", "diners-club",
          "enroute",
        ])),
      .unread("attempt"),
      .unread("requireMatchingInputs", .boolean),
    ],
    citations: [.twilio("voice/twiml/pay/prompt")])
}
