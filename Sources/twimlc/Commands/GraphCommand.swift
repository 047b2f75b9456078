import Compiler
import Diagnostics
import HTTPResponses
import KazooCallflow
import Reference

/// `twimlc graph`: drawings of callflows on standard output, diagnostics on standard error.
struct GraphCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.graph.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "draw the callflow of each document",
    details: [
      """
      Reads each FILE, or standard input if there is no FILE or FILE is `-`, translates it and \
      draws the callflow. A callflow in JSON is drawn as it is. A DIRECTORY is searched as in \
      `check`. There is a box for each action \
      with its module, its main data, the line of the TwiML that it comes from and what the \
      translation loses there. An arrow leads to each action that can follow, with the results \
      that lead to it.
      """,
      """
      GitHub draws a Markdown code block named mermaid; `dot -Tsvg` of Graphviz draws the \
      format dot. Findings are printed on standard error.
      """,
    ],
    exitStatuses: [
      .init("0", "no finding is as severe as `--fail-on` (default: error)"),
      .init("1", "at least one finding is, or a document has no callflow"),
      .init("2", "the command line is wrong, a file cannot be read or written, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    let settings = invocation.settings
    let inputs = Input.all(of: invocation, context)
    guard invocation.found(inputs, context) else { return .failure }
    let output = try OutputFile(settings, context.streams, for: inputs)
    _ = try OutputCheck(settings, context.streams, for: .graph).run(inputs)
    let reports = Reports(settings, context, printsTo: context.streams.error, defaultFormat: .text)
    var batch = Batch(settings, context, reports)
    var status = batch.run(
      inputs, isTranslated: true,
      emit: { compilation, _ in
        let answered = compilation.callflow.flatMap(Callflow.init(drawing:))
        guard let flow = answered ?? compilation.flow else {
          return compilation.reportMissingFlow(context)
        }
        let notes = settings.isQuiet || answered != nil ? [:] : compilation.notes(on: flow)
        output.stream.write(flow.graph(settings.graphFormat, notes: notes))
        return .success
      })
    status.raise(to: output.finish())
    return status
  }
}

extension Compilation {
  /// The line of the verb for each action, and for the first action of a verb the losses.
  fileprivate func notes(on flow: Callflow) -> [Int: [String]] {
    let lines = LineTable(source)
    var notes: [Int: [String]] = [:]
    for index in flow.actions.indices where origins.indices.contains(index) {
      notes[index] = ["line \(lines.position(at: origins[index].lowerBound).line)"]
    }
    let losses = options.catalog.rules(of: .loss)
    for loss in diagnostics where losses.contains(loss.rule) {
      // The innermost verb, and its action that runs first.
      let owner = origins.indices.filter { origins[$0].holds(loss.range.lowerBound) }
        .min { (origins[$0].count, -$0) < (origins[$1].count, -$1) }
      if let owner { notes[owner, default: []].append("⚠ \(loss.message)") }
    }
    return notes
  }

  /// Explains a missing callflow if no error does, because the errors were turned off or lowered.
  func reportMissingFlow(_ context: Context) -> ExitStatus {
    if hasErrors { return .success }
    if let head = response.heads.last, response.language == .unread {
      context.streams.error.say(
        "'\(source.name)' has no callflow: Kazoo reads no document from a response with the status "
          + "\(head.status)")
      return .findings
    }
    context.streams.error.say(
      "'\(source.name)' has no callflow: there is an error in it that is silenced or lowered")
    return .findings
  }
}

extension SourceRange {
  fileprivate var count: Int { upperBound - lowerBound }

  fileprivate func holds(_ offset: Int) -> Bool { lowerBound <= offset && offset < upperBound }
}
