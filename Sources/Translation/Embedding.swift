import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Diagnostic {
  /// Whether Kazoo 5 can do without the loss, by running the TwiML itself.
  var isAvoidable: Bool {
    severity > .note && ![.lossQueue, .unresolvedURL, .lossGarbledText].contains(rule)
  }
}

extension Translator {
  /// Leaves the rest of the program in TwiML: on Kazoo 5 the `pivot` action runs it from the flow.
  mutating func embed(because loss: Diagnostic?) {
    let lossy = statements[position]
    rewind(to: firstEmbedded)
    let rest = statements[position...]
    let first = statements[position].element
    var writer = XMLWriter(isMigrating: isMigrating)
    writer.open("Response")
    for statement in rest { writer.write(statement.element, asking: requestURL(of: statement)) }
    writer.close("Response")
    report(
      Diagnostic(
        .embeddedTwiML, "from '\(first.name)' on the callflow holds TwiML for Kazoo 5 to run",
        at: lossy.element.nameRange,
        related: loss.map { [Diagnostic.Related("in actions: \($0.message)", at: $0.range)] } ?? [])
    )
    let action = Callflow.Action(
      "pivot",
      [
        .init(
          "serverless",
          .object([
            .init("flow_doc", .string(writer.text)), .init("flow_type", .string("application/xml")),
          ])), .init("req_format", .string("twiml")),
      ])
    steps.append(CallStep(action, .end, from: first.range))
    position = statements.count
  }

  /// The index of the first statement of the embedded TwiML: variables exist only in the Pivot that
  /// sets them, and so do digits that an empty `Gather` takes from an earlier prompt.
  private var firstEmbedded: Int {
    let needsDigits = statements[position...].contains { statement in
      if case .gather = statement.verb { return statement.element.children.isEmpty }
      return false
    }
    let first = statements[..<position].firstIndex { statement in
      switch statement.verb {
      case .set: true
      case .say, .play: needsDigits
      case .pause, .hangup, .reject, .redirect, .record, .gather, .dial, .stream,
        .unknown:
        false
      }
    }
    return first ?? position
  }

  /// The absolute URL that a verb requests; nil if it requests none.
  private mutating func requestURL(of statement: Statement) -> String? {
    guard let next = statement.next else { return nil }
    let element = statement.element
    let place = element.attribute(.action)?.valueRange ?? element.nameRange
    return absoluteURL(of: next, element, at: place)
  }
}
