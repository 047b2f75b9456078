import Configuration
import Glibc

/// Finds what git ignores: the `.gitignore` of every directory from the root of the repository, and
/// the repository's `info/exclude`. Without a repository, the search begins at the searched
/// directory.
///
/// The user's own patterns, `core.excludesFile`, are not read, so that a repository gives the same
/// result on every machine. A tracked file counts as ignored if a pattern matches it.
struct IgnoreSearch {
  /// The ignore files for a directory.
  private final class Level {
    /// The length of the directory that the file's patterns are relative to, in bytes of an
    /// absolute path.
    let prefixLength: Int
    let file: IgnoreFile
    let above: Level?

    init(_ file: IgnoreFile, prefixLength: Int, above: Level?) {
      self.file = file
      self.prefixLength = prefixLength
      self.above = above
    }
  }

  /// By directory; nil if there is no ignore file.
  private var levels: [SystemString: Level?] = [:]

  /// Begins a search: ignore files above the directory do not count, unless it is in a repository.
  /// - Parameter directory: absolute.
  mutating func begin(at directory: SystemString) {
    var next: SystemString? = directory
    while let current = next, !IgnoreSearch.isRepository(current) { next = current.parent }
    if next == nil, levels[directory] == nil {
      levels[directory] = .some(own(directory, above: nil))
    }
  }

  /// Whether a path below the searched directory is ignored. It must not be inside an ignored
  /// directory.
  /// - Parameters:
  /// - path: absolute.
  /// - isDirectory: false for a link to a directory, as in git.
  mutating func ignores(_ path: SystemString, isDirectory: Bool) -> Bool {
    var level = path.parent.flatMap { self.level(of: $0) }
    while let current = level {
      if let verdict = current.file.verdict(
        on: path.bytes[current.prefixLength...], isDirectory: isDirectory)
      {
        return verdict == .ignored
      }
      level = current.above
    }
    return false
  }

  private mutating func level(of directory: SystemString) -> Level? {
    var waiting: [SystemString] = []
    var next: SystemString? = directory
    var found: Level?
    while let current = next {
      if let known = levels[current] {
        found = known
        break
      }
      waiting.append(current)
      if IgnoreSearch.isRepository(current) { break }
      next = current.parent
    }
    while let current = waiting.popLast() {
      found = own(current, above: IgnoreSearch.isRepository(current) ? nil : found)
      levels[current] = .some(found)
    }
    return found
  }

  /// The ignore files of a directory, before those above it.
  private func own(_ directory: SystemString, above: Level?) -> Level? {
    let names = [IgnoreSearch.excludeFile(of: directory), directory.appending(".gitignore")]
    let prefixLength = directory.bytes.count + (directory == "/" ? 0 : 1)
    return names.compactMap(\.self).compactMap(IgnoreSearch.read).reduce(above) {
      Level($1, prefixLength: prefixLength, above: $0)
    }
  }

  private static func isRepository(_ directory: SystemString) -> Bool {
    unsafe access(directory.appending(".git").nullTerminated, F_OK) == 0
  }

  /// A repository's unshared patterns; nil unless the directory is the root of a repository.
  private static func excludeFile(of directory: SystemString) -> SystemString? {
    let repository = directory.appending(".git")
    guard let status = try? DirectoryWalk.status(of: repository) else { return nil }
    if status.isDirectory { return repository.appending("info/exclude") }
    // In a second work tree or a submodule, this file names the repository.
    let prefix = Array("gitdir: ".utf8)
    guard let line = firstLine(of: repository), line.starts(with: prefix) else { return nil }
    let git = SystemString(line.dropFirst(prefix.count)).absolute(in: directory)
    let common = firstLine(of: git.appending("commondir")).map {
      SystemString($0).absolute(in: git)
    }
    return (common ?? git).appending("info/exclude")
  }

  private static func firstLine(of path: SystemString) -> ArraySlice<UInt8>? {
    (try? FileReading.read(path))?.prefix { $0 != 0x0A && $0 != 0x0D }
  }

  /// - Returns: nil if the file does not exist, is empty, or is a link, which git does not follow
  ///   here.
  private static func read(_ path: SystemString) -> IgnoreFile? {
    guard let status = DirectoryWalk.ownStatus(of: path), status.st_mode & S_IFMT == S_IFREG,
      let content = try? FileReading.read(path)
    else { return nil }
    let file = IgnoreFile(content)
    return file.isEmpty ? nil : file
  }
}
