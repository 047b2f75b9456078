import Compiler
import Diagnostics
import HTTPResponses
import Reporting

/// Writes or prints the documents that `--fix` and related options change.
struct Fixer {
  private let fixing: Fixing
  private let isQuiet: Bool
  private let streams: Streams
  private var findingCount = 0
  private var fileCount = 0

  init(_ settings: Settings, _ streams: Streams) {
    fixing = settings.fixing
    isQuiet = settings.isQuiet
    self.streams = streams
  }

  /// Writes or prints a changed document.
  /// - Returns: the document to report from now on.
  mutating func finish(
    _ correction: Correction, of input: Input, status: inout ExitStatus
  ) -> Compilation {
    let original = correction.original
    if !original.isFixable, !original.applicableFixIts(fixing).isEmpty {
      say("'\(input.name)' is not changed: \(original.obstacle)")
    }
    let bytes = correction.result.source.bytes
    if fixing.printsDiff {
      guard correction.isChanged else { return original }
      let diff = UnifiedDiff(
        from: original.source.bytes, to: bytes,
        name: input.path?.bytes ?? Array(input.name.utf8))
      streams.output.writeDocument(Array(diff.text.utf8))
      count(correction)
      status.raise(to: .findings)
      return original
    }
    if case .standardInput = input.origin {
      streams.output.writeDocument(bytes)
    } else if correction.isChanged,
      !write(bytes, over: original.source.bytes, of: input, status: &status)
    {
      return original
    }
    if correction.isChanged { count(correction) }
    return correction.result
  }

  /// Writes or prints a document with comments that silence its findings.
  /// - Returns: the document to report from now on; nil if it is unchanged.
  mutating func silence(
    _ diagnostics: [Diagnostic], of compilation: Compilation, in input: Input,
    status: inout ExitStatus
  ) -> Compilation? {
    let silencing = Silencing(compilation, of: diagnostics)
    if case .standardInput = input.origin {
      streams.output.writeDocument((silencing?.result ?? compilation).source.bytes)
      return silencing?.result
    }
    guard let result = silencing?.result else {
      if !diagnostics.isEmpty {
        say(
          "'\(input.name)' is not changed: "
            + (compilation.isFixable
              ? "no comment can silence what is found" : compilation.obstacle))
      }
      return nil
    }
    let bytes = compilation.source.bytes
    return write(result.source.bytes, over: bytes, of: input, status: &status) ? result : nil
  }

  /// Prints a summary line.
  func summarize() {
    guard findingCount > 0, !isQuiet else { return }
    let findings = findingCount == 1 ? "1 finding" : "\(findingCount) findings"
    let files = fileCount == 1 ? "1 file" : "\(fileCount) files"
    let verb = fixing.printsDiff ? "would fix" : "fixed"
    streams.error.write("\(verb) \(findings) in \(files)\n")
  }

  private mutating func count(_ correction: Correction) {
    findingCount += correction.count
    fileCount += 1
  }

  /// - Parameter original: the bytes that were read.
  /// - Returns: whether the file now contains the new bytes.
  private func write(
    _ bytes: [UInt8], over original: [UInt8], of input: Input, status: inout ExitStatus
  ) -> Bool {
    guard let path = input.path else { return false }
    guard !FileWriting.isSpecial(path) else {
      say("'\(input.name)' is not changed: it is not a regular file")
      return false
    }
    do throws(WriteError) {
      try FileWriting.replace(path, with: bytes, original: original)
      return true
    } catch {
      say("cannot write '\(input.name)': \(error.reason)")
      status.raise(to: .failure)
      return false
    }
  }

  private func say(_ message: String) { streams.error.say("\(message)") }
}

extension Compilation {
  /// The reason that no edit can be applied.
  fileprivate var obstacle: String {
    if !response.heads.isEmpty { return "the head of an HTTP response stands before the document" }
    if response.language == .callflow { return "only TwiML is fixed, not a callflow" }
    if isUnrendered { return "it is the source of a template: fix it with --templates" }
    return source.decoding.isVerbatim ? "it uses entities of its own" : "it is not UTF-8"
  }
}
