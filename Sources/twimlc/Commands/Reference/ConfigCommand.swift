import Compiler
import Configuration
import Diagnostics
import JSON
import Reference
import Reporting
import TwiMLVocabulary

/// `twimlc config`: the effective settings and their origins.
struct ConfigCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.config.rawValue, operands: "[FILE]",
    summary: "print the settings that are used for a document, and where they come from",
    details: [
      """
      Prints the settings for FILE, which need not exist, or for documents in the current \
      directory, in the form of `.twimlc.yml`: each from the options, else from that file, else \
      the default. A comment after each setting says where it comes from.
      """
    ])

  func run() throws(UsageError) -> ExitStatus {
    guard invocation.operands.count <= 1 else { throw UsageError("'config' takes one file") }
    var search = ConfigurationSearch(invocation.settings)
    guard let base = search.workingDirectory else {
      throw UsageError("the current directory does not exist")
    }
    let path = invocation.operands.first.map { $0.absolute(in: base) }
    let result = search.result(for: path.map { $0.parent ?? "/" } ?? base)
    for remark in search.remarks { context.say(remark, settings: invocation.settings) }
    switch result {
    case .noFile: return write(nil, for: path)
    case .found(let located): return write(located, for: path)
    case .failed(let input): return report(input)
    }
  }

  private func write(_ located: LocatedConfiguration?, for path: SystemString?) -> ExitStatus {
    let page = ConfigurationPage(
      settings: invocation.settings, located: located, path: path,
      name: invocation.operands.first?.text)
    context.streams.output.write(page.text)
    return .success
  }

  private func report(_ input: Input) -> ExitStatus {
    let streams = context.streams
    switch input.origin {
    case .mistaken(let source, let mistakes):
      let reporter = TextReporter(
        isColored: invocation.settings.color.isColored(
          isTerminal: streams.error.isTerminal, environment: context.environment))
      streams.error.write(reporter.report(mistakes, in: source))
    case .unreadable(let error):
      streams.error.say("cannot read '\(input.name)': \(error.reason)")
    case .standardInput, .file, .found: break
    }
    return .failure
  }
}

/// The settings as a configuration file with comments.
private struct ConfigurationPage {
  let settings: Settings
  let located: LocatedConfiguration?
  /// Absolute; nil if there is no document.
  let path: SystemString?
  /// The document's name on the command line.
  let name: String?

  private struct Row {
    let text: String
    /// nil for a heading.
    let origin: String?
  }

  var text: String {
    let rows = scalars + levels + includes + excludes + templates
    let width = rows.filter { $0.origin != nil }.map(\.text.count).max() ?? 0
    return heading
      + rows.map { row in
        guard let origin = row.origin else { return row.text + "\n" }
        let padding = String(repeating: " ", count: width - row.text.count)
        return "\(row.text)\(padding)  # \(DisplayText.visible(origin))\n"
      }.joined() + remarks
  }

  private var heading: String {
    let subject = name.map { "'\($0)'" } ?? "documents of this directory"
    let file = located.map(\.name) ?? "no configuration file"
    return DisplayText.visible(
      "# What holds for \(subject), from the command line, \(file) and the defaults.") + "\n"
  }

  private var values: Configuration.Values {
    guard let located else { return Configuration.Values() }
    return path.map { located.values(for: $0) } ?? located.configuration.values
  }

  private var scalars: [Row] {
    let effective = settings.configured(by: values)
    let options = effective.compiler
    var rows = [
      Row(
        text: "kazoo: \(options.target.rawValue)",
        origin: origin("kazoo", line: values.target?.line))
    ]
    if let url = options.baseURL {
      rows.append(
        Row(
          text: "base-url: \(quoted(url))", origin: origin("base-url", line: values.baseURL?.line))
      )
    }
    rows.append(
      Row(
        text: "fail-on: \(effective.failOn.rawValue)",
        origin: origin("fail-on", line: values.failOn?.line)))
    if effective.leastSeverity != Settings().leastSeverity {
      rows.append(
        Row(
          text: "severity: \(effective.leastSeverity.rawValue)",
          origin: origin("severity", line: values.severity?.line)))
    }
    if let url = effective.docsURL {
      rows.append(
        Row(
          text: "docs-url: \(quoted(url))", origin: origin("docs-url", line: values.docsURL?.line)))
    }
    return rows + fileRows
  }

  /// The rows of a file's settings for all documents that differ from the defaults.
  private var fileRows: [Row] {
    let configuration = located?.configuration
    var rows: [Row] = []
    if settings.honorsGitIgnore == false {
      rows.append(Row(text: "gitignore: false", origin: "--no-gitignore"))
    } else if let setting = configuration?.gitignore {
      rows.append(Row(text: "gitignore: \(setting.value)", origin: place(line: setting.line)))
    }
    if let setting = configuration?.baseline {
      rows.append(
        Row(text: "baseline: \(quoted(setting.value))", origin: place(line: setting.line)))
    }
    return rows
  }

  private var levels: [Row] {
    let effective = settings.configured(by: values).compiler.levels
    guard !effective.isEmpty else { return [] }
    return [Row(text: "rules:", origin: nil)]
      + effective.sorted { $0.key < $1.key }.map { id, level in
        let line = settings.compiler.levels[id] == nil ? values.levels[id]?.line : nil
        return Row(
          text: "  \(id): \(level.rawValue)", origin: line.map(place) ?? "--rule")
      }
  }

  private var includes: [Row] {
    patterns(located?.configuration.include ?? [], settings.includes, key: "include")
  }

  private var excludes: [Row] {
    patterns(located?.configuration.exclude ?? [], settings.excludes, key: "exclude")
  }

  private var templates: [Row] {
    patterns(located?.configuration.templates ?? [], [], key: "templates")
  }

  private func patterns(
    _ configured: [Configuration.Setting<Glob>], _ given: [Glob], key: String
  ) -> [Row] {
    let rows =
      configured.map {
        Row(text: "  - \(quoted($0.value.text))", origin: place(line: $0.line))
      } + given.map { Row(text: "  - \(quoted($0.text))", origin: "--\(key)") }
    return rows.isEmpty ? [] : [Row(text: "\(key):", origin: nil)] + rows
  }

  /// Comments on what cannot be expressed as settings.
  private var remarks: String {
    guard path == nil, let located else { return "" }
    return located.configuration.overrides.map { override in
      let files = override.files.map(\.text).joined(separator: ", ")
      return DisplayText.visible("# \(place(line: override.line)) says more of \(files)") + "\n"
    }.joined()
  }

  private func origin(_ option: String, line: Int?) -> String {
    if settings.given.contains(option) { return "--\(option)" }
    return line.map(place) ?? "default"
  }

  private func place(line: Int) -> String { "\(located?.name ?? ""):\(line)" }

  /// A scalar in single quotes, in which YAML escapes only the quote itself; one with control
  /// characters as JSON, which is YAML as well.
  private func quoted(_ text: String) -> String {
    if text.unicodeScalars.contains(where: DisplayText.isTerminalControl) {
      return JSON.string(text).serialized(.compact)
    }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
