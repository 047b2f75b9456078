import Glibc

/// Paths are handled as text; only `resolved` follows links.
extension SystemString {
  /// The directory of relative paths; nil if it was removed.
  static var workingDirectory: SystemString? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe SystemString(
      UnsafeBufferPointer(start: path, count: strlen(path)).map(UInt8.init(bitPattern:)))
  }

  /// The directory of files that are removed again.
  static var temporaryDirectory: SystemString {
    guard let path = unsafe getenv("TMPDIR"), unsafe path[0] != 0 else { return "/tmp" }
    return unsafe SystemString(
      UnsafeBufferPointer(start: path, count: strlen(path)).map(UInt8.init(bitPattern:)))
  }

  /// The path from the root, without `.`, `..` and repeated slashes.
  func absolute(in directory: SystemString) -> SystemString {
    let isAbsolute = bytes.first == UInt8(ascii: "/")
    var names: [ArraySlice<UInt8>] = isAbsolute ? [] : directory.names
    for name in self.names {
      if name.elementsEqual("..".utf8) {
        _ = names.popLast()
      } else if !name.elementsEqual(".".utf8) {
        names.append(name)
      }
    }
    return SystemString.rooted(names)
  }

  /// The path without symbolic links; nil if it does not exist.
  var resolved: SystemString? {
    guard let path = unsafe realpath(nullTerminated, nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe SystemString(
      UnsafeBufferPointer(start: path, count: strlen(path)).map(UInt8.init(bitPattern:)))
  }

  /// The number of names in a path.
  var depth: Int { names.count }

  /// The parent directory of an absolute path; nil for the root.
  var parent: SystemString? {
    let names = names
    return names.isEmpty ? nil : SystemString.rooted(names.dropLast())
  }

  /// A path up to and including its last slash, ready for a name.
  var directoryPrefix: SystemString {
    SystemString(bytes.prefix((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1))
  }

  /// The rest of an absolute path below a directory; nil if it is not below.
  func relative(to directory: SystemString) -> SystemString? {
    let (own, others) = (names, directory.names)
    guard own.count > others.count, own.starts(with: others) else { return nil }
    return SystemString.joined(own.dropFirst(others.count))
  }

  /// The path from one absolute directory to this absolute path, with `..` if needed.
  func path(from directory: SystemString) -> SystemString {
    let (own, others) = (names, directory.names)
    let shared = zip(own, others).prefix { $0 == $1 }.count
    let up = Array(repeating: Array("..".utf8)[...], count: others.count - shared)
    return SystemString.joined(up + own.dropFirst(shared))
  }

  private var names: [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: "/")) }

  private static func rooted(_ names: some Sequence<ArraySlice<UInt8>>) -> SystemString {
    var bytes: [UInt8] = []
    for name in names {
      bytes.append(UInt8(ascii: "/"))
      bytes += name
    }
    return SystemString(bytes.isEmpty ? [UInt8(ascii: "/")] : bytes)
  }

  /// A relative path. The library's `joined` creates types when it is called first, which a run of
  /// one small document notices.
  private static func joined(_ names: some Sequence<ArraySlice<UInt8>>) -> SystemString {
    SystemString(rooted(names).bytes.dropFirst())
  }
}
