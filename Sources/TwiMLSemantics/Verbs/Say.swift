import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// `kzt_twiml_say:exec/3`.
  mutating func say(_ element: Element, _ spec: ElementSpec) -> VerbReading {
    answer(element)
    let content = textContent(of: element)
    let words = content.strippedText
    if words.isEmpty {
      report(.emptySay(element, content, run))
    } else if words.isBlank {
      report(.blankSay(element))
    }
    if words.bytes.count > ElementSpec.spokenBytes {
      report(.truncatedSay(self.words(of: content) ?? element.range, words.bytes.count))
    }
    let values = attributes(of: element, spec)
    let repetition = Repetition(loop: values.integerOrDefault(.loop))
    let say = Say(
      words: words, voice: values.textOrDefault(.voice),
      language: values.textOrDefault(.language), engine: values.textOrDefault(.engine) ?? "",
      repetition: repetition,
      terminators: values.keys(.terminators))
    return VerbReading(
      verb: .say(say), failure: words.isEmpty || !values.failed.isEmpty ? .atOnce : nil,
      end: repetition == .endless ? "it repeats until the caller hangs up" : nil)
  }
}

extension Repetition {
  /// - Parameter loop: 0 for endless.
  init(loop: Int) { self = loop == 0 ? .endless : .times(loop) }
}

extension Diagnostic {
  fileprivate static func blankSay(_ element: Element) -> Diagnostic {
    Diagnostic(
      .untrimmedText,
      element.elements.isEmpty
        ? "Kazoo says nothing here: the text of Say is white space"
        : "Kazoo says nothing here: the words are inside other elements, which it drops",
      at: element.startTag, help: ["write the words directly between the tags of Say"])
  }

  fileprivate static func emptySay(
    _ element: Element, _ content: KazooContent, _ run: RunState
  ) -> Diagnostic {
    let why =
      !content.lost.isEmpty
      ? "its text is in a CDATA section, which Kazoo does not read when it comes first"
      : content.elements.isEmpty
        ? "Say has no text" : "the text is inside other elements, which Kazoo drops"
    return Diagnostic(
      .emptySay, "\(run.stops): \(why)", at: element.startTag,
      help: ["write the words between the tags as plain text"])
  }

  fileprivate static func truncatedSay(_ range: SourceRange, _ count: Int) -> Diagnostic {
    Diagnostic(
      .truncatedSay,
      "Kazoo speaks the first \(ElementSpec.spokenBytes) bytes of this text, which has \(count)",
      at: range,
      help: ["split the text into several Say"])
  }
}
