import Configuration
package import Diagnostics
import HTTPResponses
import JSON
import KazooCallflow
import PivotLog
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Catalog {
  /// Every rule about documents: what a compilation can find.
  package static let documents = Catalog([
    Family(.response, Rule.response),
    Family(.xml, Rule.syntax),
    Family(.template, Rule.template),
    Family(.callflow, [.callflowResponse] + Rule.json + Rule.callflow),
    Family(.log, Rule.log),
    Family(.structure, Rule.structure),
    Family(.attribute, Rule.attributes),
    Family(.value, Rule.values),
    Family(.flow, Rule.flow),
    Family(.dial, Rule.dial),
    Family(.stream, Rule.streams),
    Family(.loss, Rule.losses),
    Family(.comment, Rule.own),
    Family(.configuration, Rule.configuration),
  ])
}
