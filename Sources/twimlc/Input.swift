/// Something that the command line names, to be read as a document.
struct Input: Sendable {
  /// As diagnostics name it.
  let name: String
  let origin: Origin

  enum Origin: Sendable {
    case standardInput
    case file(SystemString)
    /// A file that a search came upon.
    case found(SystemString)
    case unreadable(ReadError)
  }

  /// What the operands stand for; without any, standard input.
  static func all(of invocation: Invocation, searchesDirectories: Bool) -> [Input] {
    let standardInput = Input(
      name: invocation.settings.standardInputName, origin: .standardInput)
    if invocation.namesNothing { return [standardInput] }
    return invocation.operands.flatMap { operand -> [Input] in
      if operand == "-" { return [standardInput] }
      guard searchesDirectories, DirectoryWalk.isDirectory(operand) else {
        return [Input(name: operand.text, origin: .file(operand))]
      }
      return DirectoryWalk.documents(below: operand).map { finding in
        switch finding {
        case .document(let path): Input(name: path.text, origin: .found(path))
        case .unreadable(let path, let error): Input(name: path.text, origin: .unreadable(error))
        }
      }
    }
  }

  /// Whether it was found, not named, so that it may turn out to be none of ours.
  var isFound: Bool {
    if case .found = origin { true } else { false }
  }

  var isStandardInput: Bool {
    if case .standardInput = origin { true } else { false }
  }

  /// nil for what is no file that can be read.
  var path: SystemString? {
    switch origin {
    case .file(let path), .found(let path): path
    case .standardInput, .unreadable: nil
    }
  }

  /// Reads a file; standard input is nothing here.
  func read() throws(ReadError) -> [UInt8] {
    switch origin {
    case .standardInput: []
    case .file(let path), .found(let path): try FileReading.read(path)
    case .unreadable(let error): throw error
    }
  }
}
