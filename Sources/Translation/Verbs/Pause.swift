import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func pause(_ pause: Pause, _ element: Element) -> CallSegment {
    let seconds = pause.length ?? ElementSpec.pause.defaultInteger(.length)
    if !isAnswered, !target.capabilities.hasAnswerAction {
      isAnswered = true
      return CallSegment([silence(milliseconds: seconds * 1000)], from: element.range)
    }
    let sleep = Callflow.Action(
      "sleep", [.init("duration", .integer(seconds)), .init("unit", .string("s"))])
    return CallSegment(answer() + [sleep], from: element.range)
  }
}
