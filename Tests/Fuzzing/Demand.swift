import Diagnostics
import Glibc
import JSON
import TwiMLSyntax

@testable import twimlc

/// Ends the process with a message unless a condition holds.
func demand(_ condition: Bool, _ message: @autoclosure () -> String) {
  if condition { return }
  _ = writeAll(Array("\nDoes not hold: \(message())\n".utf8), to: STDERR_FILENO)
  abort()
}

/// Demands that a text is JSON.
func demandJSON(_ text: String, _ what: @autoclosure () -> String) {
  let (document, diagnostics) = parseJSON(SourceFile(name: "output", bytes: Array(text.utf8)))
  demand(
    document.root != nil && diagnostics.isEmpty,
    "\(what()) is JSON: \(diagnostics.map(\.message))\n\(text)")
}

/// Demands that a text is well-formed XML.
func demandXML(_ text: String, _ what: @autoclosure () -> String) {
  let (document, diagnostics) = parse(SourceFile(name: "output", bytes: Array(text.utf8)))
  demand(document.root != nil, "\(what()) is XML: \(diagnostics.map(\.message))\n\(text)")
}

/// Demands that a text contains no control characters for a terminal.
func demandPrintable(_ text: String, _ what: @autoclosure () -> String) {
  let obeyed = text.unicodeScalars.first { $0 != "\n" && DisplayText.isTerminalControl($0) }
  demand(obeyed == nil, "\(what()) has no control character: \(obeyed?.value ?? 0)\n\(text)")
}
