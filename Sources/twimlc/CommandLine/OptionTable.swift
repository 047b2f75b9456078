import Compiler
import Conversation
import Diagnostics
import Reference
import TwiMLVocabulary

extension Option {
  /// Every option, topic by topic in the order of the manual. A name may stand here once for a
  /// command; all options of one name take a value, or none does.
  static let all: [Option] =
    input + checking + configuration + baseline + fixing + call + request + conversation + test
    + explore
    + output
    + translation
    + general

  static let documentCommands: [CommandName] = [.translate, .check, .trace, .graph]

  private static let input: [Option] =
    [
      Option(
        "stdin-filename", takes: ArgumentDescription("NAME"), topic: .input, for: documentCommands,
        "the name of standard input in diagnostics",
        details: "Nothing is read from a file of that name."
      ) { settings, value in settings.standardInputName = value.text },
      Option(
        "input", placeholder: "FORMAT", absent: Settings().inputFormat, topic: .input,
        for: [.translate, .check, .trace], "read standard input as one document or as jsonl",
        details: """
          With `jsonl` each line is an object with the `name` and the `text` of a document, and \
          optionally the `url` that it is fetched from and its `contentType`. Each line is answered \
          by one line on standard output, in order and at once: an object with the `name`, the \
          `diagnostics` as `--format json` prints them, and the `callflow` or the `trace`. A line \
          that holds no document is answered by an object with an `error`, and the run goes on; its \
          exit status is 2 in the end.
          """
      ) { $0.inputFormat = $1 },
      Option(
        "content-type", takes: ArgumentDescription("TYPE"), topic: .input, for: documentCommands,
        "the Content-Type that the document is sent with",
        details: """
          Kazoo chooses by it whether to run the document as TwiML or as a callflow. What stands in \
          front of a document with the head of its response, as `curl -i` prints it, goes first.
          """
      ) { settings, value in settings.compiler.contentType = value.text },
      Option(
        flag: "templates", topic: .input, for: [.check, .lsp],
        "read documents that a template engine has yet to fill in",
        details: """
          What PHP, ERB, EJS, Jinja, Twig, Liquid, Mustache, Handlebars, Blade, Razor, Mako, Velocity, \
          FreeMarker or a Go template would put into a text, a value or between verbs, and what `${…}` \
          stands for, is taken for anything; what is around it is checked. A DIRECTORY is searched for the files of these engines too, \
          by their extensions: those that hold TwiML are checked.
          """
      ) { $0.compiler.isTemplate = true },
    ] + listing + excluding

