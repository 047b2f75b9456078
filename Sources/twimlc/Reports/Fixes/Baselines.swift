import Diagnostics

/// The baselines of a run: the one named on the command line, or those configured for the
/// documents.
struct Baselines {
  private var given: Baseline?
  private var configured: [SystemString: Baseline] = [:]

  /// A baseline that could not be read.
  struct Failure: Error {
    let name: String
    let reason: String
  }

  /// No baseline.
  init() {}

  init(_ settings: Settings, for inputs: [Input]) throws(Failure) {
    if let path = settings.writtenBaseline {
      do throws(ReadError) {
        given = try Baseline(nil, at: path)
      } catch {
        throw Failure(name: path.text, reason: error.reason)
      }
    } else if let path = settings.baseline {
      given = try Baselines.read(path)
    } else {
      for path in Set(inputs.compactMap(\.configuredBaseline)) {
        configured[path] = try Baselines.read(path)
      }
    }
  }

  static func read(_ path: SystemString) throws(Failure) -> Baseline {
    do throws(ReadError) {
      return try Baseline(FileReading.read(path), at: path)
    } catch {
      throw Failure(name: path.text, reason: error.reason)
    }
  }

  /// The recorded baseline.
  var recorded: Baseline? { given }

  /// The new findings of a document.
  mutating func remaining(
    _ diagnostics: [Diagnostic], in source: SourceFile, of input: Input, policy: Baseline.Policy
  ) -> [Diagnostic] {
    if let remaining = given?.remaining(diagnostics, in: source, policy: policy) {
      return remaining
    }
    guard let path = input.configuredBaseline,
      let remaining = configured[path]?.remaining(diagnostics, in: source, policy: policy)
    else { return diagnostics }
    return remaining
  }

  /// Reports stale entries, or removes them.
  /// - Parameter prunes: whether to rewrite the files.
  func finish(prunes: Bool, _ settings: Settings, _ streams: Streams) -> ExitStatus {
    var status = ExitStatus.success
    let all = [given].compactMap(\.self) + configured.sorted { $0.key < $1.key }.map(\.value)
    for var baseline in all where baseline.staleCount > 0 {
      let count = baseline.staleCount
      let entries = count == 1 ? "1 entry" : "\(count) entries"
      guard prunes else {
        if settings.isQuiet { continue }
        streams.error.say(
          "\(entries) of '\(baseline.path.text)' \(count == 1 ? "is" : "are") no longer found; "
            + "--prune-baseline removes \(count == 1 ? "it" : "them")")
        continue
      }
      _ = baseline.prune()
      do throws(WriteError) {
        try FileWriting.replace(baseline.path, with: Array(baseline.text.utf8))
        if !settings.isQuiet {
          streams.error.write("removed \(entries) from '\(baseline.path.text)'\n")
        }
      } catch {
        streams.error.say("cannot write '\(baseline.path.text)': \(error.reason)")
        status = .failure
      }
    }
    return status
  }
}
