import CFileSystem
import Glibc

/// Text that is printed later. A long text waits in a temporary file and not in memory, if the
/// system has a directory for such files.
final class SpooledText {
  private let directory: SystemString
  /// The text that is not in the file.
  private var buffer: [UInt8] = []
  /// A file without a name, with the first part of the text; nil if there is none.
  private var file: CInt?
  /// The number of bytes in the file.
  private var fileLength = 0
  /// Whether more text goes into the file.
  private var isFileUsed = true

  /// The number of bytes to keep in memory.
  static let capacity = 1 << 20

  /// - Parameter directory: of the temporary file.
  init(in directory: SystemString) { self.directory = directory }

  deinit { file.map { _ = close($0) } }

  /// The number of bytes that are kept in memory.
  var memorySize: Int { buffer.count }

  func write(_ text: String) {
    buffer += text.utf8
    if buffer.count >= SpooledText.capacity { spill() }
  }

  /// Moves the text to the file. If the file system is full, it stays in memory.
  private func spill() {
    guard isFileUsed else { return }
    if file == nil {
      let descriptor = unsafe twimlc_open_nameless(directory.nullTerminated)
      if descriptor >= 0 { file = descriptor }
    }
    guard let file, writeAll(buffer, to: file) == nil else {
      isFileUsed = false
      return
    }
    fileLength += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the whole text, in order.
  /// - Throws: `ReadError` if the file can no longer be read.
  func write(to stream: OutputStream) throws(ReadError) {
    if let file {
      lseek(file, 0, SEEK_SET)
      var rest = fileLength
      while rest > 0 {
        let piece = try FileReading.readSome(descriptor: file, limit: min(rest, 1 << 16))
        guard !piece.isEmpty else { throw ReadError(number: EIO) }
        stream.write(piece)
        rest -= piece.count
      }
    }
    stream.write(buffer)
  }
}
