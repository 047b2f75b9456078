import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLVocabulary

extension Translator {
  mutating func pause(_ pause: Pause) {
    let seconds = pause.length ?? ElementSpec.pause.defaultInteger(.length)
    if !isAnswered, !target.capabilities.hasAnswerAction {
      isAnswered = true
      return add(silence(milliseconds: seconds * 1000))
    }
    answer()
    add(
      Callflow.Action(
        "sleep", [.init("duration", .integer(seconds)), .init("unit", .string("s"))]))
  }
}
