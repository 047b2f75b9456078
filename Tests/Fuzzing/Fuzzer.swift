import Diagnostics

/// The entry point, with libFuzzer's own options; `--words` prints a dictionary for it.
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

/// The function that libFuzzer calls. Input that begins with `<` is only tried as a document.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOut(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  var trial = DocumentTrial(bytes)
  trial.run()
  if bytes.first != UInt8(ascii: "<") { OtherInputTrial(bytes: bytes).run() }
  return 0
}

private typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's main function without its own entry point.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: Target
) -> CInt
