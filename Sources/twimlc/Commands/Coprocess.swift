import Compiler
import Configuration
import Diagnostics
import JSON
import Reporting

/// A run with `--input jsonl`: many documents on standard input, an object a line, and one line for
/// each on standard output, in order and at once. A line that holds no document is answered too, so
/// that the lines of both sides belong together.
struct Coprocess {
  private let settings: Settings
  private let streams: Streams
  private let make: Maker
  private var selection: Selection
  private var status = ExitStatus.success

  /// What a command adds to an answer: a key and its value in JSON.
  typealias Payload = @Sendable (Compilation, Settings) -> (key: String, value: [UInt8])?

  /// What the options say that make no sense for it.
  private static let refused = [
    "add-suppressions", "baseline", "diff", "files-from", "fix", "format", "output", "output-dir",
    "source-map", "statistics", "stdin-filename", "unsafe-fixes", "write-baseline",
  ]

  /// How many documents go by before what is known of directories is forgotten: a million names
  /// may lie in a million directories.
  private static let memory = 4096

  /// - Throws: `UsageError` where options or operands want something else.
  init(
    _ invocation: Invocation, _ context: Context, isTranslated: Bool = false,
    payload: @escaping Payload = { _, _ in nil }
  ) throws(UsageError) {
    settings = invocation.settings
    streams = context.streams
    if let operand = invocation.operands.first {
      throw UsageError("'--input jsonl' reads standard input, not '\(operand.text)'")
    }
    if let option = Coprocess.refused.first(where: settings.given.contains) {
      throw UsageError("'--\(option)' cannot be used with '--input jsonl'")
    }
    make = Maker(isTranslated: isTranslated, payload: payload)
    selection = Selection(settings)
  }

  mutating func run() -> ExitStatus {
    // In JSON a byte can take six.
    var reader = LineReader(streams.input, limit: 6 * settings.sizeLimit + 1 << 16)
    let threads = settings.jobs ?? Batch.coreCount
    var count = 0
    while true {
      let lines: [LineReader.Line]
      do throws(ReadError) {
        lines = try reader.next()
      } catch {
        streams.error.say("cannot read '<stdin>': \(error.reason)")
        return .failure
      }
      if lines.isEmpty { break }
      let read = lines.parallelMap(threads: threads) { line in
        Result { () throws(LineDocument.Mistake) in try LineDocument(line) }
      }
      let tasks = read.map { task(for: $0) }
      for answer in tasks.parallelMap(threads: threads, make.answer) {
        status.raise(to: answer.status)
        streams.output.write(answer.bytes)
      }
      streams.output.flush()
      count += lines.count
      if count > Coprocess.memory {
        count = 0
        selection = Selection(settings)
      }
    }
    return status
  }

  /// A document with the settings for it.
  private mutating func task(
    for read: Result<LineDocument, LineDocument.Mistake>
  ) -> Result<Task, LineDocument.Mistake> {
    read.flatMap { document in
      var own = settings
      switch selection.configuration(ofDocument: document.name) {
      case .values(let values): own = values.map(settings.configured) ?? settings
      case .failed(let reason):
        return .failure(LineDocument.Mistake(name: document.name, message: reason))
      }
      if let url = document.url { own.compiler.baseURL = url }
      if let type = document.contentType { own.compiler.contentType = type }
      return .success(Task(document: document, settings: own))
    }
  }

  private struct Task: Sendable {
    let document: LineDocument
    let settings: Settings
  }

  private struct Answer: Sendable {
    let bytes: [UInt8]
    let status: ExitStatus
  }

  /// Compiles a document and writes its line.
  private struct Maker: Sendable {
    let isTranslated: Bool
    let payload: Payload

    func answer(_ task: Result<Task, LineDocument.Mistake>) -> Answer {
      switch task {
      case .failure(let mistake):
        let line: JSON = [
          "name": mistake.name.map { .string($0) } ?? .null, "error": .string(mistake.message),
        ]
        return Answer(bytes: line.utf8(.compact) + [UInt8(ascii: "\n")], status: .failure)
      case .success(let task): return answer(task)
      }
    }

    private func answer(_ task: Task) -> Answer {
      let (document, settings) = (task.document, task.settings)
      if document.text.count > settings.sizeLimit {
        let mistake = LineDocument.Mistake(
          name: document.name,
          message: ReadError.tooLarge(limit: settings.sizeLimit).reasonForDocument)
        return answer(.failure(mistake))
      }
      var options = settings.compiler
      options.isTranslated = isTranslated
      let compilation = Compilation(name: document.name, bytes: document.text, options: options)
      let found = compilation.diagnostics.filter {
        $0.severity >= settings.leastSeverity.severity
      }
      var bytes = Array("{\"name\":".utf8) + JSON.string(document.name).utf8(.compact)
      if let (key, value) = payload(compilation, settings) {
        bytes += Array(",\"\(key)\":".utf8) + value
      }
      if !settings.isQuiet {
        bytes += Array(",\"diagnostics\":".utf8)
        bytes += FindingList.json(of: found, in: compilation.source).utf8(.compact)
      }
      let isFinding = found.contains { settings.failOn.includes($0.severity) }
      return Answer(
        bytes: bytes + Array("}\n".utf8), status: isFinding ? .findings : .success)
    }
  }
}
