/// The list of `--files-from`.
enum FileList {
  /// - Parameters:
  ///   - path: `-` for standard input.
  static func names(
    in path: SystemString, _ standardInput: InputStream
  ) throws(ReadError) -> [SystemString] {
    names(
      in: path == "-"
        ? try standardInput.read(FileReading.defaultLimit) : try FileReading.read(path))
  }

  /// The names in a list, separated by NULs if there is any, or by line breaks.
  static func names(in list: [UInt8]) -> [SystemString] {
    if list.contains(0) { return list.split(separator: 0).map { SystemString($0) } }
    return list.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let name = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return name.isEmpty ? nil : SystemString(name)
    }
  }
}
