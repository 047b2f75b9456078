extension Context {
  /// Replaces a file, and prints an error if that fails.
  func replace(_ path: SystemString, with bytes: [UInt8]) -> ExitStatus {
    do throws(WriteError) {
      try FileWriting.replace(path, with: bytes)
      return .success
    } catch {
      streams.error.say("cannot write '\(path.text)': \(error.reason)")
      return .failure
    }
  }
}
