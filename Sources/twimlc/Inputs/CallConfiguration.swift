import Configuration
import Diagnostics
import Reporting

/// The configuration of commands that make calls: the nearest file above the working directory or
/// above a scenario file.
struct CallConfiguration {
  private let context: Context
  private let settings: Settings
  private var search: ConfigurationSearch
  private var spokenRemarks = 0
  private var failedNames: Set<String> = []

  init(_ settings: Settings, _ context: Context) {
    self.settings = settings
    self.context = context
    search = ConfigurationSearch(settings)
  }

  /// The settings, completed by the configuration where the command line is silent.
  /// - Parameter path: the path of a scenario file; nil for a call from the working directory.
  /// - Returns: nil if the configuration has a mistake, which is printed.
  mutating func settings(for path: SystemString? = nil) -> Settings? {
    guard let directory = search.workingDirectory else { return settings }
    let file = path?.absolute(in: directory)
    let result = search.result(for: file?.parent ?? directory)
    for remark in search.remarks.dropFirst(spokenRemarks) {
      context.say(remark, settings: settings)
    }
    spokenRemarks = search.remarks.count
    switch result {
    case .noFile: return settings
    case .found(let located):
      let values = file.map(located.values) ?? located.configuration.values(for: nil)
      return settings.configured(by: values)
    case .failed(let input):
      if failedNames.insert(input.name).inserted { say(input) }
      return nil
    }
  }

  private func say(_ input: Input) {
    switch input.origin {
    case .mistaken(let source, let mistakes):
      let isColored = settings.color.isColored(
        isTerminal: context.streams.error.isTerminal, environment: context.environment)
      context.streams.error.write(TextReporter(isColored: isColored).report(mistakes, in: source))
    case .unreadable(let error):
      context.streams.error.say("cannot read '\(input.name)': \(error.reason)")
    case .standardInput, .file, .found: break
    }
  }
}
