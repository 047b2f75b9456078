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
    summary: "print a grammar of TwiML, or a JSON Schema of the configuration or a report",
    details: [
      """
      `twiml`, the default, is a RELAX NG grammar of the TwiML that Kazoo runs, for editors and \
      for `xmllint --relaxng`. It accepts every document in which `check` finds no error. Its \
      first comment lists what a grammar cannot express.
      """,
      """
      `config` is the JSON Schema of `.twimlc.yml`, for editors; `report` is the schema of \
      what `check --format json` prints, and `trace` of what `trace --format json` prints, for \
      programs that read them.
      """,
    ])

  /// The subjects of schemas; the first is the default.
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
        "unknown schema '\(word)'", suggestion: Spelling.candidate(for: word, among: [words]))
    }
    context.streams.output.write(subject.text(invocation.settings))
    return .success
  }
}
