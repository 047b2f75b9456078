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
      `twimlc` reads TwiML, the XML in which a web application tells a telephone call what to do, \
      checks it against the part of TwiML that the Pivot application of Kazoo runs, and prints \
      Kazoo callflow JSON or what is wrong with the document, by line and column.
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
      Entry("0", "there is no finding of the severity of `--fail-on` or above"),
      Entry("1", "there is one"),
      Entry("2", "an error in the command line, a file that cannot be read, or another failure"),
    ],
    environment: [
      Entry("NO_COLOR", "if not empty, `--color auto` never prints color"),
      Entry("CLICOLOR_FORCE", "if not empty and not 0, `--color auto` always prints color"),
      Entry("GITHUB_ACTIONS", "if true, the default format of `check` and `test` is `github`"),
      Entry("TERM", "if it is dumb, `--color auto` prints color only with CLICOLOR_FORCE"),
      Entry("FORCE_HYPERLINK", "if not empty, whether colored text has links: 0 for no links"),
    ],
    examples: [
      Entry("twimlc menu.xml >menu.json", "translate one document"),
      Entry("twimlc check --fail-on warning public/", "check all documents in a directory"),
      Entry(
        "curl -sSi http://localhost:8080/voice.php | twimlc check --stdin-filename voice.php",
        "check the response of a web application"),
      Entry(
        "twimlc check --format sarif=twimlc.sarif --format junit=twimlc.xml public/",
        "print the findings, and write them to files for other programs"),
      Entry("twimlc trace --digits 1 menu.xml", "see what happens when the caller presses 1"),
      Entry("twimlc explain Gather", "print what Kazoo does with a verb"),
    ], catalog: .twimlc)
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
