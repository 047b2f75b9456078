import Configuration
import Conversation
import Diagnostics
import Glibc
import JSON
import Reference
import Reporting
import Trace
import TwiMLSemantics

/// `twimlc call`: one call through a running web application.
struct CallCommand {
  var invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.call.rawValue, operands: "URL",
    summary: "simulate a call to a web application; no phone is called",
    details: [
      """
      Requests the document at URL as Pivot does, checks it, prints what the caller hears, and \
      continues with the next request until the call is over. `--press`, `--hang-up`, `--dial` and \
      `--record` say what people do on the call, in order. When there are no more of them, the \
      command asks on the terminal (Ctrl-D hangs up). Without a terminal no key is pressed, a \
      dialed call is answered, and a recording has sound.
      """,
      """
      The requests are real; curl(1) makes them. A menu that repeats without a change ends the \
      call.
      """,
    ],
    exitStatuses: [
      .init("0", "the call came to its end, or repeats the same menu"),
      .init(
        "1",
        """
        a finding is as severe as `--fail-on` (default: error), or Kazoo could not carry out a \
        response and ended the call or left the line silent, or `--documents` or `--seconds` \
        ended it
        """),
      .init("2", "the first request failed, the command line is wrong, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    guard let url = invocation.operands.first?.text, invocation.operands.count == 1 else {
      throw UsageError("'call' takes one URL")
    }
    guard isWebURL(url) || url.lowercased().hasPrefix("file:///") else {
      throw UsageError("'\(url)' is not an http, https or file URL")
    }
    var configuration = CallConfiguration(invocation.settings, context)
    guard let settings = configuration.settings() else { return .failure }
    try CookieJar.checkDirectory(isKept: settings.call.keepsCookies)
    _ = try OutputCheck(settings, context.streams, for: .call).run([])
    var configured = self
    configured.invocation.settings = settings
    return configured.call(url)
  }

  private func call(_ url: String) -> ExitStatus {
    let settings = invocation.settings
    guard let plan = plan(for: url) else { return .failure }
    Interruption.watch()
    let isJSON = settings.traceFormat == .json
    let session = CallSession(settings, context, isSilent: isJSON || settings.isQuiet)
    let cookies = CookieJar(isKept: settings.call.keepsCookies)
    let transport = Self.transport(settings, cookies: cookies)
    session.begin(plan)
    let record = CallDriver(plan, observer: session).run(over: transport)
    cookies.remove()
    if isJSON {
      let layout: JSON.Layout = settings.isCompact ? .compact : .pretty
      let report = CallReport(record, least: settings.leastSeverity.severity)
      context.streams.output.write(report.json.serialized(layout) + "\n")
    } else {
      session.end(record)
    }
    var status = status(of: record)
    status.raise(to: save(record))
    return status
  }

  /// Reads documents from files if the options map them, and from the web otherwise.
  static func transport(_ settings: Settings, cookies: CookieJar) -> FileTransport {
    var options = settings.call.requests
    options.cookieJar = cookies.path
    options.sizeLimit = settings.sizeLimit
    return FileTransport(
      maps: options.maps, sizeLimit: options.sizeLimit, others: CurlTransport(options: options))
  }

  /// - Returns: nil if the file of `--from` describes no call; the reason is printed.
  func plan(for url: String) -> CallPlan? {
    let settings = invocation.settings
    let composition = settings.composition
    var caller = composition.seed.map(Caller.made) ?? .fresh()
    caller.missingEndpoints = settings.call.caller.missingEndpoints
    if let path = composition.call {
      do throws(CallFile.Mistake) {
        let file = try CallFile(path, context.streams.input)
        _ = try file.replaceFacts(of: &caller, given: [], step: .start)
      } catch {
        context.streams.error.say(error.message)
        return nil
      }
    }
    for parameter in composition.parameters {
      if let fact = Caller.Fact(name: parameter.name) { caller[fact] = parameter.value }
    }
    var plan = CallPlan(url: url, caller: caller, options: settings.compiler)
    plan.method = settings.call.method == .post ? .post : .get
    plan.variables = composition.variables
    plan.parameters = composition.parameters
    plan.decisions = settings.call.orderedDecisions
    plan.entities = settings.call.entities
    plan.detailRecordURL = settings.call.detailRecordURL
    plan.documentLimit = settings.call.documentLimit
    return plan
  }

  private func status(of record: CallRecord) -> ExitStatus {
    if record.end.kind == .interrupted { return .failure }
    if let failure = record.end.failure, failure.isOutOfReach, record.exchanges.count == 1 {
      context.streams.settle()
      context.streams.error.say("cannot call '\(record.plan.url)': \(failure.message)")
      return .failure
    }
    let failOn = invocation.settings.failOn
    let isFound = record.exchanges.contains { exchange in
      exchange.findings.contains { finding in
        failOn.includes(finding.severity)
          && finding.severity >= invocation.settings.leastSeverity.severity
      }
    }
    return isFound || record.end.isFailure && failOn != .never ? .findings : .success
  }

  private func save(_ record: CallRecord) -> ExitStatus {
    guard let path = invocation.settings.call.savedScenario else { return .success }
    guard record.end.kind != .interrupted else {
      context.streams.error.say("'\(path.text)' is not written, because the call was stopped")
      return .failure
    }
    let facts = invocation.settings.composition.parameters
    let text = ScenarioWriter(
      record, facts: facts, headers: invocation.settings.call.requests.headers
    ).text
    return context.replace(path, with: Array(text.utf8))
  }
}

extension DeliveryFailure {
  /// Whether the application cannot be reached, as opposed to failing.
  var isOutOfReach: Bool {
    switch kind {
    case .unreachable, .insecure, .invalidURL, .noClient: true
    case .timeout, .broken, .oversized, .circle, .otherHost, .interrupted: false
    }
  }
}
