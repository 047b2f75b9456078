/// A command line that cannot be executed.
struct UsageError: Error, Equatable {
  /// Lower case, no full stop.
  let message: String

  init(_ message: String) { self.message = message }

  /// An unknown word, and the suggested one.
  init(_ message: String, suggestion: String?) {
    self.message = message + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}
