package import Diagnostics
package import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// What TwiML means, where only Kazoo's interpreter of TwiML fails on it and a callflow does not.
package enum Migration {
  /// The findings of the check, in which those that a migration resolves become notes.
  package static func relaxed(_ diagnostics: [Diagnostic], in program: Program) -> [Diagnostic] {
    let texts = spokenTexts(program.statements)
    return diagnostics.map { diagnostic in
      let isLeftBehind =
        switch diagnostic.rule.relaxation {
        case .never: false
        case .always: true
        case .withWords: texts.contains(diagnostic.range.lowerBound)
        }
      return isLeftBehind ? diagnostic.capped(at: .note) : diagnostic
    }
  }

  /// The places of verbs with text that only Kazoo's interpreter cannot read.
  private static func spokenTexts(_ statements: [Statement]) -> Set<Int> {
    var places: Set<Int> = []
    for statement in statements {
      switch statement.verb {
      case .say, .play:
        if !statement.element.meantText.isEmpty {
          places.insert(statement.element.range.lowerBound)
        }
      case .gather(let gather): places.formUnion(spokenTexts(gather.prompts))
      case .pause, .hangup, .reject, .redirect, .set, .record, .dial, .stream, .unknown: break
      }
    }
    return places
  }

  /// A voice that Kazoo has, for one that it has not: `male` or `female`.
  static func voice(for name: String?) -> String {
    guard let name else { return "male" }
    return Vocabulary.isMaleVoice(name) ? "male" : "female"
  }

  /// Kazoo's word for a language; nil for a language that it does not have.
  static func language(for tag: String) -> String? {
    guard let type = ElementSpec.say.attribute(.language)?.type,
      case .choice(let languages, _) = type
    else { return nil }
    return languages.contains { $0.word == tag } ? tag : type.suggestion(for: tag)
  }
}

extension Element {
  /// Every text inside, markup left out, without white space at its ends.
  var meantText: String {
    var text = ""
    var pending = Array(children.reversed())
    while let node = pending.popLast() {
      switch node {
      case .text(let part), .cdata(let part): text += part.string
      case .element(let element): pending += element.children.reversed()
      case .comment, .processingInstruction: break
      }
    }
    let isBlank = { (character: Character) in character.isWhitespace }
    let start = text.drop(while: isBlank)
    return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
  }
}
