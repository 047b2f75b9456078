import Glibc

/// The directory that `--output-dir` names.
struct OutputDirectory {
  let path: SystemString

  /// The file for a document.
  func file(for name: String) -> SystemString {
    SystemString(path.bytes + Array("/\(OutputDirectory.baseName(of: name)).json".utf8))
  }

  /// The name of a document without its directory and its extension.
  static func baseName(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    for suffix in [".xml", ".twiml", ".json"]
    where last.hasSuffix(suffix) && last.count > suffix.count {
      return String(last.dropLast(suffix.count))
    }
    return last == "<stdin>" ? "stdin" : last
  }

  /// - Throws: `UsageError` when two documents would be written to the same file, or one over
  ///   itself.
  func checkNames(of inputs: [Input]) throws(UsageError) {
    var names: [String: String] = [:]
    for input in inputs where !input.isMistaken {
      let base = OutputDirectory.baseName(of: input.name)
      if let other = names.updateValue(input.name, forKey: base) {
        throw UsageError(
          "'\(other)' and '\(input.name)' would both be written to '\(base).json' in --output-dir")
      }
      if let path = input.path, isSameFile(path, file(for: input.name)) {
        throw UsageError("'\(input.name)' would be written over itself in --output-dir")
      }
    }
  }

  private func isSameFile(_ path: SystemString, _ other: SystemString) -> Bool {
    guard let status = try? DirectoryWalk.status(of: path),
      let second = try? DirectoryWalk.status(of: other)
    else { return false }
    return status.st_dev == second.st_dev && status.st_ino == second.st_ino
  }

  /// Makes the directory unless it is there.
  func create() throws(WriteError) {
    guard unsafe mkdir(path.nullTerminated, 0o777) != 0, errno != EEXIST else { return }
    throw WriteError(number: errno)
  }
}
