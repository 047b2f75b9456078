import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

/// `Say`: Kazoo reads a text aloud.
package struct Say: Sendable {
  /// The whole text.
  let words: Text
  private let rest: UnreadValues
  /// As in the attribute, 0 for endless: a `Repetition` needs twice the room.
  private let loop: Int

  /// - Parameter loop: 0 for endless.
  fileprivate init(_ words: Text, _ values: AttributeValues, loop: Int) {
    self.words = words
    rest = UnreadValues(values)
    self.loop = loop
  }

  private var values: AttributeValues { rest.values(.say) }
  /// `male` or `female`; nil if Kazoo fails on the attribute.
  package var voice: String? { values.textOrDefault(.voice) }
  /// As Kazoo passes it on, for example `en-US`; nil if Kazoo fails on the attribute.
  package var language: String? { values.textOrDefault(.language) }
  package var engine: String { values.textOrDefault(.engine) ?? "" }
  /// The keys that stop the reading.
  package var terminators: Keys { values.keys(.terminators) }
  package var repetition: Repetition { Repetition(loop: loop) }
}

extension Say {
  /// At most `ElementSpec.spokenBytes`: Kazoo cuts there.
  package var text: String {
    isCut ? String(decoding: cut.wholeCharacters, as: UTF8.self) : words.string
  }
  /// The text as it is sent; a cut inside a character can garble all non-ASCII characters.
  package var spokenText: String { KazooText(bytes: Array(cut)).string }
  /// Whether the cut splits a character, whose rest becomes another one.
  package var isGarbled: Bool {
    isCut && cut.wholeCharacters.count < cut.count && !isSpoiled
  }
  /// Whether the cut goes through a character in a way that Kazoo cannot send.
  var isSpoiled: Bool {
    isCut && cut.wholeCharacters.count < cut.count && !KazooText(bytes: Array(cut)).isSendable
  }
  /// Whether Kazoo does not read all of it.
  var isCut: Bool { words.count > ElementSpec.spokenBytes }

  private var cut: ArraySlice<UInt8> { words.bytes.prefix(ElementSpec.spokenBytes) }
}

extension ArraySlice<UInt8> {
  /// UTF-8 without the beginning of a character at its end.
  fileprivate var wholeCharacters: ArraySlice<UInt8> {
    guard let start = lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return [] }
    let length = self[start] < 0xC0 ? 1 : self[start] < 0xE0 ? 2 : self[start] < 0xF0 ? 3 : 4
    return endIndex - start < length ? self[..<start] : self
  }
}

extension Analyzer {
  /// `kzt_twiml_say:exec/3`.
  mutating func say(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    answer(element)
    let content = textContent(of: element, saysWhyEmpty: true)
    let words = content.strippedText
    if words.isEmpty {
      report(.emptySay(element, content, run))
    } else if words.isBlank {
      report(.blankSay(element))
    }
    if words.isJSON { report(.spokenJSON(self.words(of: content) ?? element.range)) }
    let values = attributes(of: element, spec)
    let say = Say(words, values, loop: values.integerOrDefault(.loop))
    if say.isCut {
      let place = self.words(of: content) ?? element.range
      report(say.isSpoiled ? .spoiledSay(place, run) : .truncatedSay(place, words.count))
    }
    let fails = words.isEmpty || say.isSpoiled || !values.failed.isEmpty
    let isEndless = say.repetition == .endless
    return VerbReading(
      verb: .say(say), failure: fails ? .atOnce : nil,
      end: isEndless ? "has loop=\"0\" and repeats until the caller hangs up" : nil,
      remedyAfterEnd: "write how many times in 'loop' of that Say")
  }
}

extension Repetition {
  /// - Parameter loop: 0 for endless.
  init(loop: Int) { self = loop == 0 ? .endless : .times(loop) }
}

extension Text {
  /// Whether it looks like an object or a list of JSON.
  fileprivate var isJSON: Bool {
    switch (firstByte, lastByte) {
    case (UInt8(ascii: "{"), UInt8(ascii: "}")):
      bytes.contains(UInt8(ascii: "\"")) && bytes.contains(UInt8(ascii: ":"))
    case (UInt8(ascii: "["), UInt8(ascii: "]")): bytes.contains(UInt8(ascii: "\""))
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func spokenJSON(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .spokenJSON,
      "the text of Say looks like JSON: Kazoo reads it aloud with its brackets and quotes",
      at: range, help: ["write the words that the caller should hear"])
  }

  fileprivate static func blankSay(_ element: Element) -> Diagnostic {
    Diagnostic(
      .untrimmedText,
      element.elements.isEmpty
        ? "the text of Say is white space: nothing is spoken"
        : "the words of Say are inside other elements, which Kazoo drops: nothing is spoken",
      at: element.startTag, help: ["write the words directly between the tags of Say"])
  }

  fileprivate static func emptySay(
    _ element: Element, _ content: KazooContent, _ run: RunState
  ) -> Diagnostic {
    let why =
      !content.lost.isEmpty
      ? "the text is in a CDATA section that comes first, which is not read"
      : content.elements.isEmpty
        ? "empty Say" : "the words of Say are inside other elements, which Kazoo drops"
    return Diagnostic(
      .emptySay, "\(why): \(run.stops)", at: element.startTag,
      help: ["write the words directly between the tags, as plain text"])
  }

  fileprivate static func spoiledSay(_ range: SourceRange, _ run: RunState) -> Diagnostic {
    Diagnostic(
      .truncatedSay,
      "Kazoo cuts the text at byte \(ElementSpec.spokenBytes), inside a character: \(run.stops)",
      at: range, help: ["split the text into several Say"]
    ).raised(to: .error)
  }

  fileprivate static func truncatedSay(_ range: SourceRange, _ count: Int) -> Diagnostic {
    Diagnostic(
      .truncatedSay,
      "text of \(count) bytes: Kazoo speaks only the first \(ElementSpec.spokenBytes)", at: range,
      help: ["split the text into several Say"])
  }
}
