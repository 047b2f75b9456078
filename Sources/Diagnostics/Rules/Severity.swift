/// How much a finding matters on the call.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
  /// Kazoo runs the document as written: style, portability, something to know.
  case note
  /// Kazoo runs the document but does something other than it says, or fails only on some builds or
  /// for some callers, or a translation loses something.
  case warning
  /// On at least one outcome of the call Kazoo's run of the document fails, or the input is not
  /// well-formed XML, or no voice TwiML at all.
  case error

  /// `note`, `warning` or `error`.
  package var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package init?(name: some StringProtocol) {
    guard let match = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
