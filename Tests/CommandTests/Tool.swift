import Foundation
import Testing

extension Tag {
  /// Takes seconds: hostile inputs, kills, many files.
  @Tag static var slow: Self
}

/// The built program and a directory to run it in.
struct Tool: ~Copyable {
  /// Removed with this value.
  let directory: URL

  struct Result {
    let status: Int32
    let output: String
    let error: String
  }

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appending(path: "twimlc-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// The directory of the project.
  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program is in the directory of the test bundle.
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "twimlc").path

  /// Whether a server and a client are installed.
  static let hasCurlAndPython = ["curl", "python3"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = directory.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// The content of a file; nil when there is none.
  func read(_ name: String) -> String? {
    (try? Data(contentsOf: directory.appending(path: name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Runs the program with arguments.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try launch(Tool.path, arguments, input: input, environment: environment)
  }

  /// Runs a shell command in which `twimlc` is the program.
  func shell(
    _ line: String, input: String = "", environment: [String: String] = [:]
  ) throws
    -> Result
  {
    let function = "twimlc() { '\(Tool.path)' \"$@\"; }\n"
    return try launch("/bin/sh", ["-c", function + line], input: input, environment: environment)
  }

  private func launch(
    _ path: String, _ arguments: [String], input: String, environment: [String: String]
  ) throws -> Result {
    // Files instead of pipes: they cannot fill up and need no concurrent reader.
    let files = try ["stdin", "stdout", "stderr"].map { name in
      let file = FileManager.default.temporaryDirectory.appending(
        path: "\(directory.lastPathComponent)-\(name)")
      try Data(name == "stdin" ? input.utf8 : "".utf8).write(to: file)
      return file
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
