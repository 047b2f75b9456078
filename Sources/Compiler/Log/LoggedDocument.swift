package import Diagnostics
import JSON
package import PivotLog

/// The body of a logged response as a document, with a map back to the log.
package struct LoggedDocument {
  package let compilation: Compilation
  private let text: PlacedText
  /// The number of lines before the document.
  package let headLines: Int

  /// - Parameters:
  /// - name: its name in reports.
  /// - url: the requested URL; nil if the log does not have it.
  package init?(
    _ response: LoggedResponse, name: String, url: String?, options: CompilerOptions
  ) {
    guard let body = response.body else { return nil }
    var text = PlacedText()
    var lines = 0
    if !response.isFlowDocument, !response.status.isEmpty {
      text.append(Array("HTTP/1.1 200\r\n".utf8), from: response.place.bounds)
      lines += 2
      for field in response.fields where !Self.framing.contains(field.key) {
        let value = field.value.string ?? field.value.lexeme
        let line = "\(field.key): \(value)".filter { !$0.isNewline } + "\r\n"
        text.append(
          Array(line.utf8), from: field.name.range.lowerBound..<field.value.range.upperBound)
        lines += 1
      }
      text.append([0x0D, 0x0A], from: body.range.lowerBound..<body.range.lowerBound)
    }
    body.appendText(to: &text)
    self.text = text
    headLines = lines
    var options = options
    options.baseURL = url ?? options.baseURL
    var bytes = text.bytes
    if response.isFlowDocument { bytes = Self.unquoted(bytes) }
    compilation = Compilation(name: name, bytes: bytes, options: options)
  }

  /// The HTTP client has processed these fields before the body is logged.
  private static let framing: Set<String> = ["content-length", "transfer-encoding"]

  /// Kazoo 5 logs the document of a serverless action as a JSON string:
  /// `pivot_call:maybe_exec_flow_doc_or_new_request/1`.
  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first == UInt8(ascii: "\"") else { return bytes }
    let (document, _) = parseJSON(SourceFile(name: "", bytes: bytes))
    return document.root?.string.map { Array($0.utf8) } ?? bytes
  }

  /// The findings in the document, at their places in the log.
  package func findings(number: Int) -> [Diagnostic] {
    guard !compilation.diagnostics.isEmpty else { return [] }
    let lines = LineTable(compilation.source)
    return compilation.diagnostics.map { finding in
      let line = lines.position(at: finding.range.lowerBound).line - headLines
      let place = line > 0 ? "line \(line) of response \(number)" : "head of response \(number)"
      return finding.moved(
        to: text.source(of: finding.range), message: "\(finding.message) (\(place))"
      ) { text.source(of: $0) }
    }
  }
}

extension SourceRange {
  fileprivate var bounds: Range<Int> { lowerBound..<upperBound }
}

extension Diagnostic {
  /// The same finding at another place, without its fix-its.
  fileprivate func moved(
    to range: SourceRange, message: String, _ place: (SourceRange) -> SourceRange
  ) -> Diagnostic {
    var moved = Diagnostic(
      rule, message, at: range, help: help,
      related: related.map { Related($0.message, at: place($0.range)) })
    moved.severity = severity
    moved.isFatal = isFatal
    return moved
  }
}
