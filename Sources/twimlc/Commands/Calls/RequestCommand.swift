import Compiler
import Diagnostics
import JSON
import Reference
import Trace
import TwiMLSemantics
import TwiMLVocabulary

/// `twimlc request`: the request that Pivot would send.
struct RequestCommand {
  let invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.request.rawValue, operands: "",
    summary: "print a request that Pivot would send, as for curl",
    details: [
      """
      Prints the parameters of the request for the first document, or, with `--step`, of the \
      request after a verb. Values that are not set are made up.
      """,
      """
      `--as table` lists all documented parameters and says when Pivot sends them, if there is no \
      `--step`, `--set` or `--from`.
      """,
    ],
    exitStatuses: [
      .init("0", "success"),
      .init(
        "2", "the command line is wrong, the file of `--from` cannot be read, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    if let operand = invocation.operands.first {
      throw UsageError("'request' takes no operand: '\(operand.text)'")
    }
    let composition = invocation.settings.composition
    if composition.format == .table, !composition.hasValues {
      context.streams.output.write(Self.mapping)
      return .success
    }
    if composition.format == .curl, invocation.settings.compiler.baseURL == nil {
      throw UsageError("'--as curl' needs '--base-url'")
    }
    var caller = composition.seed.map(Caller.made) ?? .example
    var event: JSONValue?
    if let path = composition.call {
      do throws(CallFile.Mistake) {
        event = try take(CallFile(path, context.streams.input), into: &caller)
      } catch {
        context.streams.error.say(error.message)
        return .failure
      }
    }
    let url = invocation.settings.compiler.baseURL
    let script = invocation.settings.call.script
    guard let request = composition.request(by: caller, script: script, url: url, event: event)
    else {
      context.streams.error.say(
        "no request follows: the recording is silent, no key is pressed, or the caller is gone")
      return .failure
    }
    let layout: JSON.Layout = invocation.settings.isCompact ? .compact : .pretty
    let text = request.named(composition.names).text(as: composition.format, layout: layout)
    context.streams.output.writeDocument(Array((text + "\n").utf8))
    return .success
  }

  /// Prints which facts are made up.
  private func take(
    _ file: CallFile, into caller: inout Caller
  ) throws(CallFile.Mistake) -> JSONValue {
    let composition = invocation.settings.composition
    let missing = try file.replaceFacts(
      of: &caller, given: composition.facts, step: composition.step ?? .start)
    if !missing.isEmpty {
      let names = missing.map { composition.names == .kazoo ? $0.kazooName : $0.twimlName }
      context.streams.error.say(
        "'\(file.name)' does not say \(names.listed("and")): made up here, unless --set says so")
    }
    return file.call
  }

  private static var mapping: String {
    Columns.text(
      of: [["TwiML", "Kazoo", "sent"]]
        + RequestParameter.allCases.map {
          [$0.name, $0.kazooName ?? "-", $0.meaning.replacing("`", with: "")]
        }) + "\n"
  }
}

extension Composition {
  fileprivate var hasValues: Bool {
    step != nil || call != nil || method != nil || !parameters.isEmpty || !variables.isEmpty
  }

  /// The facts of the call in `--set`.
  fileprivate var facts: Set<Caller.Fact> {
    Set(parameters.compactMap { Caller.Fact(name: $0.name) })
  }
}

extension Request {
  /// The request with the parameter names of one format.
  fileprivate func named(_ names: Composition.Names) -> Request {
    guard names == .kazoo else { return self }
    var renamed = Parameters()
    for parameter in parameters {
      let name = RequestParameter(named: parameter.name)?.kazooName ?? parameter.name
      renamed.set(name, to: parameter.value)
    }
    return Request(url: url, method: method, parameters: renamed)
  }
}
