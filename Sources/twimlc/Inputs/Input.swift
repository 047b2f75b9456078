import Configuration
import Diagnostics

/// Something that the command line names, to be read as a document.
struct Input: Sendable {
  /// As diagnostics name it.
  let name: String
  let origin: Origin
  /// How long the file was when it was looked at, in bytes; 0 where that is not known.
  var size = 0
  /// The directory that was searched for it; nil for what was named.
  var searchedDirectory: SystemString?
  /// The baseline that a configuration file names for it.
  var configuredBaseline: SystemString?
  /// What a configuration file says of it.
  var configuration: Configuration.Values?

  enum Origin: Sendable {
    case standardInput
    case file(SystemString)
    /// A file that a search came upon.
    case found(SystemString)
    case unreadable(ReadError)
    /// A configuration file, in place of the documents that it is for.
    case mistaken(SourceFile, [Diagnostic])
  }

  init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  /// What the operands stand for; without any, standard input. What there is to know of
  /// configuration files goes to standard error.
  static func all(of invocation: Invocation, _ context: Context) -> [Input] {
    var selection = Selection(invocation.settings)
    let inputs = selection.inputs(of: invocation)
    if !invocation.settings.isQuiet {
      for remark in selection.remarks { context.say(remark, settings: invocation.settings) }
    }
    return inputs
  }

  /// Whether it was found, not named, so that it may turn out to be none of ours.
  var isFound: Bool {
    if case .found = origin { true } else { false }
  }

  var isStandardInput: Bool {
    if case .standardInput = origin { true } else { false }
  }

  var isMistaken: Bool {
    if case .mistaken = origin { true } else { false }
  }

  /// nil for what is not a file that can be read.
  var path: SystemString? {
    switch origin {
    case .file(let path), .found(let path): path
    case .standardInput, .unreadable, .mistaken: nil
    }
  }

  /// Reads a file; standard input is nothing here.
  /// - Parameter limit: the largest size in bytes.
  func read(limit: Int) throws(ReadError) -> [UInt8] {
    switch origin {
    case .standardInput, .mistaken: []
    case .file(let path), .found(let path): try FileReading.read(path, limit: limit, size: size)
    case .unreadable(let error): throw error
    }
  }
}

extension Invocation {
  /// Whether there is a document to read. Directories that were searched in vain are said: a mistake
  /// in a name should not look as if all were well.
  func found(_ inputs: [Input], _ context: Context) -> Bool {
    // What is passed over although it was named is not a mistake.
    if !inputs.isEmpty || operands.isEmpty || settings.forcesExclude { return true }
    let places =
      operands.count > 3
      ? "the \(operands.count) directories"
      : operands.map { "'\($0.text)'" }.listed("and")
    context.streams.error.say("no document was found in \(places)")
    return false
  }
}
