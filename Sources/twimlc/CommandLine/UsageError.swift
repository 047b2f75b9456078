/// A command line that cannot be carried out.
struct UsageError: Error, Equatable {
  /// Lower case, no full stop.
  let message: String

  init(_ message: String) { self.message = message }

  /// A word that is not among those there are, and the one that was likely meant.
  init(_ message: String, suggestion: String?) {
    self.message = message + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}
