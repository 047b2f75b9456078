/// The output of a command, which goes to standard output or to the file of `--output`.
///
/// The file is written completely, and only if there is output: an error leaves it unchanged.
struct OutputFile {
  /// nil for standard output.
  private let file: DeferredReplacement?
  private let streams: Streams

  /// The stream for the command to write to.
  let stream: OutputStream

  /// - Throws: `UsageError` if the file is one of the documents.
  init(_ settings: Settings, _ streams: Streams, for inputs: [Input]) throws(UsageError) {
    self.streams = streams
    guard let path = settings.outputFile else {
      stream = streams.output
      file = nil
      return
    }
    if let input = inputs.first(where: { $0.path.map { isSameFile($0, path) } ?? false }) {
      throw UsageError("'--output' would overwrite the input '\(input.name)'")
    }
    let file = DeferredReplacement(path)
    self.file = file
    stream = OutputStream(isTerminal: false) { bytes in
      file.write(bytes)
      return nil
    }
  }

  /// Writes the file.
  func finish() -> ExitStatus {
    guard let file else { return .success }
    stream.flush()
    return file.finish(streams)
  }
}
