import Glibc

/// A search for documents below a directory.
///
/// Names that begin with a full stop are passed over, a directory is entered once however many
/// links lead to it.
struct DirectoryWalk {
  enum Finding {
    /// With its size in bytes.
    case document(SystemString, Int)
    case unreadable(SystemString, ReadError)
  }

  private struct Identity: Hashable {
    let device: dev_t
    let inode: ino_t
  }

  private var visited: Set<Identity> = []
  private var findings: [Finding] = []

  /// The documents below a directory, sorted component by component.
  /// - Parameter isExcluded: whether a path is to be passed over, and whether that is a directory.
  static func documents(
    below directory: SystemString,
    isExcluded: (_ path: SystemString, _ isDirectory: Bool) -> Bool = { _, _ in false }
  ) -> [Finding] {
    var walk = DirectoryWalk()
    walk.run(from: directory, isExcluded)
    return walk.findings
  }

  private mutating func run(
    from root: SystemString, _ isExcluded: (SystemString, Bool) -> Bool
  ) {
    // The names still to be looked at, the next one last.
    var waiting = [root]
    while let path = waiting.popLast() {
      do throws(ReadError) {
        let status = try DirectoryWalk.status(of: path)
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
          if path != root, isExcluded(path, true) { continue }
          let identity = Identity(device: status.st_dev, inode: status.st_ino)
          guard visited.insert(identity).inserted else { continue }
          let names = try DirectoryWalk.names(in: path)
          waiting += names.sorted(by: >).map { path.appending($0) }
        case S_IFREG where DirectoryWalk.isDocumentName(path) && !isExcluded(path, false):
          findings.append(.document(path, status.fileSize))
        default: continue
        }
      } catch {
        // A link to nowhere matters only under the name of a document.
        let isMissing = error.number == ENOENT || error.number == ELOOP
        if !isMissing || DirectoryWalk.isDocumentName(path) {
          findings.append(.unreadable(path, error))
        }
      }
    }
  }

  private static func isDocumentName(_ path: SystemString) -> Bool {
    let name = path.text.lowercased()
    return name.hasSuffix(".xml") || name.hasSuffix(".twiml")
  }

  static func status(of path: SystemString) throws(ReadError) -> stat {
    var status = stat()
    guard unsafe stat(path.nullTerminated, &status) == 0 else { throw ReadError(number: errno) }
    return status
  }

  private static func names(in directory: SystemString) throws(ReadError) -> [SystemString] {
    guard let stream = unsafe opendir(directory.nullTerminated) else {
      throw ReadError(number: errno)
    }
    defer { unsafe closedir(stream) }
    var names: [SystemString] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe SystemString(bytes.prefix { $0 != 0 })
      }
      if name.bytes.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }
}

extension stat {
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  /// In bytes; 0 for what is no regular file.
  var fileSize: Int { st_mode & S_IFMT == S_IFREG ? Int(st_size) : 0 }
}
