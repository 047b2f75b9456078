import Configuration
package import Diagnostics
import HTTPAnswer
import JSON
import KazooCallflow
import PivotLog
import Translation
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Catalogue {
  /// Every rule of twimlc.
  package static let twimlc = Catalogue([
    Family(.answer, Rule.answer),
    Family(.xml, Rule.syntax),
    Family(.template, Rule.template),
    Family(.callflow, [.callflowAnswer] + Rule.json + Rule.callflow),
    Family(.log, Rule.log),
    Family(.structure, Rule.structure),
    Family(.attribute, Rule.attributes),
    Family(.value, Rule.values),
    Family(.flow, Rule.flow),
    Family(.dial, Rule.dial),
    Family(.loss, Rule.losses),
    Family(.comment, Rule.own),
    Family(.configuration, Rule.configuration),
    Family(.scenario, Rule.scenario),
    Family(.exploration, Rule.exploration),
  ])
}
