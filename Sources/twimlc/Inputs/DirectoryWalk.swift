import Glibc

/// A search for documents below a directory.
///
/// Hidden names are skipped, and a directory is entered only once even if several links lead to it.
struct DirectoryWalk {
  /// A file or directory that a search finds.
  struct Candidate {
    let path: SystemString
    let isDirectory: Bool
    /// Whether it is a symbolic link.
    let isLink: Bool
  }

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

  /// The documents below a directory, sorted by path component.
  /// - Parameters:
  /// - isDocument: whether a path is a document.
  /// - isExcluded: whether to skip a file or directory.
  static func documents(
    below directory: SystemString,
    isDocument: (SystemString) -> Bool = DirectoryWalk.hasDocumentName,
    isExcluded: (Candidate) -> Bool = { _ in false }
  ) -> [Finding] {
    var walk = DirectoryWalk()
    walk.run(from: directory, isDocument, isExcluded)
    return walk.findings
  }

  private mutating func run(
    from root: SystemString, _ isDocument: (SystemString) -> Bool,
    _ isExcluded: (Candidate) -> Bool
  ) {
    // The names still to visit, the next one last.
    var waiting = [Entry(path: root, isLink: false)]
    while let entry = waiting.popLast() {
      let path = entry.path
      do throws(ReadError) {
        let status = try DirectoryWalk.status(of: path)
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
          let candidate = Candidate(path: path, isDirectory: true, isLink: entry.isLink)
          if path != root, isExcluded(candidate) { continue }
          let identity = Identity(device: status.st_dev, inode: status.st_ino)
          guard visited.insert(identity).inserted else { continue }
          waiting += try DirectoryWalk.entries(of: path).sorted { $0.path > $1.path }
        case S_IFREG where isDocument(path):
          let candidate = Candidate(path: path, isDirectory: false, isLink: entry.isLink)
          if !isExcluded(candidate) { findings.append(.document(path, status.fileSize)) }
        default: continue
        }
      } catch {
        // A dangling link matters only if it is named like a document.
        let isMissing = error.number == ENOENT || error.number == ELOOP
        if !isMissing || isDocument(path) {
          findings.append(.unreadable(path, error))
        }
      }
    }
  }

  /// Whether a file is a document by its name.
  static func hasDocumentName(_ path: SystemString) -> Bool {
    let name = path.text.lowercased()
    return name.hasSuffix(".xml") || name.hasSuffix(".twiml")
  }

  /// Whether a file is a template source by its name.
  static func hasTemplateName(_ path: SystemString) -> Bool {
    let name = path.text.lowercased()
    guard let dot = name.lastIndex(of: ".") else { return false }
    return templateExtensions.contains(String(name[name.index(after: dot)...]))
  }

  /// The extensions of template engines and scripting languages.
  private static let templateExtensions = [
    "php", "phtml", "erb", "ejs", "jinja", "jinja2", "j2", "twig", "njk", "liquid", "hbs",
    "handlebars", "mustache", "tmpl", "tpl", "gotmpl", "jsp", "asp", "aspx",
    "cshtml", "mako", "mak", "vm", "ftl", "eex",
  ]

  static func status(of path: SystemString) throws(ReadError) -> stat {
    var status = stat()
    guard unsafe stat(path.nullTerminated, &status) == 0 else { throw ReadError(number: errno) }
    return status
  }

  /// nil if it does not exist; for a link, the status of the link itself.
  static func ownStatus(of path: SystemString) -> stat? {
    var status = stat()
    return unsafe lstat(path.nullTerminated, &status) == 0 ? status : nil
  }

  private struct Entry {
    let path: SystemString
    let isLink: Bool
  }

  private static func entries(of directory: SystemString) throws(ReadError) -> [Entry] {
    guard let stream = unsafe opendir(directory.nullTerminated) else {
      throw ReadError(number: errno)
    }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe SystemString(bytes.prefix { $0 != 0 })
      }
      guard name.bytes.first != UInt8(ascii: ".") else { continue }
      let path = directory.appending(name)
      // Some file systems do not report the kind.
      let isLink =
        switch unsafe Int(entry.pointee.d_type) {
        case DT_LNK: true
        case DT_UNKNOWN: ownStatus(of: path)?.isLink ?? false
        default: false
        }
      entries.append(Entry(path: path, isLink: isLink))
    }
    return entries
  }
}

extension stat {
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
  /// In bytes; 0 for what is not a regular file.
  var fileSize: Int { st_mode & S_IFMT == S_IFREG ? Int(st_size) : 0 }
}
