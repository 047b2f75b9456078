import Glibc
import Testing

@testable import twimlc

/// What depends on terminals and on streams that fail.
@Suite struct CommandInMemoryTests {
  @Test(arguments: [([], "Usage: twimlc [translate]"), (["check"], "Usage: twimlc check")])
  func withoutAFileOnATerminalItSaysHowItIsUsed(arguments: [SystemString], usage: String) {
    let run = run(arguments, input: .terminal)
    #expect(run.status == .failure)
    #expect(run.output == "")
    #expect(run.error.hasPrefix(usage))
  }

  @Test func aHyphenReadsFromATerminal() {
    let run = run(["check", "-"], input: .terminal)
    #expect(run.status != .failure)
  }

  @Test func inputThatCannotBeReadIsAFailure() {
    let run = run(["check"], input: .failing(EIO))
    #expect(run.status == .failure)
    #expect(run.error == "twimlc: cannot read '<stdin>': Input/output error\n")
  }

  @Test func aReaderThatLeftIsNoFailure() {
    let run = run(["explain"], outputFault: EPIPE)
    #expect(run.status == .success)
    #expect(run.error == "")
  }

  @Test func aFullDiskIsAFailure() {
    let run = run(["explain"], outputFault: ENOSPC)
    #expect(run.status == .failure)
    #expect(run.error == "twimlc: cannot write standard output: No space left on device\n")
  }

  private enum Input {
    case bytes(String)
    case terminal
    case failing(CInt)
  }

  private func run(
    _ arguments: [SystemString], input: Input = .bytes(""), outputFault: CInt? = nil
  ) -> (status: twimlc.ExitStatus, output: String, error: String) {
    var output: [UInt8] = []
    var error: [UInt8] = []
    let reader: InputStream =
      switch input {
      case .bytes(let text): InputStream(isTerminal: false) { Array(text.utf8) }
      case .terminal: InputStream(isTerminal: true) { Array("<Response> </Response>".utf8) }
      case .failing(let number):
        InputStream(isTerminal: false) { () throws(ReadError) in throw ReadError(number: number) }
      }
    let streams = Streams(
      input: reader,
      output: OutputStream(isTerminal: false) { bytes in
        if outputFault == nil { output += bytes }
        return outputFault
      },
      error: OutputStream(isTerminal: false) { bytes in
        error += bytes
        return nil
      })
    let command = Command(context: Context(streams: streams, environment: { _ in nil }))
    let status = command.run(arguments)
    return (status, String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
  }
}
