import Glibc
import Testing

@testable import twimlc

/// Behavior that depends on terminals and failing streams.
@Suite struct CommandInMemoryTests {
  @Test(arguments: [([], "Usage: twimlc [translate]"), (["check"], "Usage: twimlc check")])
  func `without a file on a terminal, a command prints its usage`(
    arguments: [SystemString], usage: String
  ) {
    let run = run(arguments, input: .terminal)
    #expect(run.status == .failure)
    #expect(run.output == "")
    #expect(run.error.hasPrefix(usage))
  }

  @Test func `a hyphen reads from a terminal`() {
    let run = run(["check", "-"], input: .terminal)
    #expect(run.status != .failure)
  }

  @Test func `input that cannot be read is a failure`() {
    let run = run(["check"], input: .failing(EIO))
    #expect(run.status == .failure)
    #expect(run.error == "twimlc: cannot read '<stdin>': Input/output error\n")
  }

  @Test func `a closed pipe is a success without an error`() {
    let run = run(["explain"], outputFault: EPIPE)
    #expect(run.status == .success)
    #expect(run.error == "")
  }

  @Test func `a full disk is a failure`() {
    let run = run(["explain"], outputFault: ENOSPC)
    #expect(run.status == .failure)
    #expect(run.error == "twimlc: cannot write standard output: No space left on device\n")
  }

  @Test(arguments: [
    ([:], false, "<stdin>:1:12: error: "), (["GITHUB_ACTIONS": "true"], false, "::error "),
    (["GITHUB_ACTIONS": "true"], true, "<stdin>:1:12: error: "),
    (["GITHUB_ACTIONS": "false"], false, "<stdin>:1:12: error: "),
  ])
  func `the GitHub format is the default only in its log`(
    environment: [String: String], isTerminal: Bool, start: String
  ) {
    let run = run(
      ["check", "--color=never"], input: .bytes("<Response><Nope/></Response>"),
      isTerminal: isTerminal, environment: environment)
    #expect(run.output.hasPrefix(start))
  }

  @Test func `only a terminal is told that there are no findings`() {
    let good = Input.bytes("<Response><Say>Hi</Say></Response>")
    #expect(run(["check"], input: good).error == "")
    #expect(run(["check"], input: good, isTerminal: true).error == "no findings in 1 file\n")
    #expect(run(["check", "-q"], input: good, isTerminal: true).error == "")
  }

  @Test(arguments: [
    ["request", "--set=x\u{1B}[31m=1"], ["request", "--as=form", "--set=\u{202E}=1"],
    ["check", "-q", "--fix"], ["check", "-q", "--diff"], ["check", "-q", "--add-suppressions"],
  ])
  func `control characters are escaped only on a terminal`(arguments: [String]) {
    let document = Input.bytes("<Response><say>\u{9B}31m\u{202E}</say></Response>\n")
    let words = arguments.map { SystemString($0) }
    for isTerminal in [true, false] {
      let run = run(words, input: document, isTerminal: isTerminal)
      let isObeyed = run.output.unicodeScalars.contains {
        ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0)
      }
      #expect(isObeyed != isTerminal, "\(arguments): \(run.output.debugDescription)")
    }
  }

  private enum Input {
    case bytes(String)
    case terminal
    case failing(CInt)
  }

  private func run(
    _ arguments: [SystemString], input: Input = .bytes(""), outputFault: CInt? = nil,
    isTerminal: Bool = false, environment: [String: String] = [:]
  ) -> (status: twimlc.ExitStatus, output: String, error: String) {
    var output: [UInt8] = []
    var error: [UInt8] = []
    let reader: InputStream =
      switch input {
      case .bytes(let text): InputStream(isTerminal: false) { _ in Array(text.utf8) }
      case .terminal: InputStream(isTerminal: true) { _ in Array("<Response> </Response>".utf8) }
      case .failing(let number):
        InputStream(isTerminal: false) { (_) throws(ReadError) in throw ReadError(number: number) }
      }
    let streams = Streams(
      input: reader,
      output: OutputStream(isTerminal: isTerminal) { bytes in
        if outputFault == nil { output += bytes }
        return outputFault
      },
      error: OutputStream(isTerminal: isTerminal) { bytes in
        error += bytes
        return nil
      })
    let command = Command(context: Context(streams: streams, environment: { environment[$0] }))
    let status = command.run(arguments)
    return (status, String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
  }
}
