import Diagnostics
import Glibc
import JSON
import TwiMLSyntax

@testable import twimlc

/// Ends the process with a message where something does not hold.
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

/// Demands that no control character reaches a terminal.
func demandPrintable(_ text: String, _ what: @autoclosure () -> String) {
  let stranger = text.utf8.first { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }
  demand(stranger == nil, "\(what()) has no control character: \(stranger ?? 0)\n\(text)")
}
