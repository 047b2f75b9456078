import Reference
import Trace
import TwiMLSemantics
import TwiMLVocabulary

extension Option {
  /// The options of `request`.
  static let request: [Option] = [
    Option(
      "step", placeholder: "STEP", defaultValue: Composition.Step.start, topic: .call,
      for: [.request],
      "what the request comes after: start, gather, record, dial or redirect",
      details: """
        The result of the verb is the same as in `trace` with the same `--press`, `--dial` and \
        `--response-first`; without `--press` the caller pressed 1 at a `Gather`.
        """
    ) { $0.composition.step = $1 },
    Option(
      "method", takes: ArgumentDescription("METHOD", words: ["GET", "POST"]), topic: .call,
      for: [.request], "the HTTP method of the request",
      details: "By default the first request is a GET and the others are POSTs."
    ) { (settings, value) throws(UsageError) in
      guard let method = HTTPMethod(rawValue: value.text.lowercased()) else {
        throw UsageError("'--method' takes GET or POST, not '\(value.text)'")
      }
      settings.composition.method = method
    },
    Option(
      "set",
      takes: ArgumentDescription(
        "NAME=VALUE", words: settableParameters, continuation: .words([], isList: false)),
      isRepeatable: true, topic: .call,
      for: [.request, .call, .explore], "the value of a parameter, by TwiML's name or Kazoo's",
      details: "Any other NAME is a variable that `Set` stored.", apply: setParameter),
    Option(
      "from", takes: ArgumentDescription("FILE"), topic: .call, for: [.request, .call, .explore],
      "read the facts of the call from a call or an event in Kazoo's JSON",
      details: """
        Facts that are not in the JSON are invented, and named on standard error. The key of a \
        DTMF event is used for `--step gather`, the length and key of a RECORD_STOP event for \
        `--step record`.
        """
    ) { settings, value in settings.composition.call = value },
    Option(
      "seed", takes: ArgumentDescription("NUMBER"), topic: .call,
      for: [.request, .call, .test, .explore],
      "invent another call; the same NUMBER gives the same call"
    ) { (settings, value) throws(UsageError) in
      guard let seed = UInt64(value.text) else {
        throw UsageError("'--seed' takes a whole number of 0 or more, not '\(value.text)'")
      }
      settings.composition.seed = seed
    },
    Option(
      "as", placeholder: "FORMAT", defaultValue: Composition().format, topic: .output,
      for: [.request],
      "print the request as query, form, json, curl or table",
      details: "`curl` needs `--base-url`, the URL to request."
    ) { $0.composition.format = $1 },
    Option(
      "names", placeholder: "NAMES", defaultValue: Composition().names, topic: .output,
      for: [.request],
      "use the parameter names of twiml or kazoo"
    ) { $0.composition.names = $1 },
  ]

  /// The parameters whose values differ between calls.
  private static var settableParameters: [String] {
    RequestParameter.allCases.flatMap { parameter -> [String] in
      switch parameter.presence {
      case .always, .sometimes: [parameter.name, parameter.kazooName].compactMap(\.self)
      case .constant, .never: []
      }
    }
  }

  @Sendable private static func setParameter(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    let (name, text) = try pair(value, of: "set", as: "NAME=VALUE")
    guard let parameter = RequestParameter(named: name) else {
      settings.composition.variables.append(.init(name, text))
      return
    }
    switch parameter.presence {
    case .never: throw UsageError("'\(name)' is documented, but Pivot never sends it")
    case .constant: throw UsageError("Pivot sends the same '\(name)' on every call")
    case .always, .sometimes:
      settings.composition.parameters.append(.init(parameter.name, text))
    }
  }
}
