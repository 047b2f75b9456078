import Glibc

/// The directory of `--output-dir`, with a file for each document.
struct OutputDirectory {
  let path: SystemString
  /// By the name of the document.
  private let files: [String: SystemString]

  /// A found document keeps its path below the searched directory.
  /// - Throws: `UsageError` if two documents would be written to the same file, or one over itself.
  init(_ path: SystemString, for inputs: [Input]) throws(UsageError) {
    self.path = path
    var files: [String: SystemString] = [:]
    var names: [String: String] = [:]
    for input in inputs where !input.isMistaken {
      let base = OutputDirectory.place(of: input)
      if let other = names.updateValue(input.name, forKey: base) {
        throw UsageError(
          "'\(other)' and '\(input.name)' would both be written to '\(base).json' in --output-dir")
      }
      let file = path.appending(SystemString("\(base).json"))
      if let own = input.path, isSameFile(own, file) {
        throw UsageError("'--output-dir' would overwrite the input '\(input.name)'")
      }
      files[input.name] = file
    }
    self.files = files
  }

  /// The file for a document; nil for an unknown document.
  func file(for name: String) -> SystemString? { files[name] }

  /// The path of a document below the searched directory, without its extension.
  private static func place(of input: Input) -> String {
    let base = baseName(of: input.name)
    guard let root = input.searchedDirectory?.absolute(in: "/"),
      let parent = input.path?.absolute(in: "/").parent?.relative(to: root)
    else { return base }
    return "\(parent.text)/\(base)"
  }

  /// The name of a document without its directory and its extension.
  private static func baseName(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    for suffix in [".xml", ".twiml", ".json"]
    where last.hasSuffix(suffix) && last.count > suffix.count {
      return String(last.dropLast(suffix.count))
    }
    return last == "<stdin>" ? "stdin" : last
  }

  /// Creates the directory of a file and its missing parents.
  func makeDirectory(of file: SystemString) throws(WriteError) {
    var missing: [SystemString] = []
    var next: SystemString? = file.directory
    while let directory = next, directory.bytes.count > path.bytes.count {
      missing.append(directory)
      next = directory.directory
    }
    for directory in [path] + missing.reversed() {
      guard unsafe mkdir(directory.nullTerminated, 0o777) != 0, errno != EEXIST else { continue }
      throw WriteError(number: errno)
    }
  }
}

extension SystemString {
  /// A path up to its last slash, without it; nil if there is none.
  fileprivate var directory: SystemString? {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { SystemString(bytes[..<$0]) }
  }
}

/// Whether two paths are the same file.
func isSameFile(_ path: SystemString, _ other: SystemString) -> Bool {
  guard let status = try? DirectoryWalk.status(of: path),
    let second = try? DirectoryWalk.status(of: other)
  else { return false }
  return status.st_dev == second.st_dev && status.st_ino == second.st_ino
}
