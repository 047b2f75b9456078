/// The source of a fact about TwiML or Kazoo, read or measured.
package enum Citation: Sendable, Hashable {
  /// A function of Kazoo 4.3, as `module:function/arity`.
  case kazoo(String)
  /// A page of the documentation in Kazoo 5's repository, `openkazoo/kazoo5-dev`, by its path there.
  /// The repository does not include the code that runs TwiML on Kazoo 5.
  case kazoo5(String)
  /// A page under `https://docs.2600hz.com/developers/pivot/pivot-twi-ml-response-format/`, which
  /// speaks of Kazoo 5.
  case pivot(String)
  /// A function in Kazoo 5's repository, as `module:function/arity`.
  case kazoo5Code(String)
  /// A page under `https://www.twilio.com/docs/`.
  case twilio(String)
  /// A section of the W3C's XML 1.0 recommendation, fifth edition.
  case xml(String)
  case rfc(Int, section: String)
  /// A section of twimlc's own manual page, for a rule about a file that only twimlc reads.
  case manual(String)

  /// As `explain` and the manual print it.
  package var text: String {
    switch self {
    case .kazoo(let function): Citation.source("Kazoo 4.3", function)
    case .kazoo5(let page): "Kazoo 5 documentation, \(page)"
    case .pivot(let page): "Kazoo 5 documentation, TwiML of Pivot, page '\(page)'"
    case .kazoo5Code(let function): Citation.source("Kazoo 5", function)
    case .twilio(let page): "Twilio documentation, https://www.twilio.com/docs/\(page)"
    case .xml(let section): "XML 1.0, section \(section)"
    case .manual(let section): "manual page twimlc(1), section \(section)"
    case .rfc(let number, let section): "RFC \(number), section \(section)"
    }
  }

  /// A function of Kazoo for readers who do not know Erlang's way to name one.
  private static func source(_ version: String, _ function: String) -> String {
    guard let colon = function.firstIndex(of: ":") else { return "\(version) source, \(function)" }
    let name = function[function.index(after: colon)...]
    return "\(version) source, function \(name) in \(function[..<colon]).erl"
  }
}
