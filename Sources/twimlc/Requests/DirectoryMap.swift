import Conversation
import Glibc

/// A directory whose files replace the documents below a URL.
struct DirectoryMap: Sendable {
  /// Without a trailing slash.
  let url: String
  let directory: SystemString

  /// The path of the file for a URL; nil if the URL is not below this one.
  func path(for url: String) -> SystemString? {
    let path = url.prefix { !"?#".contains($0) }
    guard path.hasPrefix(self.url) else { return nil }
    let rest = path.dropFirst(self.url.count)
    guard rest.isEmpty || rest.first == "/" else { return nil }
    return rest.split(separator: "/").map(String.init).reduce(directory) {
      $0.appending(SystemString(Self.decoded($1)))
    }
  }

  /// The decoded bytes of percent-encoded text.
  static func decoded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

/// Reads documents from files where a map replaces the URL, and requests the others.
struct FileTransport: Transport {
  let maps: [DirectoryMap]
  let sizeLimit: Int
  let others: any Transport

  func deliver(_ request: OutgoingRequest) -> Delivery { deliver([request])[0] }

  func deliver(_ requests: [OutgoingRequest]) -> [Delivery] {
    others.deliver(requests, besides: requests.map { path(for: $0.url).map(file(at:)) })
  }

  private func file(at path: SystemString) -> Delivery {
    // A URL never leaves the directory.
    if path.bytes.split(separator: UInt8(ascii: "/")).contains(Array("..".utf8)[...]) {
      return .response(Self.missing)
    }
    let candidates = [path, SystemString(path.text + ".xml"), path.appending("index.xml")]
    for candidate in candidates {
      do throws(ReadError) {
        return .response(try FileReading.read(candidate, limit: sizeLimit))
      } catch {
        if [ENOENT, ENOTDIR, EISDIR].contains(error.number) { continue }
        return .failed(
          DeliveryFailure(.broken, "cannot read '\(candidate.text)': \(error.reason)"))
      }
    }
    return .response(Self.missing)
  }

  private func path(for url: String) -> SystemString? {
    if let map = maps.first(where: { $0.path(for: url) != nil }) { return map.path(for: url) }
    guard let file = WebURL(url), file.scheme.lowercased() == "file" else { return nil }
    return SystemString(DirectoryMap.decoded(file.path))
  }

  /// The response for a file that does not exist.
  private static let missing = Array(
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno such file".utf8)
}
