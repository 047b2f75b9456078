import Diagnostics
import JSON
import KazooCallflow
import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

extension Translator {
  mutating func say(_ say: Say, _ element: Element, inGather: Bool = false) {
    isAnswered = true
    let text = isMigrating ? element.meantText : say.text
    guard !text.isEmpty else { return }
    let isLong = text.utf8.count > Self.longestText
    let parts = isLong ? text.parts(of: Self.longestText) : []
    let partCount = max(parts.count, 1)
    // Each value is read from its attribute, so once is enough.
    let terminators = say.terminators
    let keyStops = terminators != .none
    // In a Gather the parts are stopped together.
    if partCount > 1, keyStops, !inGather || element.attribute(.engine) != nil {
      report(.splitText(element, partCount))
    }
    // The first byte of a character that is split becomes another character.
    if say.isGarbled, !isMigrating { report(.garbledText(element.contentRange)) }
    let plan = plan(
      say.repetition, partCount: partCount, keyStops: keyStops, inGather: inGather)
    if let difference = plan.difference { report(.repetition(element, difference)) }
    let speech = Speech(say, element, terminators, plan)
    if !speech.namesEngine { report(.engine(element, speech.engine)) }
    if speech.isOtherVoice, let attribute = element.attribute(.voice) {
      report(.voice(attribute, speech.voice))
    }
    if parts.isEmpty {
      add(speech.action(text), by: plan, inGather: inGather)
    } else {
      let actions = parts.map(speech.action)
      for _ in 0..<plan.count { for action in actions { add(action) } }
    }
  }

  /// Adds an action as often as a plan says.
  mutating func add(_ action: Callflow.Action, by plan: RepetitionPlan, inGather: Bool) {
    // In a Gather a key leads on from what has no end.
    let exit: CallStep.Exit = plan.isEndless && !inGather ? .end : .next
    for _ in 0..<plan.count { add(action, then: exit) }
  }

  /// Plans a repetition within the remaining size of the callflow.
  mutating func plan(
    _ repetition: Repetition, partCount: Int, keyStops: Bool, inGather: Bool
  ) -> RepetitionPlan {
    let plan = RepetitionPlan(
      repetition, partCount: partCount, keyStops: keyStops, inGather: inGather,
      limit: min(RepetitionPlan.limit, remainingCopies))
    if plan.count > 1 { remainingCopies -= (plan.count - 1) * partCount }
    return plan
  }

  /// The characters that Kazoo takes in one `tts`.
  static let longestText = ActionSchema.spokenText.upperBound
}

/// How a `tts` speaks the text of a `Say`.
private struct Speech {
  let voice: String
  /// Whether Kazoo fails on the voice of the document.
  let isOtherVoice: Bool
  let language: String
  let engine: String
  /// Whether a callflow can name the engine.
  let namesEngine: Bool
  let terminators: Keys
  let isEndless: Bool

  init(_ say: Say, _ element: Element, _ terminators: Keys, _ plan: RepetitionPlan) {
    let voice = say.voice
    self.voice = voice ?? Migration.voice(for: element.attribute(.voice)?.value)
    isOtherVoice = voice == nil
    let language = say.language ?? element.attribute(.language)?.value ?? ""
    self.language = language.isEmpty ? "en-us" : language
    engine = say.engine
    namesEngine = ActionSchema.engines.contains(engine)
    self.terminators = plan.terminators(terminators)
    isEndless = plan.isEndless
  }

  func action(_ text: String) -> Callflow.Action {
    // Kazoo's own default for a callflow is female.
    var data: [JSON.Member] = [
      .init("text", .string(text)), .init("voice", .string(voice)),
      .init("language", .string(language)), .init("engine", .string(engine)),
    ]
    if !namesEngine { data.removeLast() }
    data += terminators.member
    if isEndless { data.append(.init("endless_playback", .boolean(true))) }
    return Callflow.Action("tts", data)
  }
}

/// How a repetition becomes actions.
struct RepetitionPlan {
  /// How many times the actions are written.
  let count: Int
  /// Whether it continues until the caller hangs up.
  let isEndless: Bool
  /// Whether no key may stop them.
  private let ignoresKeys: Bool
  /// What will be different, for "in the callflow …".
  let difference: String?

