import Compiler
import Conversation
import Diagnostics
import Reference
import TwiMLVocabulary

extension Option {
  /// Every option, in the order of the manual. A command can have a name only once, and either all
  /// options with the same name take a value or none does.
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
        "the file name to report for standard input",
        details: "No file of that name is read. The nearest `.twimlc.yml` of that path applies."
      ) { settings, value in settings.standardInputName = value.text },
      Option(
        "input", placeholder: "FORMAT", defaultValue: Settings().inputFormat, topic: .input,
        for: [.translate, .check, .trace],
        "read standard input as one document, or as JSON Lines (jsonl)",
        details: jsonLines(
          ", `diagnostics` (the findings, as in `--format json`) and the `callflow`"),
        in: [
          .trace: Wording(
            details: jsonLines(
              ", `diagnostics` (the findings, as in `--format json`) and the `trace`")),
          .check: Wording(
            details: jsonLines(" and `diagnostics` (the findings, as in `--format json`)")),
        ]
      ) { $0.inputFormat = $1 },
      Option(
        "content-type", takes: ArgumentDescription("TYPE"), topic: .input, for: documentCommands,
        "the Content-Type that the document is sent with",
        details: """
          The Content-Type decides whether Kazoo runs the document as TwiML or as a callflow. If the \
          input begins with the HTTP headers of a response, as `curl -i` prints them, the \
          Content-Type there counts instead of TYPE. Without either, a document that begins with '{' \
          or '[' is read as a callflow, and any other as TwiML.
          """
      ) { settings, value in settings.compiler.contentType = value.text },
      Option(
        flag: "templates", topic: .input, for: [.check, .lsp],
        "check template files, which a template engine fills in later",
        details: """
          The code of PHP, ERB, EJS, Jinja, Twig, Liquid, Mustache, Handlebars, Blade, Razor, Mako, \
          Velocity, FreeMarker and Go templates, and `${…}`, counts as an unknown value; the \
          document around it is checked. In a DIRECTORY the files of these engines are found too, by \
          their extensions. Those with TwiML in them are checked.
          """
      ) { $0.compiler.isTemplate = true },
    ] + listing + excluding

  /// What `--input jsonl` reads and prints.
  /// - Parameter members: of the printed object, after `name`.
  private static func jsonLines(_ members: String) -> String {
    """
    With `jsonl` each line of standard input is a JSON object such as {"name": "a.xml", "text": \
    "<Response/>"}. Its members are `name`, `text` and, if known, `url` (where the document is) and \
    `contentType`. Its result is printed as one line before the next line is read, for programs \
    that keep one twimlc running: an object with `name`\(members). A line that is not such an object \
    gives an object with the member `error`, and the exit status 2 at the end.
    """
  }

  private static let checking: [Option] = [
    Option(
      "kazoo", placeholder: "VERSION", defaultValue: Settings().compiler.target, topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp, .schema],
      "the version of Kazoo to check and translate for: "
        + Target.allCases.map(\.rawValue).listed("or"),
      in: [
        .trace: Wording(
          "the version of Kazoo that runs the document: 4.3 or 5",
          details: """
            The part of Kazoo 5 that runs TwiML is not public. Where nothing is published about \
            it, a trace for 5 follows that of 4.3.
            """),
        .call: Wording(
          "the version of Kazoo that makes the call: 4.3 or 5",
          details: """
            The part of Kazoo 5 that runs TwiML is not public. Where nothing is published about \
            it, a call on 5 follows 4.3.
            """),
        .test: Wording(
          "the version of Kazoo that makes the calls: 4.3 or 5",
          details: "A scenario can name its own version, which then counts."),
        .explore: Wording(
          "the version of Kazoo that makes the calls: 4.3 or 5"),
        .schema: Wording(
          "the version of Kazoo that the grammar is for: 4.3 or 5"),
      ],
      isCommon: true
    ) { $0.compiler.target = $1 },
    Option(
      "base-url", takes: ArgumentDescription("URL"), topic: .checking,
      for: configuredCommands + [.request, .lsp],
      "the URL that the document is served at",
      details: "Kazoo resolves relative URLs in the document against it, and so does twimlc.",
      in: [
        .request: Wording("the URL of the request", details: "`--as curl` needs it.")
      ],
      isCommon: true
    ) { settings, value in settings.compiler.baseURL = value.text },
    Option(
      "rule",
      takes: ArgumentDescription(
        "ID=LEVEL[,...]", words: Catalog.twimlc.rules.map(\.id),
        continuation: .words(RuleLevel.allCases.map(\.rawValue), isList: true)),
      isRepeatable: true, topic: .checking,
      for: configuredCommands + [.call, .test, .explore, .lsp],
      "change a rule's severity: off, note, warning or error",
      details: """
        ID is a rule, a pattern such as `loss-*`, or a family of rules. If several apply to a \
        rule, the last one counts. `twimlc explain` lists the rules and families.
        """,
      isCommon: true, apply: setLevels),
    Option(
      "severity", placeholder: "LEVEL", defaultValue: SeverityWord.note, topic: .checking,
      synonyms: SeverityWord.synonyms, for: configuredCommands + [.call, .explore],
      "report only findings of this severity or above: error, warning or note",
      details: "Findings that are not reported have no effect on the exit status."
    ) { $0.leastSeverity = $1 },
    Option(
      "fail-on", placeholder: "LEVEL", defaultValue: Settings().failOn, topic: .checking,
      synonyms: SeverityWord.synonyms, for: configuredCommands + [.call, .explore],
      "exit with 1 if there is a finding of this severity or above: error, warning, note or never",
      details: """
        With `never` findings do not count: the exit status is 0 even if an error leaves no \
        callflow, or ends a simulated call.
        """,
      isCommon: true
    ) { $0.failOn = $1 },
  ]

  private static let output: [Option] = [
    Option(
      "format", short: "f",
      takes: ArgumentDescription(
        "FORMAT[=FILE]", words: ReportFormat.allCases.map(\.rawValue), continuation: .file,
        defaultValue: ReportFormat.text.rawValue),
      isRepeatable: true, topic: .output, for: [.translate, .check],
      "report as text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit or rdjson",
      details: """
        `FORMAT=FILE` writes the report to FILE; the text report is then still printed. `gcc` has \
        one line for each finding, `json` one array of objects, `jsonl` one object on each line, \
        `sarif` SARIF 2.1.0, `github` workflow commands of GitHub Actions, `gitlab` a Code Quality \
        report, `checkstyle` and `junit` the XML of those tools, and `rdjson` the input of \
        reviewdog. Lines and columns count from 1, columns in Unicode characters (in `rdjson` in \
        bytes of UTF-8). The end column is the one after the last character.
        """,
      in: [
        .translate: Wording(
          "the format of the findings, beside the callflow: text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit or rdjson"
        )
      ],
      isCommon: true
    ) { (settings, value) throws(UsageError) in
      try ReportRequest(value).join(&settings.reports)
    },
    Option(
      "as", placeholder: "SYNTAX", defaultValue: Settings().grammarSyntax, topic: .output,
      for: [.schema], "write the grammar of TwiML in this syntax: rng or rnc",
      details: "`rng` is RELAX NG in XML, `rnc` its compact syntax."
    ) { $0.grammarSyntax = $1 },
    Option(
      "docs-url", takes: ArgumentDescription("URL"), topic: .output,
      for: configuredCommands + [.explore],
      "link each rule in the reports to its page below URL",
      details: """
        URL is where you host the pages that `scripts/site` in the sources of twimlc makes. Reports \
        that can have links (SARIF, rdjson, text on a terminal that shows links) then have them.
        """
    ) { settings, value in settings.docsURL = value.text },
    Option(
      flag: "force", topic: .output, for: documentCommands + [.call, .test, .explore],
      "overwrite output files that twimlc did not write",
      details: """
        By default an output file is replaced only if it is empty or has what the same option \
        writes. A file that is read in the same run is never overwritten.
        """
    ) { $0.isForced = true },
    Option(
      flag: "statistics", topic: .output, for: [.translate, .check],
      "print the number of findings of each rule after the report",
      details: "They are printed on standard error if the report is not text."
    ) { $0.hasStatistics = true },
    Option(
      "color", aliases: ["colour"], placeholder: "WHEN", defaultValue: Settings().color,
      topic: .output, for: documentCommands + [.call, .test, .explore],
      "color the output: auto, always or never"
    ) { $0.color = $1 },
    Option(
      "format", short: "f", placeholder: "FORMAT", defaultValue: Settings().traceFormat,
      topic: .output,
      for: [.trace, .call], "print what happens as text or json",
      details: """
        JSON has one object for each document: the commands to the switch under Kazoo's names, \
        what happens on the call between them, the end, and the next request.
        """
    ) { $0.traceFormat = $1 },
    Option(
      "format", short: "f", placeholder: "FORMAT", defaultValue: Settings().explanationFormat,
      topic: .output, for: [.explain], "print the explanation as text or json"
    ) { $0.explanationFormat = $1 },
    Option(
      flag: "compact", short: "c", topic: .output,
      for: [.translate, .trace, .request, .call, .explore, .explain],
      "print JSON without line breaks: one line for each document"
    ) { $0.isCompact = true },
    Option(
      flag: "quiet", short: "q", topic: .output, for: documentCommands + [.call, .test, .explore],
      "print only the output, no findings",
      details: "Errors in the command line and files that cannot be read are still reported.",
      in: [
        .translate: Wording("print only the callflows, no findings"),
        .check: Wording(
          "print nothing; the exit status says whether a finding counts for --fail-on"),
        .trace: Wording("print only what happens on the call, no findings"),
        .graph: Wording("print only the drawing: no findings, no lines and losses in its boxes"),
        .call: Wording("print nothing; the exit status says whether the call failed"),
        .test: Wording("print nothing; the exit status says whether a scenario failed"),
        .explore: Wording(
          "print nothing; the exit status says whether a finding counts for --fail-on"),
      ],
      isCommon: true
    ) { $0.isQuiet = true },
  ]

  private static let general: [Option] = [
    Option(
      flag: "stdio", topic: .general, for: [.lsp],
      "use standard input and output, which is the default",
      details: "Some editors add this option to the command line of every server."
    ) { _ in },
    Option(
      flag: "help", short: "h", topic: .general, for: CommandName.allCases,
      "print this help",
      isCommon: true
    ) { $0.request = .help },
    Option(
      flag: "version", short: "V", topic: .general, for: CommandName.allCases,
      "print the versions of twimlc and libxml2",
      isCommon: true
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
    let rules = Catalog.twimlc.rules(named: id)
    guard !rules.isEmpty else {
      throw UsageError(
        "unknown rule '\(id)'",
        suggestion: Catalog.twimlc.rule(meantBy: id)?.id)
    }
    if let name = Catalog.twimlc.currentName(of: id) {
      settings.remarks.append("'\(id)' is the old name of '\(name)'")
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
