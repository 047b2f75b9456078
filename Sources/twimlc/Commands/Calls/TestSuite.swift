import Compiler
import Conversation
import Diagnostics
import Trace
import TwiMLSemantics

/// The scenarios of a run.
struct TestSuite {
  private let settings: Settings
  private var configuration: CallConfiguration
  private(set) var files: [(path: SystemString, source: SourceFile)] = []
  /// The files with mistakes, whose scenarios are not run.
  private(set) var mistakes: [(source: SourceFile, mistakes: [Diagnostic])] = []
  private var jobs: [Job] = []

  init(_ settings: Settings, _ context: Context) {
    self.settings = settings
    configuration = CallConfiguration(settings, context)
  }

  /// - Returns: whether the file's configuration can be read.
  mutating func add(_ source: SourceFile, _ path: SystemString) -> Bool {
    guard let configured = configuration.settings(for: path) else { return false }
    let (found, mistakes) = parseScenarios(
      source, variables: settings.test.variables,
      server: settings.test.baseURL ?? configured.compiler.baseURL)
    guard mistakes.isEmpty else {
      self.mistakes.append((source, mistakes))
      return true
    }
    files.append((path, source))
    jobs += found.map { Job(scenario: $0, source: source, settings: configured) }
    return true
  }

  /// Makes the calls, several at a time.
  /// - Returns: the results in the order of the scenarios.
  func run(threads: Int) -> [TestResult] { jobs.parallelMap(threads: threads) { $0.run() } }

  private struct Job: Sendable {
    let scenario: Scenario
    let source: SourceFile
    let settings: Settings

    func run() -> TestResult {
      let start = Clock.now
      let plan = scenario.plan(settings)
      var settings = settings
      settings.call.requests.headers += scenario.headers
      let cookies = CookieJar(isKept: settings.call.keepsCookies)
      defer { cookies.remove() }
      let watch = TestWatch(seconds: settings.call.secondLimit)
      let record = CallDriver(plan, observer: watch)
        .run(over: CallCommand.transport(settings, cookies: cookies))
      return TestResult(
        scenario: scenario, source: source, record: record,
        failures: scenario.compare(with: record), seconds: Clock.now - start)
    }
  }
}

/// Ends a call that takes too long.
final class TestWatch: CallObserver, Sendable {
  private let seconds: Int
  private let deadline: Double

  /// Ends a call only when the user interrupts it.
  static let interruptionOnly = TestWatch(seconds: 1_000_000)

  init(seconds: Int) {
    self.seconds = seconds
    deadline = Clock.now + Double(seconds)
  }

  var interruption: CallEnd? {
    if Interruption.isRequested { return .interrupted }
    return Clock.now > deadline ? .secondLimit(seconds) : nil
  }
}

/// The result of a scenario.
struct TestResult: Sendable {
  let scenario: Scenario
  let source: SourceFile
  let record: CallRecord
  let failures: [Diagnostic]
  /// The duration of the call.
  let seconds: Double

  var isPassed: Bool { failures.isEmpty }
}

extension Scenario {
  /// The call that it describes.
  func plan(_ settings: Settings) -> CallPlan {
    var caller = settings.composition.seed.map(Caller.made) ?? .fresh()
    caller.missingEndpoints = settings.call.caller.missingEndpoints
    var variables: [Parameters.Parameter] = []
    for fact in facts {
      if let name = Caller.Fact(name: fact.name) {
        caller[name] = fact.value
      } else {
        variables.append(fact)
      }
    }
    var options = settings.compiler
    if let target { options.target = target }
    var plan = CallPlan(url: moved(url, by: settings), caller: caller, options: options)
    plan.method = method
    plan.detailRecordURL = detailRecordURL.map { moved($0, by: settings) }
    plan.variables = variables
    plan.decisions = decisions.map(\.decision)
    plan.documentLimit = settings.call.documentLimit
    return plan
  }

  /// A URL of the scenario, moved to another server if the options name one.
  private func moved(_ url: String, by settings: Settings) -> String {
    // A URL that is only a path is moved to the configured server, too.
    let base = settings.test.baseURL ?? (url.first == "/" ? settings.compiler.baseURL : nil)
    guard let base, let server = WebURL(base) else { return url }
    guard settings.test.baseURL != nil else {
      return "\(server.scheme)://\(server.authority)\(url)"
    }
    var prefix = "\(server.scheme)://\(server.authority)\(server.path)"
    while prefix.last == "/" { prefix.removeLast() }
    return prefix + (WebURL(url)?.rest ?? url)
  }
}
