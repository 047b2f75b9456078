import CFileSystem
import Glibc

// A closed pipe and a file size limit are handled as write errors.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)

let arguments = unsafe UnsafeBufferPointer(
  start: twimlc_arguments(), count: Int(twimlc_argument_count())
).dropFirst().compactMap { argument in
  unsafe argument.map {
    unsafe SystemString(
      UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:)))
  }
}
let context = Context(
  streams: .standard(),
  environment: { name in unsafe getenv(name).map { unsafe String(cString: $0) } })
exit(Command(context: context).run(arguments).rawValue)
