import Compiler
import Configuration
import Diagnostics
import Glibc
import Reference
import TwiMLVocabulary

/// The environment that a command works in.
struct Context {
  let streams: Streams
  /// The value of an environment variable.
  let environment: (String) -> String?
}

/// The program: a command line in, an exit status out.
struct Command {
  let context: Context

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [SystemString]) -> ExitStatus {
    var status: ExitStatus
    do throws(UsageError) {
      status = try perform(Invocation(arguments))
    } catch {
      context.streams.error.say(error.message)
      context.streams.error.write("Try 'twimlc --help' for more information.\n")
      status = .failure
    }
    status.raise(to: finish())
    return status
  }

  private func perform(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    switch invocation.settings.request {
    case .help:
      let manual = Manual.twimlc
      context.streams.output.write(
        invocation.isCommandNamed
          ? manual.help(for: invocation.command.description) : manual.help)
      return .success
    case .version:
      context.streams.output.write(Version.text)
      return .success
    case .run:
      for remark in invocation.settings.remarks { context.streams.error.say(remark) }
      return try run(invocation)
    }
  }

  private func run(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    switch invocation.command {
    case .translate, .check, .trace, .graph:
      // A user at a terminal without operands wants the usage.
      if invocation.readsStandardInput, context.streams.input.isTerminal {
        context.streams.error.write(usage(of: invocation))
        return .failure
      }
    case .call, .test, .explore, .request, .explain, .config, .schema, .lsp, .completions, .help,
      .version,
      .generate:
      break
    }
    try rejectMisspelledCommand(invocation)
    if let url = invocation.settings.compiler.baseURL, !isWebURL(url) {
      throw UsageError("'--base-url' takes an http or https URL, not '\(url)'")
    }
    if let url = invocation.settings.docsURL, !isWebURL(url) {
      throw UsageError("'--docs-url' takes an http or https URL, not '\(url)'")
    }
    var invocation = invocation
    if let list = invocation.settings.filesFrom {
      do throws(ReadError) {
        invocation.operands += try FileList.names(in: list, context.streams.input)
      } catch {
        context.streams.error.say("cannot read '\(list.text)': \(error.reason)")
        return .failure
      }
    }
    try rejectSecondReading(invocation)
    return try start(invocation)
  }

  private func start(_ invocation: Invocation) throws(UsageError) -> ExitStatus {
    switch invocation.command {
    case .translate: try TranslateCommand(invocation: invocation, context: context).run()
    case .check: try CheckCommand(invocation: invocation, context: context).run()
    case .trace: try TraceCommand(invocation: invocation, context: context).run()
    case .call: try CallCommand(invocation: invocation, context: context).run()
    case .test: try TestCommand(invocation: invocation, context: context).run()
    case .explore: try ExploreCommand(invocation: invocation, context: context).run()
    case .graph: try GraphCommand(invocation: invocation, context: context).run()
    case .request: try RequestCommand(invocation: invocation, context: context).run()
    case .explain: try ExplainCommand(invocation: invocation, context: context).run()
    case .config: try ConfigCommand(invocation: invocation, context: context).run()
    case .schema: try SchemaCommand(invocation: invocation, context: context).run()
    case .lsp: try LanguageServerCommand(invocation: invocation, context: context).run()
    case .completions: try CompletionsCommand(invocation: invocation, context: context).run()
    case .help: try HelpCommand(invocation: invocation, context: context).run()
    case .version: try VersionCommand(invocation: invocation, context: context).run()
    case .generate: try GenerateCommand(invocation: invocation, context: context).run()
    }
  }

  /// Rejects a command line that would read standard input twice.
  private func rejectSecondReading(_ invocation: Invocation) throws(UsageError) {
    let standardInput: [SystemString] = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]
    let list = invocation.settings.filesFrom.map { [$0] } ?? []
    let names = (list + invocation.operands).filter(standardInput.contains)
    if names.count > 1 {
      throw UsageError(
        "standard input is named \(names.count) times, but can be read only once: "
          + names.map { "'\($0.text)'" }.listed("and"))
    }
  }

  /// Rejects a first operand that is not a file but resembles a command.
  private func rejectMisspelledCommand(_ invocation: Invocation) throws(UsageError) {
    guard !invocation.isCommandNamed, let operand = invocation.operands.first,
      unsafe access(operand.nullTerminated, F_OK) != 0
    else { return }
    let names = Manual.twimlc.visibleCommands.map(\.name)
    let word = operand.text
    let message = "there is no file and no command '\(word)'"
    if let name = Spelling.candidate(for: word, among: [names], synonyms: Command.synonyms) {
      throw UsageError(message, suggestion: name)
    }
    if word.allSatisfy(\.isLetter) {
      throw UsageError("\(message); the commands are \(names.listed())")
    }
  }

  /// The names of these commands in other programs.
  private static let synonyms: [String: [String]] = [
    "lint": ["check"], "validate": ["check"], "verify": ["check"], "test": ["check"],
    "analyze": ["check"], "fix": ["check"], "format": ["check"], "fmt": ["check"],
    "compile": ["translate"], "convert": ["translate"], "build": ["translate"],
    "transpile": ["translate"], "export": ["translate"], "run": ["trace"],
    "simulate": ["trace"], "play": ["trace"], "draw": ["graph"], "diagram": ["graph"],
    "rules": ["explain"], "rule": ["explain"], "doc": ["explain"], "docs": ["explain"],
    "man": ["help"], "curl": ["request"], "settings": ["config"], "completion": ["completions"],
  ]

  private func usage(of invocation: Invocation) -> String {
    let manual = Manual.twimlc
    let usage =
      invocation.isCommandNamed
      ? manual.usage(of: invocation.command.description) : manual.usage
    return usage + "Try 'twimlc --help' for more information.\n"
  }

  /// Flushes the output. A closed pipe, as after `head`, is not an error.
  private func finish() -> ExitStatus {
    let streams = context.streams
    streams.output.flush()
    if let fault = streams.output.fault, fault != EPIPE {
      streams.error.say("cannot write standard output: \(systemMessage(fault))")
    }
    streams.error.flush()
    let faults = [streams.output.fault, streams.error.fault].compactMap(\.self)
    return faults.contains { $0 != EPIPE } ? .failure : .success
  }
}
