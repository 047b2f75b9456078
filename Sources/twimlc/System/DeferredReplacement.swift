/// New content for a file, written in pieces. Without a piece an earlier file stays.
final class DeferredReplacement {
  let path: SystemString
  /// nil before the first piece.
  private var file: FileReplacement?
  private var fault: WriteError?

  init(_ path: SystemString) { self.path = path }

  /// Whether there is no piece yet.
  var isEmpty: Bool { file == nil && fault == nil }

  /// An error is kept, and thrown by `commit`.
  func write(_ bytes: some Sequence<UInt8>) {
    if isEmpty {
      do throws(WriteError) {
        file = try FileReplacement(path)
      } catch {
        fault = error
      }
    }
    file?.write(bytes)
  }

  /// Replaces the file.
  func commit() throws(WriteError) {
    if let fault { throw fault }
    try file?.commit()
  }

  /// Replaces the file, and prints an error if that fails.
  func finish(_ streams: Streams) -> ExitStatus {
    do throws(WriteError) {
      try commit()
      return .success
    } catch {
      streams.error.say("cannot write '\(path.text)': \(error.reason)")
      return .failure
    }
  }
}
