import Compiler
import Configuration
import Diagnostics
import Glibc
import HTTPResponses
import PivotLog
import Reporting

/// A run over documents: several are read and compiled at once, and reported in order.
struct Batch {
  private let settings: Settings
  private let streams: Streams
  private var reports: Reports
  private var fixer: Fixer
  private var progress: Progress
  /// The known findings, and those to record.
  var baselines = Baselines()
  /// The fixes for the reported findings.
  private(set) var fixes = FixCount()
  private var status = ExitStatus.success

  /// - Parameter reports: receives the diagnostics.
  init(_ settings: Settings, _ context: Context, _ reports: Reports) {
    self.settings = settings
    streams = context.streams
    self.reports = reports
    fixer = Fixer(settings, context.streams)
    progress = Progress(of: 0, on: context.streams.error)
  }

  /// The findings so far, counted.
  var tally: Tally { reports.tally }

  /// - Parameters:
  /// - isTranslated: whether to translate the documents as well.
  /// - keepsPrograms: whether `emit` uses the verbs.
  /// - render: renders the output for a document, on the thread that compiled it.
  /// - emit: called with each reported document and its rendered output; returns its own status.
  /// - emitLog: the same for a debug log of Pivot; nil if the command does not read logs.
  mutating func run(
    _ inputs: [Input], isTranslated: Bool, keepsPrograms: Bool = false,
    render: @escaping @Sendable (Compilation) -> [UInt8]? = { _ in nil },
    emit: (Compilation, [UInt8]?) -> ExitStatus = { _, _ in .success },
    emitLog: ((PivotLog) -> ExitStatus)? = nil
  ) -> ExitStatus {
    reports.begin()
    progress = Progress(of: inputs.count, on: streams.error)
    let maker = CorrectionMaker(
      settings: settings, isTranslated: isTranslated,
      keepsPrograms: keepsPrograms || settings.fixing.isOn || inputs.count == 1, render: render)
    let threads = settings.jobs ?? Batch.coreCount
    if inputs.count == 1 { Heap.makeRoom(forDocumentOf: inputs[0].size) }
    let start = { (chunk: [Input]) in chunk.startMap(threads: threads) { maker.make(from: $0) } }
    var chunks = Chunks(inputs, threads: threads)
    var started: StartedMap<Input, CorrectionMaker.Outcome?>?
    var done = 0
    while let chunk = chunks.current {
      let made = (started ?? start(chunk)).finish()
      chunks.advance()
      // The other threads go on while these are reported, unless fixes change what they read.
      started = mayReadAhead ? chunks.smallCurrent.map(start) : nil
      if chunks.current == nil, chunk.contains(where: { $0.size > 1 << 20 }) {
        Batch.abandon(made)
      }
      for index in chunk.indices {
        let input = chunk[index]
        finish(input, made[index] ?? maker.make(from: input, reading: streams.input), emit, emitLog)
        done += 1
        progress.show(done)
      }
    }
    progress.clear()
    status.raise(to: reports.finish())
    fixer.summarize()
    streams.settle()
    return status
  }

  /// Whether documents can be read before the ones before them are reported.
  private var mayReadAhead: Bool { !settings.fixing.isOn && !settings.addsSuppressions }

  private mutating func finish(
    _ input: Input, _ made: CorrectionMaker.Outcome,
    _ emit: (Compilation, [UInt8]?) -> ExitStatus, _ emitLog: ((PivotLog) -> ExitStatus)?
  ) {
    if streams.output.isTerminal || made.hasFindingsOrFixes { progress.clear() }
    switch made {
    case .otherXML: return
    case .log(let log, let findings, let policy): finish(log, findings, policy, of: input, emitLog)
    case .mistaken(let source, let mistakes):
      status.raise(to: .failure)
      if settings.isQuiet {
        let reporter = TextReporter(isColored: false)
        streams.error.write(reporter.report(mistakes, in: source))
      }
      reports.add(mistakes, in: source)
    case .unreadable(let error):
      status.raise(to: .failure)
      let advice = isWebURL(input.name) ? "; 'twimlc call \(input.name)' requests it" : ""
      streams.error.say("cannot read '\(input.name)': \(error.reasonForDocument)\(advice)")
      reports.add(unreadable: input.name, error.reasonForDocument)
    case .made(let made):
      let compilation = finish(made.correction, made.policy, of: input)
      status.raise(to: emit(compilation, made.rendered))
    }
    streams.settle()
  }

  /// Applies the fixes and reports the remaining findings.
  private mutating func finish(
    _ correction: Correction, _ policy: CorrectionMaker.Policy, of input: Input
  ) -> Compilation {
    var compilation =
      settings.fixing.isOn
      ? fixer.finish(correction, of: input, status: &status) : correction.result
    let found = compilation.diagnostics.filter { $0.severity >= policy.least }
    var diagnostics = baselines.remaining(
      found, in: compilation.source, of: input,
      policy: Baseline.Policy(levels: compilation.options.levels, least: policy.least))
    if settings.addsSuppressions,
      let silenced = fixer.silence(diagnostics, of: compilation, in: input, status: &status)
    {
      compilation = silenced
      diagnostics = silenced.diagnostics.filter { $0.severity >= policy.least }
    }
    if compilation.isFixable { fixes.add(diagnostics) }
    reports.add(diagnostics, in: compilation.source)
    // The status of a diff says whether there is something to fix.
    if !settings.fixing.printsDiff { raiseStatus(for: diagnostics, policy) }
    return compilation
  }

