import Reference

/// `twimlc check`: diagnostics on standard output.
struct CheckCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.check.rawValue, operands: "[FILE|DIRECTORY...]",
    summary: "print what is wrong with each document",
    details: [
      """
      Reads each FILE, or standard input where there is none or FILE is `-`, and prints what Kazoo \
      would stumble over, to standard output.
      """,
      """
      A DIRECTORY is searched for `*.xml` and `*.twiml`, with all below it but hidden files and \
      directories. XML whose root element is not `Response` is passed over there, not where it is \
      named.
      """,
    ])

  func run() -> ExitStatus {
    let settings = invocation.settings
    let inputs = Input.all(
      invocation.operands, standardInputName: settings.standardInputName,
      searchesDirectories: true)
    var batch = Batch(settings, context, reportsTo: context.streams.output)
    return batch.run(inputs, isTranslated: false)
  }
}
