import Diagnostics

extension Severity {
  /// What the severity means for the caller, in one sentence.
  var meaning: String {
    switch self {
    case .error:
      "An error goes wrong for the caller on at least one outcome of the call: Kazoo fails on the "
        + "document, ends the call at a verb that it cannot carry out, or leaves a menu silent."
    case .warning:
      "With a warning Kazoo runs the document, but does something other than it says, or it fails "
        + "only on some builds."
    case .note: "A note is something to know: the document runs as it is written."
    }
  }
}
