/// The version of the program and its date.
enum Version {
  static let number = "0.2.0"
  static let date = "2026-11-28"
}