  private mutating func finish(
    _ log: PivotLog, _ findings: [Diagnostic], _ policy: CorrectionMaker.Policy, of input: Input,
    _ emit: ((PivotLog) -> ExitStatus)?
  ) {
    guard let emit else {
      status.raise(to: .failure)
      return streams.error.say(
        "'\(input.name)' is a debug log of Pivot, which only check and trace read")
    }
    let remaining = baselines.remaining(
      findings.filter { $0.severity >= policy.least }, in: log.source, of: input,
      policy: Baseline.Policy(levels: settings.compiler.levels, least: policy.least))
    reports.add(remaining, in: log.source)
    raiseStatus(for: remaining, policy)
    status.raise(to: emit(log))
  }

  private mutating func raiseStatus(
    for diagnostics: [Diagnostic], _ policy: CorrectionMaker.Policy
  ) {
    if diagnostics.contains(where: { policy.failOn.includes($0.severity) }) {
      status.raise(to: .findings)
    }
  }

  /// Leaks the results of large documents until the process ends, which frees them at once.
  private static func abandon(_ made: [CorrectionMaker.Outcome?]) {
    final class LeakedOutcomes: Sendable {
      let made: [CorrectionMaker.Outcome?]
      init(_ made: [CorrectionMaker.Outcome?]) { self.made = made }
    }
    _ = unsafe Unmanaged.passRetained(LeakedOutcomes(made))
  }

  static var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
}

/// Reads and compiles a document, and applies its fix-its if requested.
private struct CorrectionMaker: Sendable {
  let settings: Settings
  let isTranslated: Bool
  /// Whether the program is used afterwards; otherwise each thread frees the programs that it made.
  let keepsPrograms: Bool
  let render: @Sendable (Compilation) -> [UInt8]?

  /// The handling of a document's findings.
  struct Policy: Sendable {
    /// Findings below this severity are not reported.
    let least: Severity
    let failOn: FailOn
  }

  /// A compiled document, with its rendered output. One reference, since it passes through several
  /// hands.
  final class Made: Sendable {
    let correction: Correction
    let policy: Policy
    let rendered: [UInt8]?

    init(correction: Correction, policy: Policy, rendered: [UInt8]?) {
      self.correction = correction
      self.policy = policy
      self.rendered = rendered
    }
  }

  enum Outcome: Sendable {
    case made(Made)
    /// A debug log of Pivot with its findings.
    case log(PivotLog, [Diagnostic], Policy)
    /// XML that is not TwiML.
    case otherXML
    case unreadable(ReadError)
    /// A configuration file with mistakes, instead of the documents that it configures.
    case mistaken(SourceFile, [Diagnostic])

    /// Whether the result has findings or fixes as well as a callflow.
    var hasFindingsOrFixes: Bool {
      switch self {
      case .made(let made):
        !made.correction.original.diagnostics.isEmpty || made.correction.isChanged
      case .otherXML: false
      case .log, .unreadable, .mistaken: true
      }
    }
  }

  /// - Returns: nil for standard input, which is read only once.
  func make(from input: Input) -> Outcome? {
    if case .mistaken(let source, let mistakes) = input.origin {
      return .mistaken(source, mistakes)
    }
    if input.isStandardInput { return nil }
    return make(input) { (limit) throws(ReadError) in try input.read(limit: limit) }
  }

  func make(from input: Input, reading stream: InputStream) -> Outcome {
    make(input, reading: stream.read)
  }

  /// Whether a document found by a search is not TwiML: XML with another root element, or a
  /// template without an element that TwiML begins with.
  private func isUnrelated(_ text: [UInt8], isTemplate: Bool) -> Bool {
    if !isTemplate { return rootName(of: text).map { $0 != "Response" } ?? false }
    let tags = ["<Response", "<Say", "<Gather", "<Dial", "<Play", "<Redirect"]
    return !tags.contains { text.firstRange(of: Array($0.utf8)) != nil }
  }

  private func make(
    _ input: Input, reading: (_ limit: Int) throws(ReadError) -> [UInt8]
  ) -> Outcome {
    // Not one constant for both: a copy of all settings takes longer than to read most documents.
    guard let configuration = input.configuration else {
      return make(input, settings, reading: reading)
    }
    return make(input, settings.configured(by: configuration.values), reading: reading)
  }

  private func make(
    _ input: Input, _ settings: Settings,
    reading: (_ limit: Int) throws(ReadError) -> [UInt8]
  ) -> Outcome {
    do throws(ReadError) {
      let bytes = try reading(settings.sizeLimit)
      let policy = Policy(least: settings.leastSeverity.severity, failOn: settings.failOn)
      if let log = PivotLog.read(name: input.name, bytes: bytes) {
        return .log(log, checkLog(log, options: settings.compiler), policy)
      }
      let (response, findings) = HTTPResponse.receive(
        name: input.name, bytes: bytes,
        contentType: settings.compiler.contentType)
      let text = response.source.documentText
      var options = settings.compiler
      // The output of a template is unknown, so it cannot be translated.
      if !isTranslated, settings.isConfiguredTemplate { options.isTemplate = true }
      if input.isFound || settings.skipsOtherXML && !input.isStandardInput,
        isUnrelated(text, isTemplate: options.isTemplate)
      {
        return .otherXML
      }
      options.isTranslated = isTranslated
      options.keepsProgram = keepsPrograms
      let compilation = Compilation(response, findings: findings, options: options)
      let correction = Correction(compilation, fixing: settings.fixing)
      return .made(
        Made(correction: correction, policy: policy, rendered: render(correction.result)))
    } catch {
      return .unreadable(error)
    }
  }
}
