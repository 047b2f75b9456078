import Compiler
import Conversation
import Diagnostics
import Trace
import TwiMLSemantics

/// The scenarios of a run.
struct TestSuite {
  private let settings: Settings
  private(set) var files: [(path: SystemString, source: SourceFile)] = []
  /// The files with mistakes, none of whose scenarios is run.
  private(set) var mistakes: [(source: SourceFile, mistakes: [Diagnostic])] = []
  private var scenarios: [(scenario: Scenario, source: SourceFile)] = []

  init(settings: Settings) { self.settings = settings }

  mutating func add(_ source: SourceFile, _ path: SystemString) {
    let (found, mistakes) = parseScenarios(source, variables: settings.test.variables)
    guard mistakes.isEmpty else {
      self.mistakes.append((source, mistakes))
      return
    }
    files.append((path, source))
    scenarios += found.map { ($0, source) }
  }

  /// Makes the calls, several at a time.
  /// - Returns: the results in the order of the scenarios.
  func run(threads: Int) -> [TestResult] {
    let settings = settings
    return scenarios.map { Job(scenario: $0.scenario, source: $0.source) }.parallelMap(
      threads: threads
    ) { job in job.run(settings) }
  }

  private struct Job: Sendable {
    let scenario: Scenario
    let source: SourceFile

    func run(_ settings: Settings) -> TestResult {
      let start = Clock.now
      let plan = scenario.plan(settings)
      var settings = settings
      settings.call.requests.headers += scenario.headers
      let cookies = CookieJar(isKept: settings.call.keepsCookies)
      defer { cookies.remove() }
      let watch = TestWatch(seconds: settings.call.secondLimit)
      let driver = CallDriver(
        plan, over: CallCommand.transport(settings, cookies: cookies), observer: watch)
      let record = driver.run()
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

  /// Ends no call but for the user.
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

/// What came of a scenario.
struct TestResult: Sendable {
  let scenario: Scenario
  let source: SourceFile
  let record: CallRecord
  let failures: [Diagnostic]
  /// How long the call took.
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
    var plan = CallPlan(url: url(at: settings.test.baseURL), caller: caller, options: options)
    plan.method = method
    plan.variables = variables
    plan.decisions = decisions.map(\.decision)
    plan.documentLimit = settings.call.documentLimit
    return plan
  }

  /// The URL of the call, on another server where one is named.
  private func url(at base: String?) -> String {
    guard let base, let server = WebURL(base) else { return url }
    var prefix = "\(server.scheme)://\(server.authority)\(server.path)"
    while prefix.last == "/" { prefix.removeLast() }
    return prefix + (WebURL(url)?.rest ?? (url.first == "/" ? url : "/" + url))
  }
}
