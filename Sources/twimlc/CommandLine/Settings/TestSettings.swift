import Diagnostics

/// The options of `test`.
struct TestSettings: Sendable {
  /// The values of `{{name}}`.
  var variables: [String: String] = [:]
  /// The server to run the scenarios on instead of their own.
  var baseURL: String?
  /// Whether to write what is heard now into the files.
  var isUpdating = false
  var reports: [TestReportRequest] = []
}

/// A format of the results of tests.
enum TestFormat: String, Sendable, CaseIterable {
  case text, junit, github, json
}

/// A requested report of tests.
struct TestReportRequest: Sendable, Equatable {
  let format: TestFormat
  /// nil for standard output.
  let path: SystemString?

  /// Reads `FORMAT` or `FORMAT=FILE`.
  init(_ value: SystemString) throws(UsageError) {
    let name = SystemString(value.bytes.prefix { $0 != UInt8(ascii: "=") })
    guard let format = TestFormat(rawValue: name.text) else {
      let words = TestFormat.allCases.map(\.rawValue).listed("or")
      throw UsageError("'--format' takes \(words), not '\(name.text)'")
    }
    self.init(
      format: format,
      path: name == value ? nil : SystemString(value.bytes.dropFirst(name.bytes.count + 1)))
    if let path, path.bytes.isEmpty {
      throw UsageError("'--format \(value.text)' has no file name after '='")
    }
  }

  init(format: TestFormat, path: SystemString?) {
    self.format = format
    self.path = path
  }
}
