import Compiler
import Configuration
import Diagnostics
import JSON
import Reporting

/// A run with `--input jsonl`: it reads one JSON object with a document from each line of standard
/// input, and writes one result line for each, in order and at once. An invalid line also gets a
/// result line, so that input and output correspond.
struct Coprocess {
  private let settings: Settings
  private let streams: Streams
  private let make: Maker
  private var selection: Selection
  private var status = ExitStatus.success

  /// The member that a command adds to a result: a key and its JSON value.
  typealias Payload = @Sendable (Compilation, Settings) -> (key: String, value: [UInt8])?

  /// The options that cannot be used with it.
  private static let refused = [
    "add-suppressions", "baseline", "diff", "files-from", "fix", "format", "output", "output-dir",
    "source-map", "statistics", "stdin-filename", "unsafe-fixes", "write-baseline",
  ]

  /// The number of documents after which cached directories are discarded, because the names may be
  /// in a million directories.
  private static let memory = 4096

  /// - Throws: `UsageError` if options or operands do not fit.
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
    // A byte can take up to six bytes in JSON.
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
