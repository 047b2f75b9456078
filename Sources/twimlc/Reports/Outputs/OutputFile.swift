/// What a command prints, on its way to standard output or to the file that `--output` names.
///
/// The file is written once, whole, and only where there is something to write: an error leaves it
/// as it was.
struct OutputFile {
  /// nil for standard output.
  private let path: SystemString?
  private let streams: Streams
  private let buffer: Buffer

  private final class Buffer {
    var bytes: [UInt8] = []
  }

  /// Where the command is to write.
  let stream: OutputStream

  /// - Throws: `UsageError` where the file is one of the documents.
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
