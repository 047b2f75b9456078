import Diagnostics

/// The entry point: libFuzzer's own, with its options; `--words` prints a dictionary for it.
@main enum Fuzzer {
  static func main() {
    guard !CommandLine.arguments.contains("--words") else {
      print(WordList.text, terminator: "")
      return
    }
    var count = CommandLine.argc
    var arguments = unsafe Optional(CommandLine.unsafeArgv)
    _ = unsafe runDriver(&count, &arguments, tryOut)
  }
}

/// What libFuzzer calls. A document may be anything; what begins with `<` is nothing else.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOut(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  var trial = DocumentTrial(bytes)
  trial.run()
  if bytes.first != UInt8(ascii: "<") { OtherInputTrial(bytes: bytes).run() }
  return 0
}

private typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's main without its choice of a target.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: Target
) -> CInt
