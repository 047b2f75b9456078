import Diagnostics

/// The baselines of a run: the one named on the command line, or those configured for the
/// documents.
struct Baselines {
  private var given: Baseline?
  private var recording: BaselineRecording?
  private var configured: [SystemString: Baseline] = [:]

  /// A baseline that could not be read.
  struct Failure: Error {
    let name: String
    let reason: String
  }

  /// No baseline.
  init() {}

  /// - Parameter recording: receives all findings instead; nil if none is written.
  init(
    _ settings: Settings, for inputs: [Input], recording: BaselineRecording?
  ) throws(Failure) {
    if let recording {
      self.recording = recording
    } else if let path = settings.baseline {
      given = try Baselines.read(path)
    } else {
      for path in Set(inputs.lazy.compactMap(\.configuration?.baseline)) {
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

  /// The number of recorded findings.
  var recordedCount: Int { recording?.count ?? 0 }

  /// The new findings of a document.
  mutating func remaining(
    _ diagnostics: [Diagnostic], in source: SourceFile, of input: Input, policy: Baseline.Policy
  ) -> [Diagnostic] {
    if recording != nil {
      recording?.add(diagnostics, in: source)
      return []
    }
    if let remaining = given?.remaining(diagnostics, in: source, policy: policy) {
      return remaining
    }
    guard let path = input.configuration?.baseline,
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
        let file = try FileReplacement(baseline.path)
        baseline.write { file.write($0.utf8) }
        try file.commit()
        if !settings.isQuiet {
          streams.error.writeLine("removed \(entries) from '\(baseline.path.text)'")
        }
      } catch {
        streams.error.say("cannot write '\(baseline.path.text)': \(error.reason)")
        status = .failure
      }
    }
    return status
  }
}
