import Compiler
import Conversation
import Diagnostics
import JSON
import Reference

/// `twimlc schema`: the grammar of TwiML, and the JSON Schemas of what twimlc reads and prints.
struct SchemaCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.schema.rawValue,
    operands: "[" + Subject.allCases.map(\.rawValue).joined(separator: "|") + "]",
    summary: "print the grammar of TwiML, or the JSON Schema of a file or a report",
    details: [
      """
      `twiml`, the default, is a grammar of the TwiML that Kazoo runs, in RELAX NG, for editors that \
      complete and check XML by one, and for `xmllint --relaxng`. It takes every document that \
      `check` has no error for; what it cannot say, its first comment says.
      """,
      """
      `config` is for `.twimlc.yml`, `report` for what `check --format json` prints, and `trace` for \
      what `trace --format json` does. An editor that knows the schema of a file completes and \
      checks it; a program can rely on what the schema of a report says.
      """,
    ])

  /// What there is a schema for; the first one where none is named.
  enum Subject: String, CaseIterable {
    case twiml, config, report, trace

    fileprivate func text(_ settings: Settings) -> String {
      switch self {
      case .twiml: TwiMLGrammar(target: settings.compiler.target).text(settings.grammarSyntax)
      case .config: Schema.configuration(.twimlc).serialized(.pretty) + "\n"
      case .report: Schema.report.serialized(.pretty) + "\n"
      case .trace: Schema.trace.serialized(.pretty) + "\n"
      }
    }
  }

  func run() throws(UsageError) -> ExitStatus {
    let words = Subject.allCases.map(\.rawValue)
    guard invocation.operands.count <= 1 else {
      throw UsageError("'schema' takes \(words.listed("or"))")
    }
    let word = invocation.operands.first?.text ?? Subject.twiml.rawValue
    guard let subject = Subject(rawValue: word) else {
      throw UsageError(
        "there is no schema '\(word)'", suggestion: Spelling.candidate(for: word, among: [words]))
    }
    context.streams.output.write(subject.text(invocation.settings))
    return .success
  }
}
