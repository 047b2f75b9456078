import Compiler
import Configuration
import Conversation
import Diagnostics
import Glibc
import Reference
import Reporting
import Trace
import TwiMLSemantics

/// `twimlc explore`: every path through a web application.
struct ExploreCommand {
  var invocation: Invocation
  let context: Context

  static let description = CommandDescription(
    name: CommandName.explore.rawValue, operands: "URL",
    summary: "find the errors on all calls to a web application",
    details: [
      """
      Simulates many calls to the application at URL, one for each path: with each key and with no \
      key, with each result of a dialed call, and with a recording that has sound, is silent or ends \
      because the caller hangs up. Each call has its own CallSid. It reports what can go wrong for \
      a caller.
      """,
      """
      If a response has an error, two calls are made: one as it goes on Kazoo, and one as if \
      the error were corrected, to find what comes after it. The report says what is reached only \
      after the correction.
      """,
      """
      The requests are real and have real effects. A host outside of this machine and of private \
      networks needs `--yes`, and requests to other hosts than that of URL need `--allow-host`. \
      Ctrl-C stops the exploration and reports what was found.
      """,
    ],
    exitStatuses: [
      .init("0", "no finding is as severe as `--fail-on` (default: error)"),
      .init("1", "at least one finding is"),
      .init("2", "the first request failed, the command line is wrong, or another failure"),
    ])

  func run() throws(UsageError) -> ExitStatus {
    guard let url = invocation.operands.first?.text, invocation.operands.count == 1 else {
      throw UsageError("'explore' takes one URL")
    }
    let settings = invocation.settings
    let isFile = url.lowercased().hasPrefix("file:///")
    guard isWebURL(url) || isFile else {
      throw UsageError("'\(url)' is not an http, https or file URL")
    }
    let host = WebURL(url)?.authority ?? ""
    let isMapped = settings.call.requests.maps.contains { $0.path(for: url) != nil }
    guard isFile || isMapped || HostGuard.isPrivate(host) || settings.explore.isConfirmed else {
      throw UsageError(
        "'\(host)' is not this machine or in a private network: '--yes' explores "
          + "it all the same, with real requests")
    }
    var configuration = CallConfiguration(settings, context)
    guard let configuredSettings = configuration.settings() else { return .failure }
    _ = try OutputCheck(configuredSettings, context.streams, for: .explore).run([])
    var configured = self
    configured.invocation.settings = configuredSettings
    return configured.explore(url, at: host)
  }

  private func explore(_ url: String, at host: String) -> ExitStatus {
    let settings = invocation.settings
    Interruption.watch()
    let call = CallCommand(invocation: invocation, context: context)
    guard let base = call.plan(for: url) else { return .failure }
    var plan = ExplorationPlan(base)
    plan.depth = settings.explore.depth
    plan.requestLimit = settings.explore.requestLimit
    plan.digits = settings.explore.digits
    let exploration = explore(plan, at: host)
    if let failure = exploration.states.first?.failure, failure.isOutOfReach {
      context.streams.error.say("cannot call '\(url)': \(failure.message)")
      return .failure
    }
    var status = report(exploration, url)
    if let directory = settings.explore.savedDirectory {
      status.raise(to: save(exploration, base, transport(host), in: directory))
    }
    if Interruption.isRequested { status = .failure }
    return status
  }