  /// The maximum number of actions for one verb.
  static let limit = 100
  /// The maximum number of actions for all repetitions of a document.
  static let totalLimit = 10_000

  /// - Parameter limit: the maximum number of actions for this one.
  init(
    _ repetition: Repetition, partCount: Int, keyStops: Bool, inGather: Bool, limit: Int
  ) {
    switch repetition {
    case .times(let times) where times <= max(1, limit / partCount):
      (count, isEndless, ignoresKeys, difference) = (times, false, false, nil)
    case .endless where partCount == 1:
      (count, isEndless) = (1, true)
      // In a Gather a key is to end the prompts; elsewhere it would end the call.
      ignoresKeys = !inGather
      difference = keyStops && !inGather ? "a key does not start the playback again" : nil
    case .times, .endless:
      count = max(limit / partCount, 1)
      (isEndless, ignoresKeys) = (false, false)
      difference = count == 1 ? "this is not repeated" : "this is played only \(count) times"
    }
  }

  func terminators(_ keys: Keys) -> Keys { ignoresKeys ? .none : keys }
}

extension String {
  /// Splits a text at the end of a sentence, or else of a word.
  /// - Parameter limit: the longest part, in Unicode scalars, as JSON Schema counts.
  func parts(of limit: Int) -> [String] {
    if utf8.count <= limit { return [self] }
    var parts: [String] = []
    var rest = unicodeScalars[...]
    while let end = rest.index(rest.startIndex, offsetBy: limit, limitedBy: rest.endIndex),
      end < rest.endIndex
    {
      let window = rest[..<end]
      let cut = Self.sentenceEnd(in: window) ?? Self.wordEnd(in: window) ?? end
      parts.append(String(rest[..<cut]))
      rest = rest[cut...]
    }
    return parts + [String(rest)]
  }

  /// The index after the last white space that follows the end of a sentence, in the second half.
  private static func sentenceEnd(in window: Substring.UnicodeScalarView) -> String.Index? {
    let middle = window.index(window.startIndex, offsetBy: window.count / 2)
    var index = window.endIndex
    while index > middle {
      let last = window.index(before: index)
      if last > window.startIndex, window[last].properties.isWhitespace,
        ".!?:;。！？\n".unicodeScalars.contains(window[window.index(before: last)])
      {
        return index
      }
      index = last
    }
    return nil
  }

  private static func wordEnd(in window: Substring.UnicodeScalarView) -> String.Index? {
    window.lastIndex { $0.properties.isWhitespace }.map { window.index(after: $0) }
  }
}

extension Diagnostic {
  fileprivate static func splitText(_ element: Element, _ count: Int) -> Diagnostic {
    Diagnostic(
      .lossSplitText,
      "a key stops only one part of this text: it is too long for one action and becomes \(count)",
      at: element.contentRange,
      help: [
        "shorten the text to \(Translator.longestText) characters, or write terminators=\"\" so that "
          + "no key stops it"
      ])
  }

  static func repetition(_ element: Element, _ difference: String) -> Diagnostic {
    Diagnostic(
      .lossRepetition, "\(difference) in the callflow",
      at: element.attribute(.loop)?.range ?? element.nameRange,
      help: [serving(element, "to have it as with Pivot")])
  }

  fileprivate static func voice(_ attribute: Attribute, _ voice: String) -> Diagnostic {
    Diagnostic(
      .lossVoice, "voice '\(attribute.value)' becomes the engine's \(voice) voice in the callflow",
      at: attribute.valueRange.isEmpty ? attribute.range : attribute.valueRange,
      help: ["write voice=\"\(voice == "male" ? "man" : "woman")\" for that voice in both"])
  }

  fileprivate static func engine(_ element: Element, _ engine: String) -> Diagnostic {
    Diagnostic(
      .lossEngine, "engine '\(engine)' cannot be named in a callflow: the system's default speaks",
      at: element.attribute(.engine)?.valueRange ?? element.nameRange,
      help: ["write one of \(ActionSchema.engines.map { "'\($0)'" }.listed())"])
  }
}
