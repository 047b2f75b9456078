import Configuration
import Diagnostics

/// An operand of the command line, to be read as a document.
struct Input: Sendable {
  /// Its name in diagnostics.
  let name: String
  let origin: Origin
  /// The file's size when it was found, in bytes; 0 if unknown.
  var size = 0
  /// The searched directory; nil if the file was named.
  var searchedDirectory: SystemString?
  /// What its configuration says of it and of others; nil without one.
  var configuration: SharedConfiguration?

  enum Origin: Sendable {
    case standardInput
    case file(SystemString)
    /// A file found by a search.
    case found(SystemString)
    indirect case unreadable(ReadError)
    /// A configuration file with mistakes, instead of the documents that it configures.
    indirect case mistaken(SourceFile, [Diagnostic])
  }

  /// What a configuration says of documents that match the same parts of it. A run can have very
  /// many documents, so they share it.
  final class SharedConfiguration: Sendable {
    let values: Configuration.Values
    let baseline: SystemString?

    init(values: Configuration.Values, baseline: SystemString?) {
      self.values = values
      self.baseline = baseline
    }
  }

  init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  /// The inputs for the operands, or standard input without operands. Notes about configuration
  /// files go to standard error.
  static func all(of invocation: Invocation, _ context: Context) -> [Input] {
    var selection = Selection(invocation.settings)
    let inputs = selection.inputs(of: invocation)
    if !invocation.settings.isQuiet {
      for remark in selection.remarks { context.say(remark, settings: invocation.settings) }
    }
    return inputs
  }

  /// Whether it was found by a search, so that it may turn out not to be TwiML.
  var isFound: Bool {
    if case .found = origin { true } else { false }
  }

  var isStandardInput: Bool {
    if case .standardInput = origin { true } else { false }
  }

  var isMistaken: Bool {
    if case .mistaken = origin { true } else { false }
  }

  /// nil if it is not a readable file.
  var path: SystemString? {
    switch origin {
    case .file(let path), .found(let path): path
    case .standardInput, .unreadable, .mistaken: nil
    }
  }

  /// Reads a file; returns nothing for standard input.
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
  /// Whether there is a document to read. Directories without documents are reported, because a
  /// mistyped name must not look like success.
  func found(_ inputs: [Input], _ context: Context) -> Bool {
    // A named file that was skipped is not a mistake.
    if !inputs.isEmpty || operands.isEmpty || settings.forcesExclude { return true }
    let places =
      operands.count > 3
      ? "the \(operands.count) directories"
      : operands.map { "'\($0.text)'" }.listed("and")
    context.streams.error.say("no document was found in \(places)")
    return false
  }
}
