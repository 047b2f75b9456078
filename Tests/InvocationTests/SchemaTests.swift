import Compiler
import Configuration
import Conversation
import Diagnostics
import JSON
import Reference
import Testing

@testable import twimlc

/// The schema of the configuration lists the keys that its reader accepts.
@Suite struct SchemaTests {
  private func member(_ json: JSON, _ path: String...) -> JSON? {
    path.reduce(json) { value, key in
      guard case .object(let members)? = value else { return nil }
      return members.first { $0.key == key }?.value
    }
  }

  private func keys(_ json: JSON?) -> Set<String> {
    guard case .object(let members)? = json else { return [] }
    return Set(members.map(\.key))
  }

  @Test func `the schema has every key of the configuration`() {
    let schema = Schema.configuration(.twimlc)
    let former = Set(Configuration.Key.former.keys)
    #expect(
      keys(member(schema, "properties"))
        == Set(Configuration.Key.top.map(\.rawValue)).union(former))
    #expect(
      keys(member(schema, "definitions", "override", "properties"))
        == Set(Configuration.Key.override.map(\.rawValue)).union(former))
  }

  @Test func `the schema has every rule and family`() {
    let rules = keys(
      member(Schema.configuration(.twimlc), "definitions", "rules", "properties"))
    let families = Catalog.twimlc.families.map(\.kind.word)
    let former =
      Catalog.twimlc.rules.compactMap(\.formerID)
      + Catalog.twimlc.families.compactMap(\.kind.formerWord)
    #expect(rules == Set(Catalog.twimlc.rules.map(\.id) + families + former))
    // No word is both a rule and a family.
    #expect(families.allSatisfy { Catalog.twimlc.rule($0) == nil })
  }

  @Test func `a configuration key has the name of its option`() {
    let withoutOption: Set<Configuration.Key> = [.rules, .overrides, .files, .gitignore]
    for key in Configuration.Key.allCases where !withoutOption.contains(key) {
      #expect(Option.all.contains { $0.name == key.rawValue }, "\(key)")
    }
  }
}
