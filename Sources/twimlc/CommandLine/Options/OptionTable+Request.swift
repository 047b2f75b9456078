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
      "the verb before the request: gather, record, dial or redirect; or start",
      details: """
        With `start` it is the first request of the call. The parameters also depend on what \
        people did at the verb: see `--press`, `--record`, `--dial` and `--response-first`.
        """
    ) { $0.composition.step = $1 },
    Option(
      "method",
      takes: ArgumentDescription(
        "METHOD", words: CallSettings.RequestMethod.allCases.map(\.rawValue)),
      topic: .call, for: [.request], "the method of the request: get or post",
      details: "By default the first request is a GET and the others are POSTs."
    ) { (settings, value) throws(UsageError) in
      settings.composition.method = HTTPMethod(rawValue: try method(value).rawValue)
    },
    Option(
      "set",
      takes: ArgumentDescription(
        "NAME=VALUE", words: settableParameters, continuation: .words([], isList: false)),
      isRepeatable: true, topic: .call,
      for: [.request, .call, .explore],
      "the value of a request parameter, such as From=+14155550100",
      details: """
        NAME is the name of the parameter in TwiML or in Kazoo, such as From or Caller-ID-Number. \
        Any other NAME, such as plan=gold, is sent as a variable, as if a verb Set had stored it \
        before.
        """, apply: setParameter),
    Option(
      "from", takes: ArgumentDescription("FILE"), topic: .call, for: [.request, .call, .explore],
      "take the numbers and ids of the call from FILE, an event of Kazoo in JSON",
      details: """
        FILE has the JSON that Kazoo's applications send each other over AMQP: an event such as \
        CHANNEL_CREATE, or a whole call. Values that are not in FILE are made up, and their names are printed \
        on standard error.
        """,
      in: [
        .request: Wording(
          details: """
            FILE has an event such as CHANNEL_CREATE, or a call, as Kazoo's applications send them \
            to each other over AMQP. Values that are not in FILE are made up, and their names are \
            printed on standard error. The key of a DTMF event is used with `--step gather`, the \
            length and key of a RECORD_STOP event with `--step record`.
            """)
      ]
    ) { settings, value in settings.composition.call = value },
    Option(
      "seed", takes: ArgumentDescription("NUMBER"), topic: .call,
      for: [.request, .call, .test, .explore],
      "make up the ids and numbers of the call from NUMBER",
      details:
        "The same NUMBER gives the same ones. Without this option each call has new ids and the same numbers.",
      in: [
        .request: Wording(
          details: """
            The same NUMBER gives the same ones. Without this option the request is always the same \
            example.
            """)
      ]
    ) { (settings, value) throws(UsageError) in
      guard let seed = UInt64(value.text) else {
        throw UsageError("'--seed' takes a whole number of 0 or more, not '\(value.text)'")
      }
      settings.composition.seed = seed
    },
    Option(
      "as", placeholder: "FORMAT", defaultValue: Composition().format,
      topic: .output,
      for: [.request],
      "print the request as query, form, json, curl or table",
      details: """
        `query` is the query of a URL, `form` the body of a POST, `json` an object, `table` a line \
        for each parameter, and `curl` a command that makes the request. `curl` needs \
        `--base-url`.
        """
    ) { $0.composition.format = $1 },
    Option(
      "names", placeholder: "NAMES", defaultValue: Composition().names, topic: .output,
      for: [.request],
      "use the parameter names of twiml or kazoo",
      details: "Pivot sends those that the setting `req_format` of the pivot action names."
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
