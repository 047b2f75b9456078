import Diagnostics

extension Diagnostic {
  /// What to do about it: its help, or else what its fix-its do.
  var advice: [String] { help.isEmpty ? fixIts.map(\.message) : help }
}
