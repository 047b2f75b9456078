import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func gather(_ gather: Gather, _ element: Element) -> CallSegment {
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
    return CallSegment(actions + request, from: element.range)
  }

  /// More digits than anybody presses.
  private static let unlimitedDigits = 100

  /// The prompts that play until a key is pressed, up to the first verb that fails or is not a
  /// prompt.
  private mutating func prompts(of gather: Gather) -> [Callflow.Action] {
    let wasAnswered = isAnswered
    var actions: [Callflow.Action] = []
    var prompts: [Statement] = []
    prompt: for prompt in gather.prompts.prefix(while: \.isIntended) {
      guard isMigrating || prompt.failure == nil else { break }
      switch prompt.verb {
      case .say(let verb): actions += say(verb, prompt.element, inGather: true).actions
      case .play(let verb): actions += play(verb, prompt.element, inGather: true).actions
      case .pause(let verb): actions += pause(verb, prompt.element).actions
      case .hangup, .reject, .redirect, .set, .record, .gather, .dial, .stream, .unknown:
        report(.verbInGather(prompt.element))
        break prompt
      }
      prompts.append(prompt)
    }
    guard actions.count > 1 else { return actions }
    if let group = group(actions, of: prompts) {
      isAnswered = wasAnswered
      return answer() + [group]
    }
    if let second = prompts.dropFirst().first { report(.severalPrompts(second.element)) }
    return actions
  }

  /// All prompts in one action, so that a key stops all of them as under Pivot; nil if
  /// `audio_macro` cannot express one of them: it has no engine and no endless repetition.
  ///
  /// Source: `cf_audio_macro:get_macro_entry/3`
  private func group(
    _ actions: [Callflow.Action], of prompts: [Statement]
  ) -> Callflow.Action? {
    let namesEngine = prompts.contains { $0.element.attribute(.engine) != nil }
    guard !namesEngine else { return nil }
    var macros: [JSON] = []
    macros.reserveCapacity(actions.count)
    for action in actions {
      guard let macro = action.asMacro else { return nil }
      macros.append(.object(macro))
    }
    return Callflow.Action("audio_macro", [.init("macros", .array(macros))])
  }
}

extension Callflow.Action {
  /// The equal entry of an `audio_macro`; nil if there is none.
  fileprivate var asMacro: [JSON.Member]? {
    if data.contains(where: { $0.key == "endless_playback" || $0.key == "loop_count" }) {
      return nil
    }
    switch module {
    case "tts": return macro(without: "engine")
    case "play":
      // Any key ends a pause among prompts.
      let isSilence = self["id"].map { $0.isSilence } ?? false
      return macro(without: isSilence ? "terminators" : nil)
    case "sleep":
      guard case .integer(let seconds)? = self["duration"] else { return nil }
      return [
        .init("macro", .string("play")), .init("id", .string("silence_stream://\(seconds * 1000)")),
      ]
    default: return nil
    }
  }

  private func macro(without key: String?) -> [JSON.Member] {
    var members: [JSON.Member] = []
    members.reserveCapacity(data.count + 1)
    members.append(.init("macro", .string(module)))
    for member in data where member.key != key { members.append(member) }
    return members
  }
}

extension JSON {
  fileprivate var isSilence: Bool {
    if case .string(let name) = self { name.hasPrefix("silence_stream://") } else { false }
  }
}

extension Diagnostic {
  fileprivate static func gather(_ element: Element, follower: Element?) -> Diagnostic {
    let instead = follower.map { "goes on with '\($0.name)'" } ?? "hangs up"
    return Diagnostic(
      .lossGather,
      """
      'action' is requested even when no key is pressed, where Pivot \(instead); the digits are sent \
      as 'Digits[default]'
      """,
      at: element.nameRange,
      help: [
        "if the server can read 'Digits[default]' and respond to a request without digits, leave it",
        serving(element, "if not"),
      ])
  }

  fileprivate static func finishKey(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather, "'#' ends the digits: a callflow cannot do without a finish key",
      at: element.attribute(.finishOnKey)?.range ?? element.nameRange,
      help: [serving(element, "to do without a finish key")])
  }

  fileprivate static func severalPrompts(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather,
      "'\(element.name)' is played even after a key: in the callflow a key stops one prompt",
      at: element.nameRange, help: ["put all prompts into one Say, or into one file"])
  }

  fileprivate static func verbInGather(_ element: Element) -> Diagnostic {
    Diagnostic(
      .lossGather, "'\(element.name)' inside Gather is left out of the callflow",
      at: element.nameRange, help: ["move it after the Gather"])
  }
}
