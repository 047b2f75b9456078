import Diagnostics
import JSON
import Reference

/// `twimlc schema`: the JSON Schemas of what twimlc reads and prints.
struct SchemaCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.schema.rawValue,
    operands: Subject.allCases.map(\.rawValue).joined(separator: "|"),
    summary: "print the JSON Schema of a file or a report",
    details: [
      """
      `report` is what `check --format json` prints. An editor that knows the schema completes and \
      checks the file; a program can rely on what it says.
      """
    ])

  /// What there is a schema for.
  enum Subject: String, CaseIterable {
    case report

    fileprivate var text: String {
      switch self {
      case .report: Schema.report.serialized(.pretty) + "\n"
      }
    }
  }

  func run() throws(UsageError) -> ExitStatus {
    let words = Subject.allCases.map(\.rawValue)
    guard let word = invocation.operands.first?.text, invocation.operands.count == 1 else {
      throw UsageError("'schema' takes \(words.listed("or"))")
    }
    guard let subject = Subject(rawValue: word) else {
      throw UsageError(
        "there is no schema '\(word)'", suggestion: Spelling.candidate(for: word, among: [words]))
    }
    context.streams.output.write(subject.text)
    return .success
  }
}
