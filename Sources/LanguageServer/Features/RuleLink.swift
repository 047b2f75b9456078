import Diagnostics
import TwiMLSemantics

extension Rule {
  /// Whether the rule finds verbs that never run: editors show them faded.
  var findsUnreachableCode: Bool { self == .unreachableVerb }

  /// A web page about the mistake: Twilio's page of the error number, or the cited source; nil if
  /// there is none.
  var link: String? {
    if let error = twilioErrors.first { return "https://www.twilio.com/docs/api/errors/\(error)" }
    return citations.lazy.compactMap(\.link).first
  }
}

extension Citation {
  /// Its web address; nil if it has no permanent one.
  var link: String? {
    switch self {
    case .kazoo(let function):
      function.split(separator: ":").first.flatMap { Citation.sources[String($0)] }.map {
        "https://github.com/2600hz/kazoo/blob/4.3/\($0).erl"
      }
    case .pivot(let page):
      "https://docs.2600hz.com/developers/pivot/pivot-twi-ml-response-format/\(page)"
    case .kazoo5(let page): "https://github.com/openkazoo/kazoo5-dev/blob/main/\(page)"
    case .kazoo5Code(let function):
      Citation.kazoo5Source(of: function.prefix { $0 != ":" }).map {
        "https://github.com/openkazoo/kazoo5-dev/blob/main/\($0).erl"
      }
    case .manual: nil
    case .twilio(let page): "https://www.twilio.com/docs/\(page)"
    case .xml(let section): Citation.xmlAnchors[section].map { "https://www.w3.org/TR/xml/#\($0)" }
    case .rfc(let number, let section):
      "https://www.rfc-editor.org/rfc/rfc\(number)#section-\(section)"
    }
  }

  /// The path of a module in Kazoo 5's repository, without its extension.
  private static func kazoo5Source(of module: Substring) -> String? {
    if ["cf_exe", "cf_util"].contains(module) { return "kazoo-callflow/src/\(module)" }
    if module.hasPrefix("cf_") { return "kazoo-callflow/src/module/\(module)" }
    if module.hasPrefix("pivot_") { return "kazoo-pivot/src/\(module)" }
    return module == "cb_pivot" ? "kazoo-crossbar/src/modules/cb_pivot" : nil
  }

  /// The directories of the modules in Kazoo's repository, branch 4.3.
  private static let sources: [String: String] = {
    let translator = "core/kazoo_translator/src/"
    let converters = [
      "kzt_twiml", "kzt_twiml_dial", "kzt_twiml_say", "kzt_twiml_util", "kzt_kazoo",
    ]
    var sources = Dictionary(
      uniqueKeysWithValues: converters.map { ($0, translator + "converters/" + $0) })
    for module in ["kzt_receiver", "kzt_util", "kzt_translator"] {
      sources[module] = translator + module
    }
    sources["kz_xml"] = "core/kazoo_xml/src/kz_xml"
    sources["pivot_call"] = "applications/pivot/src/pivot_call"
    return sources
  }()

  /// The anchors of the sections of XML 1.0 that rules cite.
  private static let xmlAnchors = [
    "2.1": "sec-well-formed", "2.2": "charsets", "2.4": "syntax", "2.8": "sec-prolog-dtd",
    "3.1": "sec-starttags", "4.1": "sec-references", "4.2.2": "sec-external-ent",
    "4.3.3": "charencoding", "4.4": "entproc",
  ]
}
