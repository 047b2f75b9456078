import Glibc

/// Paths are taken apart by their letters; no link is followed but where it is said.
extension SystemString {
  /// The directory that relative paths begin in; nil where it is gone.
  static var workingDirectory: SystemString? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
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

  /// The path without symbolic links; nil where nothing is there.
  var resolved: SystemString? {
    guard let path = unsafe realpath(nullTerminated, nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe SystemString(
      UnsafeBufferPointer(start: path, count: strlen(path)).map(UInt8.init(bitPattern:)))
  }

  /// How many names a path has.
  var depth: Int { names.count }

  /// The directory that an absolute path stands in; nil for the root.
  var parent: SystemString? {
    let names = names
    return names.isEmpty ? nil : SystemString.rooted(names.dropLast())
  }

  /// All of a path up to its last slash, with it: a name can be put after it.
  var directoryPrefix: SystemString {
    SystemString(bytes.prefix((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1))
  }

  /// The rest of an absolute path below a directory; nil where it is not below.
  func relative(to directory: SystemString) -> SystemString? {
    let (own, others) = (names, directory.names)
    guard own.count > others.count, own.starts(with: others) else { return nil }
    return SystemString.joined(own.dropFirst(others.count))
  }

  /// The path from one absolute directory to this absolute path, by `..` where it leads out.
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

  /// A relative path. The library's `joined` costs a small document a fifth of its time, for the
  /// types that it makes.
  private static func joined(_ names: some Sequence<ArraySlice<UInt8>>) -> SystemString {
    SystemString(rooted(names).bytes.dropFirst())
  }
}
