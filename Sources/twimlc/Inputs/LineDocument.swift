import Compiler
import Configuration
import Diagnostics
import JSON

/// A document of `--input jsonl`: an object with its name and its text.
struct LineDocument: Sendable {
  let name: String
  let text: [UInt8]
  /// The URL that Pivot fetches it from.
  let url: String?
  let contentType: String?

  /// The reason that a line has no document.
  struct Mistake: Error {
    /// The name of the document, if it is known.
    let name: String?
    let message: String
  }

  init(_ line: LineReader.Line) throws(Mistake) {
    guard case .text(let bytes) = line else {
      throw Mistake(name: nil, message: "the line is longer than --max-size allows")
    }
    let (document, faults) = parseJSON(SourceFile(name: "<stdin>", bytes: bytes))
    guard let root = document.root else {
      throw Mistake(name: nil, message: "not JSON: \(faults.first?.message ?? "nothing is there")")
    }
    guard root.kind == .object else {
      throw Mistake(name: nil, message: "a document is an object, not \(root.kind.name)")
    }
    let name = root["name"]?.string
    guard let name else { throw Mistake(name: nil, message: "'name' is missing or not a string") }
    guard let text = root["text"]?.string else {
      throw Mistake(name: name, message: "'text' is missing or not a string")
    }
    self.name = name
    self.text = Array(text.utf8)
    url = try LineDocument.text("url", of: root, name)
    contentType = try LineDocument.text("contentType", of: root, name)
    if let url, !isWebURL(url) {
      throw Mistake(name: name, message: "'\(url)' is not an http or https URL")
    }
  }

  /// An optional member.
  private static func text(
    _ key: String, of root: JSONValue, _ name: String
  ) throws(Mistake) -> String? {
    guard let member = root[key], member.kind != .null else { return nil }
    guard let text = member.string else {
      throw Mistake(name: name, message: "'\(key)' is not a string")
    }
    return text
  }
}
