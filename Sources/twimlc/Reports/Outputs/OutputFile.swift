/// The output of a command, which goes to standard output or to the file of `--output`.
///
/// The file is written once, completely, and only if there is output: an error leaves it unchanged.
struct OutputFile {
  /// nil for standard output.
  private let path: SystemString?
  private let streams: Streams
  private let buffer: Buffer

  private final class Buffer {
    var bytes: [UInt8] = []
  }

  /// The stream for the command to write to.
  let stream: OutputStream

  /// - Throws: `UsageError` if the file is one of the documents.
  init(_ settings: Settings, _ streams: Streams, for inputs: [Input]) throws(UsageError) {
    let buffer = Buffer()
    path = settings.outputFile
    self.streams = streams
    self.buffer = buffer
    guard let path = settings.outputFile else {
      stream = streams.output
      return
    }
    if let input = inputs.first(where: { $0.path.map { isSameFile($0, path) } ?? false }) {
      throw UsageError("'--output' would overwrite the input '\(input.name)'")
    }
    stream = OutputStream(isTerminal: false) { bytes in
      buffer.bytes += bytes
      return nil
    }
  }

  /// Writes the file.
  func finish() -> ExitStatus {
    guard let path else { return .success }
    stream.flush()
    guard !buffer.bytes.isEmpty else { return .success }
    do throws(WriteError) {
      try FileWriting.replace(path, with: buffer.bytes)
      return .success
    } catch {
      streams.error.say("cannot write '\(path.text)': \(error.reason)")
      return .failure
    }
  }
}
