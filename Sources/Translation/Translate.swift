public import Callflow
public import Diagnostics
public import TwiMLSemantics

/// Translates a program into a callflow.
/// - Returns: the flow, or nil where nothing of it can be said, and what it loses.
public func translate(
  _ program: Program, options: AnalysisOptions
) -> (flow: JSON?, diagnostics: [Diagnostic]) {
  (.object([]), [])
}
