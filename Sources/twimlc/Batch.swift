import Answer
import Diagnostics
import Reporting

/// A run over documents: each is read, compiled and reported in its turn.
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
    for input in inputs where !streams.output.isBroken || reports.hasFiles {
      guard let (answer, findings) = read(input) else { continue }
      var compilation = Compilation(
        answer, findings: findings, settings: settings, isTranslated: isTranslated)
      if settings.fixing.isOn {
        let correction = Correction(compilation, settings: settings, isTranslated: isTranslated)
        compilation = fixer.finish(correction, of: input, status: &status)
      }
      reports.add(compilation.diagnostics, in: compilation.source)
      if compilation.diagnostics.contains(where: { settings.failOn.includes($0.severity) }) {
        status.raise(to: .findings)
      }
      status.raise(to: emit(compilation))
      streams.settle()
    }
    status.raise(to: reports.finish())
    fixer.summarize()
    streams.settle()
    return status
  }

  private mutating func read(
    _ input: Input
  ) -> (answer: Answer, findings: [Diagnostic])? {
    do throws(ReadError) {
      let received = Answer.receive(
        name: input.name, bytes: try input.read(streams.input), contentType: settings.contentType)
      let text = received.answer.source.documentText
      if input.isFound, let root = rootName(of: text), root != "Response" { return nil }
      return (received.answer, received.diagnostics)
    } catch {
      status.raise(to: .failure)
      streams.error.write("twimlc: cannot read '\(input.name)': \(error.reason)\n")
      streams.settle()
      return nil
    }
  }
}
