import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func gather(_ gather: Gather, _ element: Element) {
    let follower = statements[(position + 1)...].first?.element
    report(.gather(element, follower: follower))
    if gather.finishKey == nil { report(.finishKey(element)) }
    prompts(of: gather)
    let request = request(
      gather.next, of: element, at: element.attribute(.action)?.valueRange ?? element.nameRange)
    let timeout = JSON.integer(
      (gather.timeout ?? ElementSpec.gather.defaultInteger(.timeout)) * 1000)
    add(
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
    if let request { add(request) }
  }

  /// More digits than anybody presses.
  private static let unlimitedDigits = 100

  /// Adds the prompts that play until a key is pressed, up to the first verb that fails or is not a
  /// prompt.
  private mutating func prompts(of gather: Gather) {
    flushVariables()
    let start = steps.count
    let wasAnswered = isAnswered
    var isGroup = true
    var second: Element?
    prompt: for (index, prompt) in gather.prompts.enumerated() {
      guard prompt.isIntended, isMigrating || prompt.failure == nil else { break }
      switch prompt.verb {
      case .say(let verb): say(verb, prompt.element, inGather: true)
      case .play(let verb): play(verb, prompt.element, inGather: true)
      case .pause(let verb): pause(verb)
      case .hangup, .reject, .redirect, .set, .record, .gather, .dial, .stream, .unknown:
        report(.verbInGather(prompt.element))
        break prompt
      }
      if index == 1 { second = prompt.element }
      if prompt.element.attribute(.engine) != nil { isGroup = false }
    }
    guard steps.count - start > 1 else { return }
    if isGroup, let group = group(steps[start...]) {
      isAnswered = wasAnswered
      steps.removeSubrange(start...)
      answer()
      add(group)
    } else if let second {
      report(.severalPrompts(second))
    }
  }

  /// All prompts in one action, so that a key stops all of them as under Pivot; nil if
  /// `audio_macro` cannot express one of them: it has no engine and no endless repetition.
  ///
  /// Source: `cf_audio_macro:get_macro_entry/3`
  private func group(_ steps: ArraySlice<CallStep>) -> Callflow.Action? {
    var macros: [JSON] = []
    macros.reserveCapacity(steps.count)
    for step in steps {
      guard let macro = step.action.asMacro else { return nil }
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
    Diagnostic(
      .lossGather, follower.map { gathering(before: $0.name) } ?? gatheringLast,
      at: element.nameRange, help: gatherHelp)
  }

  private static func gathering(before name: String) -> String {
    gatheringBefore[name] ?? gathering("goes on with '\(name)'")
  }

  /// The messages by the name of the next verb, because nearly every `Gather` gets one of them.
  private static let gatheringBefore = [String: String](
    uniqueKeysWithValues: KazooVerb.allCases.map {
      ($0.rawValue, gathering("goes on with '\($0.rawValue)'"))
    })

  /// - Parameter instead: what Pivot does.
  private static func gathering(_ instead: String) -> String {
    """
    'action' is requested even when no key is pressed, where Pivot \(instead); the digits are sent \
    as 'Digits[default]'
    """
  }

  private static let gatheringLast = gathering("hangs up")

  private static let gatherHelp = [
    "if the server can read 'Digits[default]' and respond to a request without digits, leave it",
    serving(ElementSpec.gather.name, "if not"),
  ]

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
