import Diagnostics
import JSON
import Reporting
import Trace

/// The content of `--from`: a call, or a call event, in Kazoo's JSON.
struct CallFile {
  /// Its name in messages.
  let name: String
  let call: JSONValue

  /// The reason that a file describes no call.
  struct Mistake: Error {
    /// Includes the name of the file.
    let message: String
  }

  init(_ path: SystemString, _ standardInput: InputStream) throws(Mistake) {
    name = path == "-" ? "<stdin>" : path.text
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes =
        try path == "-"
        ? standardInput.read(FileReading.defaultLimit) : FileReading.read(path)
    } catch {
      throw Mistake(message: "cannot read '\(name)': \(error.reason)")
    }
    let source = SourceFile(name: name, bytes: bytes)
    let (document, faults) = parseJSON(source)
    guard let root = document.root else {
      throw faults.first.map { CallFile.mistake($0.reasonForCall, at: $0.range, in: source) }
        ?? Mistake(message: "no call in '\(name)'")
    }
    guard root.kind == .object else {
      throw CallFile.mistake(
        "a call is an object, not \(root.kind.name)", at: root.range, in: source)
    }
    // Kazoo's API wraps its responses.
    let data = root["data"]
    call = data?.kind == .object ? data ?? root : root
  }

  private static func mistake(
    _ message: String, at range: SourceRange, in source: SourceFile
  ) -> Mistake {
    let place = LineTable(source).position(at: range.lowerBound)
    return Mistake(message: "\(source.name):\(place.line):\(place.column): \(message)")
  }

  /// Replaces made-up facts by those of the call.
  /// - Parameters:
  /// - given: the facts that the command line sets.
  /// - step: the step that they are sent after.
  /// - Returns: the facts that stay made up.
  func replaceFacts(
    of caller: inout Caller, given: Set<Caller.Fact>, step: Composition.Step
  ) throws(Mistake) -> [Caller.Fact] {
    let found = caller.adopt(call)
    if found.isEmpty {
      let names = Caller.Fact.allCases.map(\.kazooName) + ["From", "To"]
      throw Mistake(message: "no call in '\(name)': it says none of \(names.listed("and"))")
    }
    return Caller.Fact.allCases.filter {
      !found.contains($0) && !given.contains($0) && ($0 != .otherLegCallID || step == .dial)
    }
  }
}

extension Diagnostic {
  /// The message without the effect on a callflow.
  fileprivate var reasonForCall: String {
    switch rule {
    case .trailingData: "more text stands after the end of the JSON"
    case .notUTF8: "the text is not in UTF-8"
    default: message
    }
  }
}
