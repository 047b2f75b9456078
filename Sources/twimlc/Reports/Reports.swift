import Diagnostics
import Reporting

/// The reports of a run: the printed one, and those written to files.
struct Reports {
  /// The findings so far, counted.
  private(set) var tally = Tally()
  private let settings: Settings
  private let streams: Streams
  /// The stream of the printed report.
  private let stream: OutputStream
  /// nil if nothing is printed.
  private let printedFormat: ReportFormat?
  private var outlets: [Outlet]

  private struct Outlet {
    var reporter: any Reporter
    /// nil for the printed report.
    let path: SystemString?
    /// Whether it is written in parts, and not at the end.
    let isStreamed: Bool
    /// Text that is printed at the end.
    let waiting: SpooledText
    /// The file being written.
    var file: FileReplacement?
    var fault: WriteError?

    /// - Parameter stream: of the printed report.
    func write(_ text: String, printingTo stream: OutputStream) {
      if path != nil {
        file?.write(text.utf8)
      } else if isStreamed {
        stream.write(text)
      } else {
        waiting.write(text)
      }
    }
  }

  /// - Parameter defaultFormat: the format to print if the settings name none.
  init(
    _ settings: Settings, _ context: Context, printsTo stream: OutputStream,
    defaultFormat: ReportFormat
  ) {
    self.settings = settings
    self.streams = context.streams
    self.stream = stream
    let asked = settings.reports.first { $0.path == nil }?.format ?? defaultFormat
    printedFormat = settings.isQuiet ? nil : asked
    let printed = printedFormat.map { ReportRequest(format: $0, path: nil) }
    let requests = [printed].compactMap(\.self) + settings.reports.filter { $0.path != nil }
    outlets = requests.map { request in
      let isColored = settings.color.isColored(
        isTerminal: request.path == nil && stream.isTerminal,
        environment: request.path == nil ? context.environment : { _ in nil })
      return Outlet(
        reporter: request.format.reporter(
          for: settings, isColored: isColored,
          showsLinks: isColored && request.path == nil
            && TerminalLinks.areShown(on: stream, context.environment)),
        path: request.path,
        // Messages would come between the parts if both go to the same place.
        isStreamed: request.format.isStreamed || !context.streams.haveSameDestination(stream),
        waiting: SpooledText(in: SystemString.temporaryDirectory))
    }
  }

  mutating func begin() {
    for index in outlets.indices {
      if let path = outlets[index].path {
        do throws(WriteError) {
          outlets[index].file = try FileReplacement(path)
        } catch {
          outlets[index].fault = error
        }
      }
      let text = outlets[index].reporter.begin()
      write(text, to: index)
    }
  }

  /// Counts findings and reports them up to a limit: some formats take kilobytes for each, and 16
  /// MiB can have a million findings.
  mutating func add(_ diagnostics: [Diagnostic], in source: SourceFile) {
    tally.add(diagnostics)
    let reported =
      diagnostics.count > Self.limit ? Array(diagnostics.prefix(Self.limit)) : diagnostics
    for index in outlets.indices {
      let text = outlets[index].reporter.report(reported, in: source)
      write(text, to: index)
    }
    if diagnostics.count > Self.limit, !outlets.isEmpty {
      streams.settle()
      streams.error.say(
        "'\(source.name)' has \(diagnostics.count - Self.limit) more findings; only the first "
          + "\(Self.limit) are reported")
    }
  }

  /// Reports a document that could not be read to the formats that support it.
  mutating func add(unreadable name: String, _ reason: String) {
    for index in outlets.indices {
      let text = outlets[index].reporter.report(unreadable: name, reason)
      write(text, to: index)
    }
  }

  /// The maximum number of findings to report for a document.
  private static let limit = 10_000

  /// Writes the rest and the statistics.
  mutating func finish() -> ExitStatus {
    var status = ExitStatus.success
    for index in outlets.indices {
      let outlet = outlets[index]
      outlets[index].reporter.end { [stream] in outlet.write($0, printingTo: stream) }
      guard let path = outlet.path else {
        status.raise(to: print(outlet.waiting))
        continue
      }
      do throws(WriteError) {
        if let fault = outlets[index].fault { throw fault }
        try outlets[index].file?.commit()
      } catch {
        streams.error.say("cannot write '\(path.text)': \(error.reason)")
        status = .failure
      }
    }
    if settings.hasStatistics {
      let isApart = printedFormat.map { !$0.isForPeople } ?? false
      (isApart ? streams.error : stream).write(tally.statistics)
    }
    return status
  }

  /// - Parameter text: made before the call, because the reporter would be copied otherwise.
  private func write(_ text: String, to index: Int) {
    if text.isEmpty { return }
    outlets[index].write(text, printingTo: stream)
  }

  private func print(_ text: SpooledText) -> ExitStatus {
    do throws(ReadError) {
      try text.write(to: stream)
      return .success
    } catch {
      streams.error.say("cannot print the report: \(error.reason)")
      return .failure
    }
  }
}
