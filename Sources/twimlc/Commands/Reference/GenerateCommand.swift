import Compiler
import Diagnostics
import Reference
import TwiMLVocabulary

/// `twimlc generate`: the files of the repository that are generated from the tables, for
/// `scripts/generate`.
struct GenerateCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.generate.rawValue, operands: "[PATH]",
    summary: "print a generated file of the repository, or the paths of all", isHidden: true)

  private static let files: [(path: String, text: @Sendable () -> String)] = [
    ("man/twimlc.1", { Manual.twimlc.page }),
    ("man/twimlc-rules.7", { Manual.twimlc.rulesPage }),
    ("man/twimlc-callflow.7", { Manual.twimlc.callflowPage }),
    ("man/twimlc-request.7", { Manual.twimlc.requestPage }),
  ]

  func run() throws(UsageError) -> ExitStatus {
    let site = Site(.twimlc, formats: ReportFormat.allCases.map { .init($0.rawValue, $0.summary) })
    let pages = Site.Page.allCases
    if invocation.operands.first == "site" {
      context.streams.output.write(pages.map { "site/\($0.fileName)\n" }.joined())
      return .success
    }
    if let page = pages.first(where: { "site/\($0.fileName)" == invocation.operands.first?.text }) {
      context.streams.output.write(site.html(of: page))
      return .success
    }
    let paths = GenerateCommand.files.map(\.path)
    guard let path = invocation.operands.first?.text else {
      context.streams.output.write(paths.map { $0 + "\n" }.joined())
      return .success
    }
    guard let file = GenerateCommand.files.first(where: { $0.path == path }) else {
      throw UsageError(
        "'\(path)' is not generated", suggestion: Spelling.candidate(for: path, among: [paths]))
    }
    context.streams.output.write(file.text())
    return .success
  }
}
