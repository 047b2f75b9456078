package import Diagnostics
import TwiMLSyntax

/// A document with comments that silence its current findings.
///
/// A comment goes before a top-level verb, where Kazoo ignores it: inside a verb it could change
/// the verb's effect. A finding outside of these verbs is silenced for the whole document.
package struct Silencing: Sendable {
  /// The document with the comments.
  package let result: Compilation

  /// - Parameter diagnostics: the findings to silence.
  /// - Returns: nil if nothing can be silenced, or a comment would change what Kazoo does.
  package init?(_ compilation: Compilation, of diagnostics: [Diagnostic]) {
    let silenced = diagnostics.filter { $0.rule.canBeSilenced && $0.rule != .unusedSuppression }
    guard compilation.isFixable, !silenced.isEmpty else { return nil }
    let options = compilation.options
    let (document, _) = parse(
      compilation.source, isTemplate: options.isTemplate, mode: options.mode)
    guard let root = document.root else { return nil }
    let placement = Placement(source: compilation.source, root: root)
    let edits = placement.edits(for: silenced)
    let bytes = compilation.source.applying([FixIt("silence", .safe, edits: edits)])
    let result = Compilation(name: compilation.source.name, bytes: bytes, options: options)
    let hadErrors = compilation.diagnostics.count { $0.severity == .error }
    guard result.diagnostics.count < compilation.diagnostics.count,
      result.diagnostics.count(where: { $0.severity == .error }) <= hadErrors
    else { return nil }
    self.result = result
  }
}

/// The places of the comments.
private struct Placement {
  let source: SourceFile
  let root: Element

  /// In the order of the document.
  func edits(for diagnostics: [Diagnostic]) -> [FixIt.Edit] {
    var byVerb: [Int: Set<String>] = [:]
    var ofDocument: Set<String> = []
    let verbs = root.elements
    for diagnostic in diagnostics {
      let offset = diagnostic.range.lowerBound
      // The last one that begins at or before the place.
      var (low, high) = (0, verbs.count)
      while low < high {
        let middle = (low + high) / 2
        if verbs[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
      }
      if low > 0, offset < verbs[low - 1].range.upperBound {
        byVerb[low - 1, default: []].insert(diagnostic.rule.id)
      } else {
        ofDocument.insert(diagnostic.rule.id)
      }
    }
    let ofVerbs = byVerb.sorted { $0.key < $1.key }.map { index, rules in
      edit(before: verbs[index].range.lowerBound, .nextElement, rules.sorted())
    }
    guard !ofDocument.isEmpty else { return ofVerbs }
    return [edit(before: root.range.lowerBound, .file, ofDocument.sorted())] + ofVerbs
  }

  /// A new comment, or more rules in an existing one.
  private func edit(
    before offset: Int, _ scope: Directive.Scope, _ rules: [String]
  ) -> FixIt.Edit {
    let list = rules.joined(separator: " ")
    if let directive = directive(before: offset), directive.scope == scope {
      let end = (directive.rules.last ?? directive.keyword).range.upperBound
      return FixIt.Edit(SourceRange(end..<end), with: " \(list)")
    }
    return FixIt.Edit(
      SourceRange(offset..<offset),
      with: "<!-- \(scope.rawValue) \(list) -->\(separator(at: offset))")
  }

  /// The twimlc comment that ends before an offset, with white space between.
  private func directive(before offset: Int) -> Directive? {
    let text = source.text
    var end = offset
    while end > 0, " \t\r\n".utf8.contains(text[end - 1]) { end -= 1 }
    guard text[..<end].suffix(3).elementsEqual("-->".utf8) else { return nil }
    var start = end - 3
    while start > 0, !text[start...].starts(with: "<!--".utf8) { start -= 1 }
    guard text[start...].starts(with: "<!--".utf8), end - start >= 7 else { return nil }
    return Directive(SourceRange(start..<end), in: source)
  }

  /// The line break and indentation of an element on its own line; empty for another element.
  private func separator(at offset: Int) -> String {
    let text = source.text
    var start = offset
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || text[start - 1] == 0x0A else { return "" }
    let isCRLF = start > 1 && text[start - 2] == 0x0D
    return (isCRLF ? "\r\n" : "\n") + String(decoding: text[start..<offset], as: UTF8.self)
  }
}
