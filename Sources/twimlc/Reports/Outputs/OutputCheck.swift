import Configuration
import Glibc

/// Checks before anything is written that no output overwrites an input, another output, or a file
/// that twimlc did not write.
struct OutputCheck {
  /// Whether to overwrite a file of any kind.
  let isForced: Bool
  private var outputs: [Output] = []
  /// The files that are read besides documents, with a description.
  private var sources: [(path: SystemString, name: String)] = []
  private let streams: Streams

  private struct Output {
    let path: SystemString
    /// The option that requests it, as in `--format json`.
    let option: String
    let kind: OutputKind
  }

  /// The outputs named by the settings, except those in a directory.
  init(_ settings: Settings, _ streams: Streams, for command: CommandName) {
    self.streams = streams
    isForced = settings.isForced
    for request in settings.reports {
      guard let path = request.path else { continue }
      add(path, "--format \(request.format.rawValue)", .report(request.format))
    }
    settings.writtenBaseline.map { add($0, "--write-baseline", .baseline) }
    settings.sourceMap.map { add($0, "--source-map", .sourceMap) }
    settings.outputFile.map { add($0, "--output", .printed(by: command)) }
    settings.call.savedScenario.map { add($0, "--save", .scenario) }
    for request in settings.test.reports {
      let option = "--format \(request.format.rawValue)"
      request.path.map { add($0, option, .testReport(request.format)) }
    }
    for request in settings.explore.reports {
      guard let path = request.path else { continue }
      switch request.format {
      case .findings(let format): add(path, "--format \(format.rawValue)", .report(format))
      case .drawing(let drawing): add(path, "--format \(drawing.rawValue)", .drawing(drawing))
      }
    }
    settings.filesFrom.map { sources.append(($0, "the list of --files-from")) }
    settings.baseline.map { sources.append(($0, "the file of --baseline")) }
    if case .file(let path) = settings.configuration {
      sources.append((path, "the file of --config"))
    }
  }

  mutating func add(_ path: SystemString, _ option: String, _ kind: OutputKind) {
    outputs.append(Output(path: path, option: option, kind: kind))
  }

  /// - Returns: the inputs without earlier outputs that a search found.
  func run(_ inputs: [Input]) throws(UsageError) -> [Input] {
    try rejectDocumentAsStandardOutput(inputs)
    if outputs.isEmpty { return inputs }
    var claimed: [FileIdentity: Output] = [:]
    for output in outputs {
      guard let identity = FileIdentity(of: output.path) else { continue }
      if let other = claimed.updateValue(output, forKey: identity) {
        throw UsageError(
          "'\(other.option)' and '\(output.option)' would both write to '\(output.path.text)'")
      }
    }
    try rejectSources(claimed)
    var remaining: [Input] = []
    for input in inputs {
      guard let identity = identity(of: input), let output = claimed[identity] else {
        remaining.append(input)
        continue
      }
      // A report of an earlier run in a searched directory.
      if input.isFound, holdsOwnKind(output) { continue }
      throw UsageError("'\(output.option)' would overwrite the input '\(input.name)'")
    }
    for output in outputs where !isForced && !holdsOwnKind(output) {
      throw UsageError(
        "'\(output.path.text)' exists and is not \(output.kind.name): '\(output.option)' "
          + "overwrites it only with '--force'")
    }
    return remaining
  }

  private func rejectSources(_ claimed: [FileIdentity: Output]) throws(UsageError) {
    for source in sources {
      if let identity = FileIdentity(of: source.path), let output = claimed[identity] {
        throw UsageError(
          "'\(output.option)' would overwrite '\(source.path.text)', \(source.name)")
      }
    }
    let names = Configuration.fileNames.map { SystemString($0).bytes }
    for output in outputs {
      guard let target = try? output.path.resolvingLinks(), FileIdentity.exists(target),
        names.contains(Array(target.bytes.dropFirst(target.directoryPrefix.bytes.count)))
      else { continue }
      throw UsageError("'\(output.option)' would overwrite the configuration '\(target.text)'")
    }
  }

  /// Rejects standard output that is one of the documents: `twimlc a.xml >>a.xml` would never end,
  /// or lose the document.
  private func rejectDocumentAsStandardOutput(_ inputs: [Input]) throws(UsageError) {
    guard let descriptor = streams.output.descriptor,
      let identity = FileIdentity(of: descriptor)
    else { return }
    for input in inputs where self.identity(of: input) == identity {
      throw UsageError("standard output is the input '\(input.name)'")
    }
  }

  private func identity(of input: Input) -> FileIdentity? {
    if input.isStandardInput { return streams.input.descriptor.flatMap(FileIdentity.init(of:)) }
    return input.path.flatMap(FileIdentity.init(of:))
  }

  /// Whether a file does not exist, or contains the same kind of output.
  private func holdsOwnKind(_ output: Output) -> Bool {
    guard FileIdentity.isRegular(output.path) else { return true }
    guard let content = try? FileReading.prefix(of: output.path, output.kind.sampleSize) else {
      return true
    }
    return output.kind.recognizes(content)
  }
}

/// The identity of a file under any name.
struct FileIdentity: Hashable {
  private let device: dev_t
  private let inode: ino_t
  /// The name in the directory, if the file does not exist.
  private let name: SystemString?

  /// nil if it is not a regular file and cannot become one, such as a device.
  init?(of path: SystemString) {
    var status = stat()
    if unsafe stat(path.nullTerminated, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      (device, inode, name) = (status.st_dev, status.st_ino, nil)
      return
    }
    guard errno == ENOENT, let target = try? path.resolvingLinks() else { return nil }
    let prefix = target.directoryPrefix
    let directory = prefix.bytes.isEmpty ? SystemString(".") : prefix
    if unsafe stat(directory.nullTerminated, &status) == 0 {
      (device, inode) = (status.st_dev, status.st_ino)
      name = SystemString(target.bytes.dropFirst(prefix.bytes.count))
    } else {
      // In a directory that does not exist yet.
      (device, inode) = (0, 0)
      name = target.absolute(in: SystemString.workingDirectory ?? "/")
    }
  }

  /// nil if it is not a regular file, such as a terminal.
  init?(of descriptor: CInt) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    (device, inode, name) = (status.st_dev, status.st_ino, nil)
  }

  static func exists(_ path: SystemString) -> Bool {
    unsafe access(path.nullTerminated, F_OK) == 0
  }

  static func isRegular(_ path: SystemString) -> Bool {
    var status = stat()
    return unsafe stat(path.nullTerminated, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
