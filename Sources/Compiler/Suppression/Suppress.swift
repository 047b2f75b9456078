package import Diagnostics
package import TwiMLSyntax
import TwiMLVocabulary

/// Removes the findings that comments in the document silence, and adds findings about comments
/// that silence nothing.
///
/// A document without a tree keeps all its findings.
/// - Parameters:
/// - catalog: the rules that comments can name.
/// - isChecked: whether a rule was checked; a comment for another rule is not unused.
/// - Returns: the findings in any order.
package func suppress(
  _ diagnostics: [Diagnostic], in document: Document, catalog: @autoclosure () -> Catalog,
  isChecked: (Rule) -> Bool = { _ in true }
) -> [Diagnostic] {
  let source = document.source
  guard document.root != nil else { return diagnostics }
  let directives = source.comments.compactMap { Directive($0, in: source) }
  guard !directives.isEmpty else { return diagnostics }
  var suppression = Suppression(diagnostics, in: document, catalog: catalog())
  for directive in directives { suppression.add(directive, isChecked: isChecked) }
  return suppression.remaining(diagnostics)
}

/// The effect of a document's comments.
private struct Suppression {
  private let document: Document
  private let catalog: Catalog
  private var siblings: Siblings
  /// The offsets of each rule's findings, by rule id, in order.
  private let offsets: [String: [Int]]
  /// The silenced ranges, by rule id.
  private var silenced: [String: [SourceRange]] = [:]
  private var complaints: [Diagnostic] = []
  private var spellings: SpellingIndex

  init(_ diagnostics: [Diagnostic], in document: Document, catalog: Catalog) {
    self.catalog = catalog
    spellings = SpellingIndex([catalog.rules.map(\.id)])
    self.document = document
    siblings = Siblings(root: document.root)
    offsets = Dictionary(grouping: diagnostics, by: \.rule.id)
      .mapValues { $0.map(\.range.lowerBound).sorted() }
  }

  func remaining(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let covers = silenced.mapValues(Cover.init)
    return (diagnostics + complaints).filter { diagnostic in
      covers[diagnostic.rule.id]?.contains(diagnostic.range.lowerBound) != true
    }
  }

  mutating func add(_ directive: Directive, isChecked: (Rule) -> Bool) {
    guard let scope = directive.scope else {
      complaints.append(.unknownKeyword(directive))
      return
    }
    guard !directive.rules.isEmpty else {
      complaints.append(.noRule(directive))
      return
    }
    let range = range(of: scope, directive)
    var unused: [Directive.Word] = []
    for word in directive.rules {
      guard let rule = catalog.rule(word.text) else {
        complaints.append(
          .unknownRule(word, in: directive, meant: spellings.candidate(for: word.text)))
        continue
      }
      if rule.id != word.text { complaints.append(.formerName(word, of: rule)) }
      guard rule.canBeSilenced else {
        complaints.append(.unsilenceable(word, in: directive))
        continue
      }
      if let range { silenced[rule.id, default: []].append(range) }
      // These findings are added only here.
      if rule == .unusedSuppression { continue }
      let isUsed = range.map { offsets[rule.id]?.containsSorted(in: $0) == true } ?? false
      if !isUsed, isChecked(rule) { unused.append(word) }
    }
    guard !unused.isEmpty else { return }
    complaints.append(.unused(unused, of: directive, covers: range != nil, in: document.source))
  }

  /// nil if a comment covers nothing.
  private mutating func range(
    of scope: Directive.Scope, _ directive: Directive
  ) -> SourceRange? {
    switch scope {
    case .file: SourceRange(0..<document.source.text.count + 1)
    case .nextElement: siblings.element(after: directive.comment)?.range
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownKeyword(_ directive: Directive) -> Diagnostic {
    let words = Directive.Scope.allCases.map(\.rawValue)
    let suggestion = Spelling.candidate(for: directive.keyword.text, among: [words])
    return Diagnostic(
      .unusedSuppression, "unknown comment '\(directive.keyword.text)' for twimlc",
      at: directive.comment,
      help: ["expected \(words.joined(separator: " or "))"],
      fixIts: suggestion.map {
        [FixIt("write '\($0)'", .unsafe, replace: directive.keyword.range, with: $0)]
      } ?? [])
  }

  fileprivate static func noRule(_ directive: Directive) -> Diagnostic {
    Diagnostic(
      .unusedSuppression, "the comment does not name a rule to turn off", at: directive.comment,
      help: ["write <!-- \(directive.keyword.text) RULE : reason -->"])
  }

  fileprivate static func unsilenceable(
    _ word: Directive.Word, in directive: Directive
  ) -> Diagnostic {
    Diagnostic(
      .unusedSuppression, "an error in the XML cannot be silenced: '\(word.text)'",
      at: directive.comment)
  }

  fileprivate static func unknownRule(
    _ word: Directive.Word, in directive: Directive, meant suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      .unusedSuppression, "unknown rule '\(word.text)' to turn off", at: directive.comment,
      help: [suggestion.map { "did you mean '\($0)'?" } ?? "twimlc explain lists the rules"],
      fixIts: suggestion.map {
        [FixIt("write '\($0)'", .unsafe, replace: word.range, with: $0)]
      } ?? [])
  }

  fileprivate static func formerName(_ word: Directive.Word, of rule: Rule) -> Diagnostic {
    Diagnostic(
      .unusedSuppression,
      "'\(word.text)' is the old name of '\(rule.id)', which it still turns off",
      at: word.range,
      fixIts: [FixIt("write '\(rule.id)'", .safe, replace: word.range, with: rule.id)]
    ).capped(at: .note)
  }

  fileprivate static func unused(
    _ words: [Directive.Word], of directive: Directive, covers: Bool, in source: SourceFile
  ) -> Diagnostic {
    let names = words.map { "'\($0.text)'" }.joined(separator: " and ")
    let place = directive.scope == .file ? "the document" : "the next element"
    let isWhole = words.count == directive.rules.count
    return Diagnostic(
      .unusedSuppression,
      covers
        ? "the comment silences nothing: \(place) has no \(names)"
        : "the comment silences nothing: no element follows it",
      at: directive.comment,
      fixIts: [
        FixIt(
          isWhole ? "remove the comment" : "remove \(names) from it", .safe,
          edits: isWhole
            ? [removal(of: directive.comment, in: source.text)]
            : words.map { removal(of: $0, in: source.text) })
      ])
  }

  /// The removal of a comment, with its line if nothing else is on it.
  private static func removal(of comment: SourceRange, in text: [UInt8]) -> FixIt.Edit {
    var start = comment.lowerBound
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    var end = comment.upperBound
    while end < text.count, text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0D { end += 1 }
    if start > 0, text[start - 1] == 0x0A, end < text.count, text[end] == 0x0A {
      return FixIt.Edit(SourceRange(start..<end + 1), with: "")
    }
    // Kazoo fails on an element that becomes empty.
    let isAlone =
      comment.lowerBound > 0 && text[comment.lowerBound - 1] == UInt8(ascii: ">")
      && text[comment.upperBound...].starts(with: "</".utf8)
    return FixIt.Edit(comment, with: isAlone ? " " : "")
  }

  /// The removal of a word and the space before it.
  private static func removal(of word: Directive.Word, in text: [UInt8]) -> FixIt.Edit {
    var start = word.range.lowerBound
    while " \t\r\n,".utf8.contains(text[start - 1]) { start -= 1 }
    return FixIt.Edit(SourceRange(start..<word.range.upperBound), with: "")
  }
}
