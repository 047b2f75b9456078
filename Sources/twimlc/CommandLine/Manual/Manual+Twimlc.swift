import Compiler
import Conversation
import Reference

extension Manual {
  /// The manual of this program.
  static let twimlc = Manual(
    name: "twimlc", summary: "compile TwiML to Kazoo callflows, and check it",
    version: Version.number, date: Version.date,
    introduction: [
      """
      Pivot, an application of the telephone system Kazoo, asks a web server what to do with a call. \
      The answer is TwiML (XML), or a callflow (JSON of Kazoo's own). twimlc finds what goes wrong \
      with TwiML on Kazoo, simulates calls, and translates TwiML to callflows.
      """,
      """
      Documents may be in UTF-8, UTF-16, ISO-8859-1 or windows-1252. twimlc reads only the files \
      that are named or found, `.twimlc.yml` and `.gitignore`. It never reads external entities or \
      DTDs, and only `call`, `test` and `explore` request URLs.
      """,
    ],
    commands: CommandName.allCases.map(\.description),
    options: Option.all.map(\.description),
    sections: sections + editors,
    exitStatuses: [
      Entry("0", "no finding is as severe as `--fail-on` (default: error)"),
      Entry(
        "1",
        "at least one finding is; or a document has no callflow, a call or a scenario failed, or "
          + "`check --diff` has something to fix"),
      Entry(
        "2",
        "the command line is wrong, a file cannot be read or written, the first request of `call` "
          + "or `explore` failed, or another failure"),
    ],
    environment: [
      Entry("NO_COLOR", "if not empty, `--color auto` never prints color"),
      Entry("CLICOLOR_FORCE", "if not empty and not 0, `--color auto` always prints color"),
      Entry("GITHUB_ACTIONS", "if true, the default format of `check` and `test` is `github`"),
      Entry("TERM", "if it is dumb, `--color auto` prints color only with CLICOLOR_FORCE"),
      Entry("FORCE_HYPERLINK", "if not empty, whether colored text has links: 0 for no links"),
    ],
    examples: [
      Entry(
        "twimlc check --fail-on warning twiml/",
        "check all documents in a directory and below it, for example in CI"),
      Entry(
        "curl -si URL | twimlc check --base-url URL",
        "check the response of a web server with its HTTP headers"),
      Entry("twimlc translate -o menu.json menu.xml", "convert a file to callflow JSON"),
      Entry(
        "twimlc trace --press 1 menu.xml",
        "see what happens on a call when the caller presses 1"),
      Entry(
        "twimlc call http://localhost:8080/voice",
        "simulate a whole call to a web application, and choose the keys"),
      Entry(
        "twimlc explore http://localhost:8080/voice",
        "find the errors on all calls to a web application; the requests are real"),
      Entry(
        "twimlc check --format sarif=twimlc.sarif --format junit=twimlc.xml twiml/",
        "print the findings, and write them to files for other programs"),
      Entry("twimlc explain Gather", "print what Kazoo does with a verb"),
    ], shortExampleCount: 6, catalog: .twimlc)
}

extension CommandName {
  var description: CommandDescription {
    switch self {
    case .translate: TranslateCommand.description
    case .check: CheckCommand.description
    case .trace: TraceCommand.description
    case .call: CallCommand.description
    case .test: TestCommand.description
    case .explore: ExploreCommand.description
    case .graph: GraphCommand.description
    case .request: RequestCommand.description
    case .explain: ExplainCommand.description
    case .config: ConfigCommand.description
    case .schema: SchemaCommand.description
    case .lsp: LanguageServerCommand.description
    case .completions: CompletionsCommand.description
    case .help: HelpCommand.description
    case .version: VersionCommand.description
    case .generate: GenerateCommand.description
    }
  }
}
