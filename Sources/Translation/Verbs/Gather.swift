import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func gather(_ gather: Gather, _ element: Element) -> Passage {
    let follower = statements[(position + 1)...].first?.element
    report(.gather(element, follower: follower))
    if gather.finishKey == nil { report(.finishKey(element)) }
    var actions = prompts(of: gather)
    let request = request(
      gather.next, of: element, at: element.attribute(.action)?.valueRange ?? element.nameRange)
    let timeout = JSON.integer(
      (gather.timeout ?? ElementSpec.gather.defaultInteger(.timeout)) * 1000)
    actions.append(
      Callflow.Action(
        "collect_dtmf",
        [
          .init("max_digits", .integer(gather.digits ?? Self.unlimitedDigits)),
          .init("timeout", timeout),
          .init("interdigit_timeout", timeout),
          // Kazoo writes a default into `terminator`, which overrides `terminators`.
          .init("terminator", .string(String(gather.finishKey ?? "#"))),
        ]))
    isAnswered = true
    return Passage(actions + request, from: element.range)
  }

  /// More than anybody presses.
  private static let unlimitedDigits = 100

  /// What is played until a key comes; it ends at the first verb that is no prompt, or fails.
  private mutating func prompts(of gather: Gather) -> [Callflow.Action] {
    var actions: [Callflow.Action] = []
    let prompts = gather.prompts.filter(\.isReached)
    if prompts.count > 1, let second = prompts.dropFirst().first {
      report(.severalPrompts(second.element))
    }
    for prompt in prompts {
      guard isMigrating || prompt.failure == nil else { return actions }
      switch prompt.verb {
      case .say(let verb): actions += say(verb, prompt.element, inGather: true).actions
      case .play(let verb): actions += play(verb, prompt.element, inGather: true).actions
      case .pause(let verb): actions += pause(verb, prompt.element).actions
      default:
        report(.verbInGather(prompt.element))
        return actions
      }
    }
    return actions
  }
}

extension Diagnostic {
  fileprivate static func gather(_ element: Element, follower: Element?) -> Diagnostic {
    let instead = follower.map { "goes on with '\($0.name)'" } ?? "is hung up"
    return Diagnostic(
      .lossGather,
      """
      the callflow asks for action when no key is pressed as well, where the caller now \(instead), \
      and sends the digits as 'Digits[default]'
      """,
      at: element.nameRange,
      help: ["have the server read Digits[default], and answer a request without digits"])
  }

  fileprivate static func finishKey(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather, "in a callflow '#' ends the digits: there is no way to have no finish key",
      at: element.attribute(.finishOnKey)?.range ?? element.nameRange)
  }

  fileprivate static func severalPrompts(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather, "in the callflow a key stops one prompt, and this one is played all the same",
      at: element.nameRange)
  }

  fileprivate static func verbInGather(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather, "the callflow leaves '\(element.name)' inside Gather out", at: element.nameRange)
  }
}
