import Answer
import Diagnostics
import Reporting

/// A run over documents: each is read, compiled and reported in its turn.
struct Batch {
  private let settings: Settings
  private let streams: Streams
  /// Where diagnostics go.
  private let reportStream: OutputStream
  private var reporter: any Reporter
  private var status = ExitStatus.success
  /// The report so far, in a format that must not be interrupted by messages.
  private var heldReport = ""

  init(_ settings: Settings, _ context: Context, reportsTo stream: OutputStream) {
    self.settings = settings
    streams = context.streams
    reportStream = stream
    reporter =
      switch settings.format {
      case .text:
        TextReporter(
          isColored: settings.color.isColored(
            isTerminal: stream.isTerminal, environment: context.environment))
      case .json: JSONReporter()
      }
  }

  /// - Parameters:
  ///   - isTranslated: whether the documents are to be translated as well as checked.
  ///   - emit: what else to do with a document that was reported; returns its own status.
  mutating func run(
    _ inputs: [Input], isTranslated: Bool, emit: (Compilation) -> ExitStatus = { _ in .success }
  ) -> ExitStatus {
    report(reporter.begin())
    for input in inputs where !streams.output.isBroken {
      guard let (answer, findings) = read(input) else { continue }
      let compilation = Compilation(
        answer, findings: findings, settings: settings, isTranslated: isTranslated)
      report(reporter.report(compilation.diagnostics, in: compilation.source))
      if compilation.diagnostics.contains(where: { settings.failOn.includes($0.severity) }) {
        status.raise(to: .findings)
      }
      status.raise(to: emit(compilation))
      streams.settle()
    }
    report(reporter.end())
    if !settings.isQuiet { reportStream.write(heldReport) }
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

  private mutating func report(_ text: String) {
    guard !settings.isQuiet else { return }
    switch settings.format {
    case .text: reportStream.write(text)
    case .json: heldReport += text
    }
  }
}
