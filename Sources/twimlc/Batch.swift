import Answer
import Diagnostics
import Glibc
import Reporting

/// A run over documents: they are read and compiled, several at a time, and reported in their turn.
struct Batch {
  private let settings: Settings
  private let streams: Streams
  private var reports: Reports
  private var fixer: Fixer
  private var status = ExitStatus.success

  /// - Parameter reports: what becomes of the diagnostics.
  init(_ settings: Settings, _ context: Context, _ reports: Reports) {
    self.settings = settings
    streams = context.streams
    self.reports = reports
    fixer = Fixer(settings, context.streams)
  }

  /// The findings so far, counted.
  var tally: Tally { reports.tally }

  /// - Parameters:
  ///   - isTranslated: whether the documents are to be translated as well as checked.
  ///   - emit: what else to do with a document that was reported; returns its own status.
  mutating func run(
    _ inputs: [Input], isTranslated: Bool, emit: (Compilation) -> ExitStatus = { _ in .success }
  ) -> ExitStatus {
    reports.begin()
    let maker = CorrectionMaker(settings: settings, isTranslated: isTranslated)
    let threads = settings.jobs ?? Batch.coreCount
    var rest = inputs[...]
    // The first one is read alone: most runs have no other, and what is set up once is set up then.
    var chunkSize = 1
    while !rest.isEmpty, !streams.output.isBroken || reports.hasFiles {
      let chunk = Array(rest.prefix(chunkSize))
      rest = rest.dropFirst(chunkSize)
      chunkSize = threads * Batch.documentsPerThread
      let made = chunk.parallelMap(threads: threads) { maker.make(from: $0) }
      for (input, made) in zip(chunk, made) where !streams.output.isBroken || reports.hasFiles {
        finish(input, made ?? maker.make(from: input, reading: streams.input), emit)
      }
    }
    status.raise(to: reports.finish())
    fixer.summarize()
    streams.settle()
    return status
  }

  private mutating func finish(
    _ input: Input, _ made: CorrectionMaker.Outcome, _ emit: (Compilation) -> ExitStatus
  ) {
    switch made {
    case .stranger: return
    case .unreadable(let error):
      status.raise(to: .failure)
      streams.error.write("twimlc: cannot read '\(input.name)': \(error.reason)\n")
    case .made(let correction):
      let compilation =
        settings.fixing.isOn
        ? fixer.finish(correction, of: input, status: &status) : correction.result
      reports.add(compilation.diagnostics, in: compilation.source)
      if compilation.diagnostics.contains(where: { settings.failOn.includes($0.severity) }) {
        status.raise(to: .findings)
      }
      status.raise(to: emit(compilation))
    }
    streams.settle()
  }

  /// So many documents for each thread are held in memory at a time.
  private static let documentsPerThread = 16

  private static var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}

/// Reads a document, compiles it and applies its fix-its where they are asked for.
private struct CorrectionMaker: Sendable {
  let settings: Settings
  let isTranslated: Bool

  enum Outcome: Sendable {
    case made(Correction)
    /// XML that is none of ours.
    case stranger
    case unreadable(ReadError)
  }

  /// - Returns: nil for standard input, which only one can read.
  func make(from input: Input) -> Outcome? {
    input.isStandardInput ? nil : make(input) { () throws(ReadError) in try input.read() }
  }

  func make(from input: Input, reading stream: InputStream) -> Outcome {
    make(input, reading: stream.read)
  }

  private func make(_ input: Input, reading: () throws(ReadError) -> [UInt8]) -> Outcome {
    do throws(ReadError) {
      let (answer, findings) = Answer.receive(
        name: input.name, bytes: try reading(), contentType: settings.contentType)
      let text = answer.source.documentText
      if input.isFound, let root = rootName(of: text), root != "Response" { return .stranger }
      let compilation = Compilation(
        answer, findings: findings, settings: settings, isTranslated: isTranslated)
      return .made(Correction(compilation, settings: settings, isTranslated: isTranslated))
    } catch {
      return .unreadable(error)
    }
  }
}
