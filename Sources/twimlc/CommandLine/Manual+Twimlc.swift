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
      Documents may be in UTF-8, UTF-16, ISO-8859-1 or windows-1252. Nothing is read but the files \
      named or found, `.twimlc.yml` and `.gitignore`: no entity, document type or URL is ever fetched.
      """,
    ],
    commands: CommandName.allCases.map(\.description),
    options: Option.all.map(\.description),
    sections: sections + editors,
    exitStatuses: [
      Entry("0", "nothing was found at or above the level of `--fail-on`"),
      Entry("1", "something was found"),
      Entry("2", "a mistake in the command line, a file that cannot be read, or another failure"),
    ],
    environment: [
      Entry("NO_COLOR", "when not empty, `--color auto` never prints color"),
      Entry("CLICOLOR_FORCE", "when not empty and not 0, `--color auto` always prints color"),
      Entry("GITHUB_ACTIONS", "when it is true, `check` reports as `--format github` does"),
      Entry("TERM", "when it is dumb, `--color auto` prints color only if forced to"),
      Entry("FORCE_HYPERLINK", "when not empty, says whether a colored text has links: 0 for none"),
    ],
    examples: [
      Entry("twimlc menu.xml >menu.json", "translate one document"),
      Entry("twimlc check --fail-on warning public/", "check all documents of a directory"),
      Entry(
        "curl -sSi http://localhost:8080/voice.php | twimlc check --stdin-filename voice.php",
        "check what a web application answers"),
      Entry(
        "twimlc check --format sarif=twimlc.sarif --format junit=twimlc.xml public/",
        "print what is wrong, and write it to files for other programs"),
      Entry("twimlc trace --digits 1 menu.xml", "see what happens when the caller presses 1"),
      Entry("twimlc explain Gather", "read what Kazoo makes of a verb"),
    ], catalogue: .twimlc)
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
