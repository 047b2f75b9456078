import Diagnostics
import TwiMLSyntax
import TwiMLVocabulary

extension Analyzer {
  /// Reads the destination of a `Dial`, as the clauses of `kzt_twiml_dial:exec/3` distinguish it.
  mutating func destination(of element: Element) -> DestinationReading {
    let content = KazooContent(element)
    let items = content.withoutSingleSpaces
    guard let first = items.first else { return emptyDial(element, content) }
    switch first.kind {
    case .text:
      answer(element)
      var reading = afterText(content, items, of: element)
      reading.answers = true
      return reading
    case .cdata, .other:
      report(
        .commentFirst(
          first, source[first.range], run, plainText: writingPlainText(first.range)))
      return DestinationReading(
        destination: .unreadable, failure: .atOnce, unread: DestinationReading.everyAttribute)
    case .element: return nouns(items, in: element)
    }
  }

  private mutating func afterText(
    _ content: KazooContent, _ items: [KazooContent.Item], of element: Element
  ) -> DestinationReading {
    if !content.isBlank {
      let dialed = NumberNormalization.clean(content.text)
      if !dialed.isEmpty { return number(dialed, in: content, of: element) }
    }
    let elements = items.filter { if case .element = $0.kind { true } else { false } }
    return elements.isEmpty ? emptyDial(element, content) : nouns(elements, in: element)
  }

  private mutating func emptyDial(
    _ element: Element, _ content: KazooContent
  ) -> DestinationReading {
    report(.emptyDial(element, content.text, words(of: content), run))
    return DestinationReading(
      destination: .unreadable, failure: .atOnce, unread: DestinationReading.everyAttribute)
  }

  private mutating func number(
    _ dialed: String, in content: KazooContent, of element: Element
  ) -> DestinationReading {
    for child in content.elements { report(.nounBesideNumber(child, dialed, nounBeside(child))) }
    return numberReading(dialed, content.text, at: words(of: content) ?? element.range)
  }

  /// What an element beside the text of a Dial is, and what to do about it.
  private func nounBeside(_ child: Element) -> (what: String, help: [String]) {
    let spec = Vocabulary.element(child.name, in: "Dial")
    if spec?.role == .verb {
      return (
        "verb '\(child.name)' inside Dial,", ["put it before the Dial, or remove it"]
      )
    }
    guard let spec, spec.parents.contains("Dial") else {
      return ("unknown noun '\(child.name)'", ["remove it"])
    }
    if case .skipped = spec.support { return ("unsupported noun '\(child.name)'", ["remove it"]) }
    return (
      "'\(child.name)'",
      [
        "if the number should ring, remove the \(child.name)",
        "if the \(child.name) should be dialed, remove the text",
      ]
    )
  }

  private mutating func numberReading(
    _ dialed: String, _ text: String, at range: SourceRange
  ) -> DestinationReading {
    let number = checkedNumber(dialed, text, at: range)
    return DestinationReading(
      destination: .number(number),
      failure: number.normalized.isEmptyToKazoo ? .afterCallerID : nil, unread: [.strategy],
      ignored: [.strategy])
  }

  private mutating func nouns(
    _ items: [KazooContent.Item], in element: Element
  ) -> DestinationReading {
    guard items.count == 1, case .element(let noun) = items[0].kind else {
      return endpoints(items, in: element)
    }
    switch DialNoun(rawValue: noun.name) {
    case .number: return singleNumber(noun)
    case .conference:
      answer(element)
      let (conference, failed) = conference(noun)
      return DestinationReading(
        destination: .conference(conference), failure: failed ? .atOnce : nil,
        unread: [.strategy, .continueOnFail, .collectDTMF], ignored: [.action])
    case .queue: return queue(noun)
    case .user, .device, .sip, nil: return endpoints(items, in: element)
    }
  }

  private mutating func singleNumber(_ noun: Element) -> DestinationReading {
    let content = textContent(of: noun)
    _ = attributes(of: noun, .number)
    let dialed = NumberNormalization.clean(content.text)
    guard !dialed.isEmpty else {
      report(.emptyNumber(noun, content.text))
      return DestinationReading(
        destination: .nothing, unread: DestinationReading.everyAttribute,
        ignored: [.action])
    }
    return numberReading(dialed, content.text, at: words(of: content) ?? noun.range)
  }

  private mutating func queue(_ noun: Element) -> DestinationReading {
    let content = textContent(of: noun)
    // On a noun that ends the call, ignored attributes do not matter.
    let values = attributes(
      of: noun, .queue, harmless: ElementSpec.queue.attributes.map(\.key))
    report(.unsupportedQueue(noun, content.text))
    var reading = DestinationReading(
      destination: .queue(content.text), failure: values.failed.isEmpty ? nil : .atOnce,
      unread: [.action, .method, .strategy, .continueOnFail, .collectDTMF],
      ignored: [.action])
    reading.isEndKnown = true
    return reading
  }

