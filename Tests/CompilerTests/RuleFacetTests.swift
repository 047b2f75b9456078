import Compiler
import Conversation
import Diagnostics
import Foundation
import Testing

/// The facets of each rule are true, and the catalog has every declared rule.
@Suite struct RuleFacetTests {
  static let rules = Catalog.twimlc.rules

  /// The ids of all rules declared in the sources, with their files.
  private func declaredIDs() throws -> [(id: String, file: String)] {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    let declaration =
      /static let \w+(?:: Rule)? = (?:Rule|unparsed|[a-z]\w*)\(\s*(?:id: )?"([a-z0-9-]+)"/
    var declared: [(id: String, file: String)] = []
    for case let path as String in files where path.hasSuffix(".swift") && path.contains("Rules") {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      declared += text.matches(of: declaration).map { (String($0.1), path) }
    }
    return declared
  }

  @Test func `every declared rule is in the catalog`() throws {
    let declared = try declaredIDs()
    for (id, file) in declared {
      #expect(Catalog.twimlc.rule(id) != nil, "'\(id)' of \(file) belongs to no family")
    }
    #expect(declared.count == Self.rules.count, "a rule is declared in a way this test cannot see")
    #expect(Set(Self.rules.map(\.id)).count == Self.rules.count)
  }

  @Test(arguments: rules)
  func `XML errors cannot be silenced and all other findings can`(_ rule: Rule) {
    let isInXML = Catalog.twimlc.family(of: rule)?.kind == .xml
    #expect(rule.canBeSilenced == !(isInXML && rule.severity == .error), "\(rule.id)")
  }

  @Test(arguments: rules)
  func `the fix-its of an example are as safe as their rules say`(_ rule: Rule) {
    for isTemplate in [false, true] {
      var options = CompilerOptions()
      options.isTemplate = isTemplate
      options.isTranslated = true
      let compilation = Compilation(name: "a.xml", bytes: rule.wrong.bytes, options: options)
      for finding in compilation.diagnostics {
        for fixIt in finding.fixIts {
          let fix = finding.rule.fix
          let why = fixIt.safety == .safe ? fix?.safe : fix?.unsafe
          #expect(why != nil, "\(finding.rule.id): '\(fixIt.message)' is \(fixIt.safety)")
        }
      }
    }
  }
}
