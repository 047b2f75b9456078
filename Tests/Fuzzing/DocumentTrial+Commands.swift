import Glibc

@testable import twimlc

extension DocumentTrial {
  /// The trace of a call ends and is JSON.
  mutating func demandTrace() {
    let run = twimlcRun(["trace", "--format=json", "--quiet"] + chance.traceOptions(), on: bytes)
    if isRefusedCallflow(run) { return }
    demand(run.status != .failure, "the trace comes to an end: \(run.error)")
    demandJSON(run.output, "the trace")
  }

  /// Whether a trace was refused because Kazoo runs the document without its TwiML interpreter.
  private func isRefusedCallflow(
    _ run: (status: twimlc.ExitStatus, output: String, error: String)
  ) -> Bool {
    run.status == .failure && run.output.isEmpty && run.error.contains("trace follows TwiML only")
  }

  /// Some of the commands that process a document.
  mutating func demandCommands() {
    if chance.isOneIn(8) {
      let run = twimlcRun(["trace"] + chance.traceOptions(), on: bytes)
      demand(
        run.status != .failure || isRefusedCallflow(run),
        "the trace for people comes to an end: \(run.error)")
      demandPrintable(run.output + run.error, "the trace for people")
    }
    if chance.isOneIn(8) {
      let fixing = chance.pick(["--fix", "--unsafe-fixes", "--diff"])
      let run = twimlcRun(["check", "--format=text", "--statistics", fixing] + options, on: bytes)
      demand(run.status != .failure, "'check \(fixing)' does its work: \(run.error)")
      demandPrintable(run.error, "what 'check \(fixing)' says")
    }
    if chance.isOneIn(8) {
      let way = chance.pick([
        ["--exact"], ["--document", "--number", "1"], ["--compact"], ["--migrate"],
      ])
      let run = twimlcRun(["translate", "--no-config", "--quiet"] + way, on: bytes)
      if !run.output.isEmpty { demandJSON(run.output, "the output of 'translate \(way)'") }
    }
    if chance.isOneIn(64) { demandSameForMoreThreads() }
  }

  /// Several files give the same report for any `--jobs`.
  private func demandSameForMoreThreads() {
    let path = SystemString("/tmp/twimlc-fuzz-\(getpid()).xml")
    defer { unsafe _ = unlink(path.nullTerminated) }
    do throws(WriteError) {
      try FileWriting.replace(path, with: bytes)
    } catch {
      return
    }
    let arguments = ["check", "--format=json"] + options + Array(repeating: path.text, count: 5)
    let alone = twimlcRun(arguments + ["--jobs=1"], on: [])
    let together = twimlcRun(arguments + ["--jobs=3"], on: [])
    demand(
      alone.output == together.output && alone.status == together.status,
      "three threads find what one finds")
  }
}

/// A run of the program with its streams in memory.
func twimlcRun(
  _ arguments: [String], on input: [UInt8]
) -> (status: twimlc.ExitStatus, output: String, error: String) {
  var output: [UInt8] = []
  var error: [UInt8] = []
  var rest = input[...]
  let streams = Streams(
    input: InputStream(
      isTerminal: false, read: { _ in input },
      readSome: { limit in
        defer { rest = rest.dropFirst(limit) }
        return Array(rest.prefix(limit))
      }),
    output: OutputStream(isTerminal: false) {
      output += $0
      return nil
    },
    error: OutputStream(isTerminal: false) {
      error += $0
      return nil
    })
  let command = Command(context: Context(streams: streams, environment: { _ in nil }))
  let status = command.run(arguments.map { SystemString($0) })
  return (status, String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
}