  /// Says what becomes of the text of a number.
  private mutating func checkedNumber(
    _ dialed: String, _ text: String, at range: SourceRange
  ) -> Dial.Number {
    let number = Dial.Number(
      dialed: dialed, normalized: NumberNormalization.normalize(dialed))
    if number.normalized.isEmptyToKazoo {
      report(.refusedNumber(number, range, run))
      return number
    }
    if !NumberNormalization.isNumber(text) { report(.cleanedNumber(number, text, range)) }
    if !options.target.capabilities.dialsNumbersForCarriers {
      reportOnce(.offnetWithoutAccount(range))
    }
    return number
  }
}

extension Diagnostic {
  fileprivate static func emptyDial(
    _ element: Element, _ text: String, _ range: SourceRange?, _ run: RunState
  ) -> Diagnostic {
    guard !text.isBlank, let range else {
      return Diagnostic(
        .emptyDial, "empty Dial: \(run.stops)", at: element.startTag,
        help: ["write a number between the tags, or <Number>, <User>, <Device> or <Conference>"])
    }
    let isSIP = text.hasPrefix("sip:") || text.contains("@")
    return Diagnostic(
      .emptyDial, "'\(text)' has no digit to dial: \(run.stops)", at: range,
      help: [
        isSIP
          ? "write <User> or <Device> with the id of one in the account, or <Sip>\(text)</Sip> if Kazoo is older than 4.3.96"
          : "write a number, or <User>\(text)</User> for a user of the account"
      ])
  }

  fileprivate static func commentFirst(
    _ item: KazooContent.Item, _ text: String, _ run: RunState, plainText: [FixIt]
  ) -> Diagnostic {
    let what =
      if case .cdata = item.kind { "a CDATA section" } else if text.hasPrefix("<?") {
        "a processing instruction"
      } else { "a comment" }
    return Diagnostic(
      .commentFirstInDial, "Dial begins with \(what): \(run.stops)", at: item.range,
      help: [
        what == "a CDATA section" ? "write the number as plain text" : "put it before the Dial"
      ],
      fixIts: what == "a comment"
        ? [FixIt("remove the comment", .unsafe, replace: item.range, with: "")] : plainText)
  }

  /// - Parameters:
  ///   - child: what stands beside the number.
  ///   - dialed: the number.
  ///   - noun: what the child is, and what to do about it.
  fileprivate static func nounBesideNumber(
    _ child: Element, _ dialed: String, _ noun: (what: String, help: [String])
  ) -> Diagnostic {
    Diagnostic(
      .nounBesideNumber,
      "\(noun.what) beside a number: Kazoo ignores it and dials only '\(dialed)', the text of this Dial",
      at: child.nameRange, help: noun.help)
  }

  fileprivate static func cleanedNumber(
    _ number: Dial.Number, _ text: String, _ range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .cleanedNumber,
      "'\(text)' is dialed as '\(number.normalized)': Kazoo keeps only its digits and '+'",
      at: range, help: ["write the number in E.164, for example +14155550100"])
  }

  fileprivate static func refusedNumber(
    _ number: Dial.Number, _ range: SourceRange, _ run: RunState
  ) -> Diagnostic {
    Diagnostic(
      .refusedNumber, "'\(number.normalized)' is not a number that can be dialed: \(run.stops)",
      at: range,
      help: ["write a number, or <User> or <Device> with the id of one in the account"])
  }

  fileprivate static func emptyNumber(_ noun: Element, _ text: String) -> Diagnostic {
    Diagnostic(
      .emptyNumber,
      (text.isEmpty ? "empty Number" : "'\(text)' has no digit to dial")
        + ": Kazoo dials nothing and goes on with the next verb",
      at: noun.range, help: ["write the number between the tags"])
  }

  fileprivate static func unsupportedQueue(_ noun: Element, _ name: String) -> Diagnostic {
    Diagnostic(
      .unsupportedQueue, "unsupported noun 'Queue' ('\(name)'): Kazoo ends the call here",
      at: noun.nameRange,
      help: [
        "if this caller should answer the next one waiting, as on Twilio: remove the Dial, and make "
          + "this caller an agent of the queue in Kazoo, which rings its agents",
        "if this caller should wait in the queue: send the callflow that 'twimlc translate --migrate' "
          + "prints, instead of this TwiML",
      ])
  }

  fileprivate static func offnetWithoutAccount(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .offnetWithoutAccount,
      "a call from a carrier with an ACL entry but no resource in Kazoo 4.3 is hung up here",
      at: range,
      help: [
        "if all calls come from the account's own devices or from carriers with a resource, leave it",
        "if not, create a resource for the carrier in Kazoo (API: resources), or ring <User> or <Device>",
      ])
  }
}
