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

  /// The examples with one value, or the name of one element, replaced by something else.
  private static let variants: [String] = {
    let values = ["0", " 10 ", "10s", "pound", "none", "12", "Alice", "en-GB", "GETT", "x", "日"]
    var variants: [String] = []
    for text in Catalog.documents.rules.map(\.wrong.text) where text.count < 400 {
      for value in text.matches(of: /="([^"]*)"/) {
        let range = value.output.1.startIndex..<value.output.1.endIndex
        for other in values {
          variants.append(text.replacingCharacters(in: range, with: other))
        }
      }
      for name in Set(text.matches(of: /<([A-Z][a-z]+)/).map { String($0.output.1) }) {
        for other in [name.lowercased(), "t:\(name)", name + "x", "Client"] {
          variants.append(
            text.replacing("<\(name)", with: "<\(other)").replacing(
              "</\(name)", with: "</\(other)"))
        }
      }
    }
    return variants
  }()

  @Test(arguments: Target.allCases)
  func `a page says which findings have a safe fix, an unsafe one or none`(_ target: Target) {
    var options = CompilerOptions()
    options.target = target
    for document in Self.variants {
      let compilation = Compilation(name: "a.xml", bytes: Array(document.utf8), options: options)
      for finding in compilation.diagnostics {
        guard let fix = finding.rule.fix else {
          #expect(finding.fixIts.isEmpty, "\(finding.rule.id) in \(document)")
          continue
        }
        let isExplained = finding.fixIts.allSatisfy {
          $0.safety == .safe ? fix.safe != nil : fix.unsafe != nil
        }
        #expect(isExplained, "\(finding.rule.id) in \(document)")
        #expect(
          !finding.fixIts.isEmpty || fix.none != nil, "\(finding.rule.id), no fix in \(document)")
      }
    }
  }
}
