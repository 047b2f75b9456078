import JSON

/// The file of `--source-map`: an object with a member for each translated document, written while
/// the documents are translated.
final class SourceMapFile {
  private let file: DeferredReplacement
  private var writer = JSONWriter(.pretty)

  init(_ path: SystemString) { file = DeferredReplacement(path) }

  /// Adds a document under its name.
  func add(_ places: JSON, of name: String) {
    if file.isEmpty { writer.beginObject() }
    writer.key(name)
    writer.value(places)
    file.write(writer.takeText().utf8)
  }

  /// Replaces the file, unless no document was added.
  func finish(_ streams: Streams) -> ExitStatus {
    if !file.isEmpty {
      writer.endObject()
      file.write((writer.takeText() + "\n").utf8)
    }
    return file.finish(streams)
  }
}
