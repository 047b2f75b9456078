import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func reject(_ reject: Reject, _ element: Element) {
    let reason = reject.reason ?? .rejected
    var data: [JSON.Member] = [
      .init("code", .integer(reason.code)), .init("message", .string(reason.rawValue)),
    ]
    if let prompt = reject.prompt, !prompt.isEmpty {
      checkMedia(prompt, at: element.attribute(.prompt)?.valueRange ?? element.nameRange)
      data.append(.init("media", .string(prompt)))
    }
    add(Callflow.Action("response", data), then: .end)
  }
}
