package import Diagnostics
package import KazooCallflow
package import TwiMLSemantics
import TwiMLSyntax
import TwiMLVocabulary

/// The options of a translation.
package struct TranslationOptions: Sendable {
  package var target: Target
  /// Whether the flow is to do what TwiML means, also where Kazoo's interpreter fails on it.
  package var isMigrating: Bool
  /// Whether Pivot reads each byte of a text as a character, because of what the document declares.
  package var isMisdeclared: Bool

  package init(target: Target = .kazoo4, isMigrating: Bool = false, isMisdeclared: Bool = false) {
    self.target = target
    self.isMigrating = isMigrating
    self.isMisdeclared = isMisdeclared
  }
}

/// A program as a callflow.
package struct Translation: Sendable {
  /// nil if no callflow can do what the program does; there is an error then, unless the program
  /// fails on Kazoo.
  package let flow: Callflow?
  /// For each action of the flow, by its index, the verb that it comes from.
  package let origins: [SourceRange]
  /// The losses of the translation, and the errors that prevent it.
  package let diagnostics: [Diagnostic]
}

/// Translates a program into a callflow.
///
/// Without a loss among the diagnostics the call is the same as under Pivot on each outcome: the
/// same commands to the switch, in the same order and with the same effective values.
package func translate(_ program: Program, options: TranslationOptions) -> Translation {
  guard options.isMigrating || !program.fails else {
    return Translation(flow: nil, origins: [], diagnostics: [])
  }
  var translator = Translator(program, options)
  translator.translate()
  guard !translator.isImpossible else {
    return Translation(flow: nil, origins: [], diagnostics: translator.diagnostics)
  }
  translator.checkActionRate()
  let (flow, origins) = assemble(translator.steps, of: program)
  // Kazoo crashes on a Response without any content, which is an error of its own.
  if flow.isEmptyCall, !program.endsOnPurpose, !program.response.children.isEmpty {
    translator.report(.emptyCallflow(program.response))
  }
  return Translation(flow: flow, origins: origins, diagnostics: translator.diagnostics)
}

/// One walk over the verbs in the order in which Kazoo runs them.
struct Translator {
  /// The statements that Kazoo reaches.
  let statements: ArraySlice<Statement>
  let target: Target
  let isMigrating: Bool
  /// The actions so far, in the order in which they run.
  var steps: [CallStep] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether no callflow can do what the program does.
  private(set) var isImpossible = false
  /// Whether the call has been answered by the actions so far.
  var isAnswered = false
  /// How many actions repetitions may still become.
  var remainingCopies = RepetitionPlan.totalLimit
  /// The index of the current verb.
  var position = 0
  /// The range of the current verb.
  private var origin = SourceRange(at: 0)
  /// The last verb that may request by POST.
  let lastPost: Int?
  /// The last verb that may request a document.
  let lastRequest: Int?
  let isMisdeclared: Bool
  let size: CallflowSize
  /// The variables that Kazoo sends with every request, by name.
  var variables = OrderedVariables()
  /// The variables of the `Set`s right before, which have no action yet, with the first of them.
  var storing: (variables: OrderedVariables, origin: SourceRange)?

  init(_ program: Program, _ options: TranslationOptions) {
    statements = program.statements.prefix(while: \.isIntended)
    size = CallflowSize(statements)
    // Most verbs become one action, and some documents must answer the call first.
    steps.reserveCapacity(statements.count + 1)
    target = options.target
    isMigrating = options.isMigrating
    isMisdeclared = options.isMisdeclared
    lastPost = statements.lastIndex { $0.next.map { $0.method != .get } ?? false }
    lastRequest = statements.lastIndex { $0.next != nil }
  }

  mutating func translate() {
    while position < statements.count {
      let before = diagnostics.count
      translateVerb()
      if target.capabilities.runsEmbeddedTwiML {
        let loss = diagnostics[before...].first(where: \.isAvoidable)
        if loss != nil || statements[position].hasNoCounterpart {
          embed(because: loss)
          return
        }
      }
      position += 1
    }
  }

  /// Adds the actions of the current verb.
  private mutating func translateVerb() {
    let element = statements[position].element
    origin = element.range
    if isMisdeclared, let range = element.garbledText { report(.garbledText(range)) }
    switch statements[position].verb {
    case .say(let say): self.say(say, element)
    case .play(let play): self.play(play, element)
    case .pause(let pause): self.pause(pause)
    case .hangup: hangup()
    case .reject(let reject): self.reject(reject, element)
    case .redirect(let redirect): self.redirect(redirect, element)
    case .set(let set): self.set(set, element)
    case .record(let record): self.record(record, element)
    case .gather(let gather): self.gather(gather, element)
    case .dial(let dial): self.dial(dial, element)
    case .stream, .unknown: break
    }
  }

  /// Adds an action of the current verb.
  mutating func add(_ action: Callflow.Action, then exit: CallStep.Exit = .next) {
    flushVariables()
    steps.append(CallStep(action, exit, from: origin))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports what leaves nothing to translate.
  mutating func fail(_ diagnostic: Diagnostic) {
    isImpossible = true
    report(diagnostic)
  }

  /// Reports what leaves nothing to translate, except where Kazoo runs TwiML from the flow.
  mutating func refuse(_ diagnostic: Diagnostic) {
    if !target.capabilities.runsEmbeddedTwiML { isImpossible = true }
    report(diagnostic)
  }

  /// Removes the findings and actions of the verbs from a position on.
  mutating func rewind(to position: Int) {
    let start = statements[position].element.range.lowerBound
    diagnostics.removeAll { $0.range.lowerBound >= start }
    steps.removeAll { $0.origin.lowerBound >= start }
    isImpossible = false
    storing = nil
    self.position = position
  }
}

extension Statement {
  /// Whether the verb runs on Kazoo, and no action does anything like it.
  fileprivate var hasNoCounterpart: Bool {
    switch verb {
    case .stream, .unknown: true
    case .dial(let dial): !dial.documentedSettings.isEmpty
    case .say, .play, .pause, .hangup, .reject, .redirect, .set, .record, .gather: false
    }
  }

  /// The request that the verb may make.
  var next: NextRequest? {
    switch verb {
    case .redirect(let redirect): redirect.next
    case .gather(let gather): gather.next
    case .record(let record): record.next
    case .dial(let dial): dial.next
    case .say, .play, .pause, .hangup, .reject, .set, .stream, .unknown: nil
    }
  }
}
