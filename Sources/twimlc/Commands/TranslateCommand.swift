import Compiler
import Diagnostics
import JSON
import KazooCallflow
import Reference
import Translation

/// `twimlc translate`: callflows on standard output, diagnostics on standard error.
struct TranslateCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.translate.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "print each document as a Kazoo callflow, in JSON",
    details: [
      """
      Reads each FILE, or standard input if there is no FILE or FILE is `-`, and prints a callflow \
      that does on a call what the TwiML does. For several documents it prints one JSON document \
      after the other. A DIRECTORY is searched as in `check`, and the input can begin with HTTP \
      headers, as `curl -si` prints them. Findings are printed on standard error.
      """,
      """
      A document can also be a callflow in JSON, which Pivot accepts too; it is checked, formatted \
      and printed.
      """,
      """
      A document with an error has no callflow, even if `--rule` lowers the error; the others are \
      still printed. Write `./check` for \
      a file that is named like a command.
      """,
    ],
    exitStatuses: [
      .init("0", "no finding is as severe as `--fail-on` (default: error)"),
      .init("1", "at least one finding is, or a document has no callflow"),
      .init("2", "the command line is wrong, a file cannot be read or written, or another failure"),
    ], isDefault: true)

  func run() throws(UsageError) -> ExitStatus {
    let settings = invocation.settings
    try checkOptions()
    if settings.inputFormat == .jsonl { return try answerLines() }
    let found = Input.all(of: invocation, context)
    guard invocation.found(found, context) else { return .failure }
    let directory: OutputDirectory? =
      if let path = settings.outputDirectory { try OutputDirectory(path, for: found) } else { nil }
    let output = try OutputFile(settings, context.streams, for: found)
    let inputs = try checkOutputs(of: found, in: directory)
    let reports = Reports(settings, context, printsTo: context.streams.error, defaultFormat: .text)
    var batch = Batch(settings, context, reports)
    let map = settings.sourceMap.map(SourceMapFile.init)
    // A single document, which can be large, is written while it is rendered.
    let rendersAhead = inputs.count > 1 || settings.outputDirectory != nil
    let render = { @Sendable (compilation: Compilation) in
      rendersAhead ? compilation.rendered(settings) : nil
    }
    var status = batch.run(inputs, isTranslated: true, render: render) { compilation, rendered in
      if compilation.callflow != nil {
        guard !settings.wrapping.isDocument else {
          context.streams.error.say(
            "'\(compilation.source.name)' is a callflow already, which --document does not wrap")
          return .failure
        }
        return write(compilation, rendered, to: output.stream, directory)
      }
      guard let flow = compilation.flow else { return compilation.reportMissingFlow(context) }
      map?.add(places(of: flow, in: compilation), of: compilation.source.name)
      return write(compilation, rendered, to: output.stream, directory)
    }
    status.raise(to: output.finish())
    if let map { status.raise(to: map.finish(context.streams)) }
    return status
  }

  private func checkOptions() throws(UsageError) {
    let settings = invocation.settings
    if settings.wrapping.hasDetails, !settings.wrapping.isDocument {
      throw UsageError("'--name', '--number' and '--pattern' need '--document'")
    }
    if settings.wrapping.isDocument, !settings.wrapping.hasAddress {
      throw UsageError(
        "'--document' needs '--number' or '--pattern': Kazoo's API refuses a callflow without "
          + "either")
    }
    if settings.outputFile != nil, settings.outputDirectory != nil {
      throw UsageError("'--output' and '--output-dir' cannot be used together")
    }
  }

  private func checkOutputs(
    of inputs: [Input], in directory: OutputDirectory?
  ) throws(UsageError) -> [Input] {
    var outputs = OutputCheck(invocation.settings, context.streams, for: .translate)
    for input in inputs where !input.isMistaken {
      if let file = directory?.file(for: input.name) {
        outputs.add(file, "--output-dir", .callflow)
      }
    }
    return try outputs.run(inputs)
  }

  /// Writes a line for each line of standard input.
  private func answerLines() throws(UsageError) -> ExitStatus {
    var compact = invocation.settings
    compact.isCompact = true
    let layout = compact
    var process = try Coprocess(invocation, context, isTranslated: true) { compilation, _ in
      let bytes = compilation.rendered(layout)
      return ("callflow", bytes.isEmpty ? Array("null".utf8) : bytes.dropLast())
    }
    return process.run()
  }

  /// The source map of one document.
  private func places(of flow: Callflow, in compilation: Compilation) -> JSON {
    let root = invocation.settings.wrapping.isDocument ? CallflowDocument.flowPointer : ""
    return SourceMap(
      of: flow, origins: compilation.origins, in: compilation.source, root: root
    ).json
  }

  private func write(
    _ compilation: Compilation, _ rendered: [UInt8]?, to stream: OutputStream,
    _ directory: OutputDirectory?
  ) -> ExitStatus {
    guard let rendered else {
      compilation.render(invocation.settings) { stream.write($0) }
      return .success
    }
    guard let directory, let file = directory.file(for: compilation.source.name) else {
      stream.write(rendered)
      return .success
    }
    do throws(WriteError) {
      try directory.makeDirectory(of: file)
    } catch {
      return report(error, directory.path)
    }
    return context.replace(file, with: rendered)
  }

  private func report(_ error: WriteError, _ path: SystemString) -> ExitStatus {
    context.streams.error.say("cannot write '\(path.text)': \(error.reason)")
    return .failure
  }
}

extension Compilation {
  /// The rendered callflow; empty if there is none.
  fileprivate func rendered(_ settings: Settings) -> [UInt8] {
    var bytes: [UInt8] = []
    if let flow, !settings.wrapping.isDocument {
      bytes = flow.utf8(settings.isCompact ? .compact : .pretty)
      bytes.append(UInt8(ascii: "\n"))
    } else {
      render(settings) { bytes += $0 }
    }
    return bytes
  }

  /// Passes the callflow on in pieces, with a line break at its end.
  fileprivate func render(_ settings: Settings, to sink: @escaping ([UInt8]) -> Void) {
    let wrapping = settings.wrapping
    let layout: JSON.Layout = settings.isCompact ? .compact : .pretty
    if let callflow {
      sink(Array(callflow.laidOut(isCompact: settings.isCompact).utf8))
    } else if let flow, wrapping.isDocument {
      CallflowDocument(
        name: wrapping.name, numbers: wrapping.numbers, patterns: wrapping.patterns, flow: flow
      ).write(layout, to: sink)
    } else if let flow {
      flow.write(layout, to: sink)
    } else {
      return
    }
    sink([UInt8(ascii: "\n")])
  }
}