  /// - Parameter deadline: when requests are given up, by `Clock.now`; nil for never.
  private func transport(_ host: String, until deadline: Double? = nil) -> ParallelTransport {
    var settings = invocation.settings
    let hosts = [host] + settings.explore.allowedHosts
    let boundary = HostGuard(hosts: hosts, inner: CurlTransport())
    settings.call.requests.curlOptions += boundary.curlOptions
    // A server with one thread would wait for a connection that nobody uses any more.
    settings.call.requests.headers.insert("Connection: close", at: 0)
    settings.call.requests.deadline = deadline
    let files = CallCommand.transport(settings, cookies: CookieJar(isKept: false))
    return ParallelTransport(
      inner: FileTransport(
        maps: files.maps, sizeLimit: files.sizeLimit,
        others: HostGuard(hosts: hosts, inner: files.others)),
      threads: invocation.settings.jobs ?? max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))
  }

  private func explore(_ plan: ExplorationPlan, at host: String) -> Exploration {
    let limit = invocation.settings.explore.secondLimit
    let deadline = Clock.now + Double(limit)
    var explorer = Explorer(plan)
    let errors = context.streams.error
    let exploration = explorer.run(
      over: transport(host, until: deadline),
      progress: { found in
        guard errors.isTerminal else { return }
        errors.write("\r\(found.states.count) states, \(found.requestCount) requests")
        errors.flush()
      },
      stop: {
        if Interruption.isRequested { return "stopped by the user" }
        return Clock.now < deadline
          ? nil : "the limit of \(limit) \(limit == 1 ? "second" : "seconds")"
      })
    if errors.isTerminal { errors.write("\r\u{1B}[K") }
    return exploration
  }

  private func report(_ exploration: Exploration, _ url: String) -> ExitStatus {
    let settings = invocation.settings
    var requests = settings.explore.reports
    if !requests.contains(where: { $0.path == nil }) {
      requests.insert(ExploreReportRequest(format: .findings(.text), path: nil), at: 0)
    }
    let reports = exploration.reports(
      levels: settings.compiler.levels, least: settings.leastSeverity.severity)
    var status = ExitStatus.success
    for request in requests {
      let isColored =
        request.path == nil
        && settings.color.isColored(
          isTerminal: context.streams.output.isTerminal, environment: context.environment)
      let text = ExploreReport(
        exploration: exploration, reports: reports, url: url, settings: settings,
        isColored: isColored
      ).text(as: request.format)
      guard let path = request.path else {
        if !settings.isQuiet { context.streams.output.write(text) }
        continue
      }
      status.raise(to: write(text, to: path))
    }
    let isFound = reports.contains { report in
      report.findings.contains { settings.failOn.includes($0.severity) }
    }
    if isFound { status.raise(to: .findings) }
    return status
  }

  private func write(_ text: String, to path: SystemString) -> ExitStatus {
    do throws(WriteError) {
      try FileWriting.replace(path, with: Array(text.utf8))
      return .success
    } catch {
      context.streams.error.say("cannot write '\(path.text)': \(error.reason)")
      return .failure
    }
  }

  /// Makes each call again without changing its responses, and writes it to a file.
  private func save(
    _ exploration: Exploration, _ plan: CallPlan, _ transport: ParallelTransport,
    in directory: SystemString
  ) -> ExitStatus {
    unsafe mkdir(directory.nullTerminated, 0o777)
    let facts = invocation.settings.composition.parameters
    let headers = invocation.settings.call.requests.headers
    let paths = exploration.endedPaths
    for start in stride(from: 0, to: paths.count, by: Self.savedTogether) {
      let numbers = start..<min(start + Self.savedTogether, paths.count)
      var group = CallGroup(
        paths[numbers].map { path in
          var plan = plan
          plan.decisions = path
          plan.caller.callID = Caller.fresh().callID
          return plan
        })
      group.run(over: transport, isStopped: { Interruption.isRequested })
      for (number, record) in zip(numbers, group.records) {
        if record.end.kind == .interrupted {
          context.streams.error.say(
            "\(paths.count - number) of \(paths.count) scenarios are not written, because the "
              + "exploration was stopped")
          return .failure
        }
        let path = paths[number]
        let title =
          path.isEmpty ? "Nothing is decided." : path.map(\.label).joined(separator: ", ")
        let text = ScenarioWriter(record, facts: facts, headers: headers).text(titled: title)
        if write(text, to: directory.appending(Self.scenarioName(number))) == .failure {
          return .failure
        }
      }
    }
    return .success
  }

  private static let savedTogether = 32

  private static func scenarioName(_ number: Int) -> SystemString {
    let digits = String(number + 1)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return SystemString("path-\(name)\(TestCommand.fileSuffix)")
  }
}