  private static let checking: [Option] = [
    Option(
      "kazoo", placeholder: "VERSION", absent: Settings().compiler.target, topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp, .schema],
      "the version of Kazoo to check and translate for: "
        + Target.allCases.map(\.rawValue).listed("or")
    ) { $0.compiler.target = $1 },
    Option(
      "base-url", takes: ArgumentDescription("URL"), topic: .checking,
      for: configuredCommands + [.request, .lsp],
      "the URL that Pivot fetches the document from",
      details: """
        URLs in the document that are not absolute are resolved against it, by Kazoo's own rules.
        """
    ) { settings, value in settings.compiler.baseURL = value.text },
    Option(
      "rule",
      takes: ArgumentDescription(
        "ID=LEVEL[,...]", words: Catalogue.twimlc.rules.map(\.id),
        continuation: .words(RuleLevel.allCases.map(\.rawValue), isList: true)),
      isRepeatable: true, topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "change a rule's severity: off, note, warning or error",
      details: """
        ID is a rule, a pattern as `loss-*`, or a family of rules; the last one that says something \
        of a rule wins. `twimlc explain` lists the rules and the families.
        """, apply: setLevels),
    Option(
      "severity", placeholder: "LEVEL", absent: SeverityWord.note, topic: .checking,
      synonyms: SeverityWord.synonyms, for: configuredCommands + [.call, .explore],
      "report nothing below this severity: error, warning or note",
      details: "What is not reported does not make the run fail either."
    ) { $0.leastSeverity = $1 },
    Option(
      "fail-on", placeholder: "LEVEL", absent: Settings().failOn, topic: .checking,
      synonyms: SeverityWord.synonyms, for: configuredCommands + [.call, .explore],
      "exit 1 from this severity on: error, warning, note or never"
    ) { $0.failOn = $1 },
  ]

  private static let output: [Option] = [
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: ReportFormat.allCases.map(\.rawValue), continuation: .file,
        absent: ReportFormat.text.rawValue),
      isRepeatable: true, topic: .output, for: [.translate, .check],
      "report as text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit or rdjson",
      details: """
        With a FILE the report goes there, beside the one that is printed; the file is written \
        whole or not at all. `gcc` is a line for each finding, `json` one array of objects, \
        `jsonl` an object a line, `sarif` SARIF 2.1.0, `github` the commands of a GitHub workflow, \
        `gitlab` a Code Quality report, `checkstyle` and `junit` the XML of those tools, and \
        `rdjson` what reviewdog reads. Lines and columns count from 1, columns in Unicode \
        characters, but in `rdjson` in bytes of UTF-8; the end is exclusive.
        """
    ) { (settings, value) throws(UsageError) in
      try ReportRequest(value).join(&settings.reports)
    },
    Option(
      "as", placeholder: "SYNTAX", absent: Settings().grammarSyntax, topic: .output,
      for: [.schema], "write the grammar of TwiML in this syntax: rng or rnc",
      details: "`rng` is RELAX NG in XML, `rnc` its compact syntax."
    ) { $0.grammarSyntax = $1 },
    Option(
      "docs-url", takes: ArgumentDescription("URL"), topic: .output,
      for: configuredCommands + [.explore],
      "where the pages of scripts/site are, for links to the rules",
      details: """
        SARIF and rdjson get the address of each rule, and so does the text on a terminal that shows \
        links.
        """
    ) { settings, value in settings.docsURL = value.text },
    Option(
      flag: "force", topic: .output, for: documentCommands,
      "overwrite files that hold something else",
      details: """
        Without it a report, a baseline, a source map or a callflow is written only where there is no \
        file, an empty one, or one of the same kind. A file that is read in the same run is never \
        overwritten.
        """
    ) { $0.isForced = true },
    Option(
      flag: "statistics", topic: .output, for: [.translate, .check],
      "count the findings of each rule, after the report",
      details: "The counts go to standard error where the report is one for programs."
    ) { $0.hasStatistics = true },
    Option(
      "color", aliases: ["colour"], placeholder: "WHEN", absent: Settings().color,
      topic: .output, for: documentCommands + [.call, .test, .explore],
      "color diagnostics: auto, always or never"
    ) { $0.color = $1 },
    Option(
      "format", short: "f", placeholder: "FORMAT", absent: Settings().traceFormat, topic: .output,
      for: [.trace, .call], "print what happens as text or json",
      details: """
        JSON is one object for each document of a trace: the commands to the switch under Kazoo's names, with \
        what happens on the call between them, the end and the next request.
        """
    ) { $0.traceFormat = $1 },
    Option(
      "format", short: "f", placeholder: "FORMAT", absent: Settings().explanationFormat,
      topic: .output, for: [.explain], "print the explanation as text or json"
    ) { $0.explanationFormat = $1 },
    Option(
      flag: "compact", short: "c", topic: .output,
      for: [.translate, .trace, .request, .call, .explore, .explain],
      "print each JSON document on one line"
    ) { $0.isCompact = true },
    Option(
      flag: "quiet", short: "q", topic: .output, for: documentCommands + [.call, .test, .explore],
      "print no diagnostics; the exit status tells",
      details: """
        Callflows are still printed, and so are mistakes in the command line and files that cannot \
        be read.
        """
    ) { $0.isQuiet = true },
  ]

  private static let general: [Option] = [
    Option(
      flag: "stdio", topic: .general, for: [.lsp],
      "serve on standard input and output, as it does anyway",
      details: "Some editors add it to the command line of every server."
    ) { _ in },
    Option(
      flag: "help", short: "h", topic: .general, for: CommandName.allCases,
      "print how to use twimlc, or the command before it"
    ) { $0.request = .help },
    Option(
      flag: "version", short: "V", topic: .general, for: CommandName.allCases,
      "print the versions of twimlc and libxml2"
    ) { $0.request = .version },
  ]

  @Sendable private static func setLevels(
    _ settings: inout Settings, _ value: SystemString
  ) throws(UsageError) {
    for item in value.text.split(separator: ",", omittingEmptySubsequences: false) {
      try setLevel(&settings, item, of: value)
    }
  }

  private static func setLevel(
    _ settings: inout Settings, _ item: Substring, of value: SystemString
  ) throws(UsageError) {
    let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let words = RuleLevel.allCases.map(\.rawValue)
    guard parts.count == 2 else {
      throw UsageError(
        "'--rule' takes ID=LEVEL, and LEVEL is \(words.listed("or")), not '\(value.text)'")
    }
    let id = String(parts[0])
    let rules = Catalogue.twimlc.rules(named: id)
    guard !rules.isEmpty else {
      throw UsageError(
        "there is no rule '\(id)'",
        suggestion: Catalogue.twimlc.rule(meantBy: id)?.id)
    }
    guard let level = RuleLevel(rawValue: String(parts[1])) else {
      throw UsageError(
        "the level of a rule is \(words.listed("or")), not '\(parts[1])'",
        suggestion: Spelling.candidate(
          for: parts[1], among: [words], synonyms: SeverityWord.synonyms))
    }
    for rule in rules { settings.compiler.levels[rule.id] = level }
  }
}
