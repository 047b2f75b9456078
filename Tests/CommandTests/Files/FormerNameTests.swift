import Conversation
import Diagnostics
import Testing

/// Old ids of rules and families, which still work wherever an id is taken.
@Suite struct FormerNameTests {
  private static let former = Catalog.twimlc.rules.compactMap { rule in
    rule.formerID.map { (old: $0, new: rule.id) }
  }

  @Test func `a name is never used twice`() {
    let ids = Catalog.twimlc.rules.map(\.id) + Self.former.map(\.old)
    let words = Catalog.twimlc.families.flatMap {
      [$0.kind.word, $0.kind.formerWord].compactMap(\.self)
    }
    #expect(Set(ids + words).count == ids.count + words.count)
    #expect(!Self.former.isEmpty)
  }

  @Test(arguments: former)
  func `an option takes the old id and says the new one`(old: String, new: String) throws {
    let tool = try Tool()
    try tool.write("<Response><Dial>+14155550100</Dial></Response>", to: "a.xml")
    let result = try tool.run("config", "--rule", "\(old)=error", "a.xml")
    #expect(result.status == 0 && result.output.contains("\(new): error"), "\(result)")
    #expect(result.error == "twimlc: '\(old)' is the old name of '\(new)'\n")
  }

  @Test(arguments: former)
  func `explain finds a rule by its old id`(old: String, new: String) throws {
    let result = try Tool().run("explain", old)
    #expect(result.output.hasPrefix("# \(new)\n") && result.output.contains("formerly: \(old)\n"))
  }

  @Test func `a family goes by its old word`() throws {
    let tool = try Tool()
    try tool.write("HTTP/1.1 200 OK\r\n\r\n<Response><Hangup/></Response>", to: "a.http")
    let result = try tool.run("check", "-f", "gcc", "--rule", "answer=off", "a.http")
    #expect(result.output == "" && result.status == 0, "\(result)")
    #expect(result.error.contains("'answer' is the old name of 'response'"))
  }

  static let document = "<Response><Dial>+14155550100</Dial></Response>"

  @Test func `a configuration takes the old id and says the new one`() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "a.xml")
    try tool.write("rules:\n  offnet-without-account: error\n", to: ".twimlc.yml")
    let result = try tool.run("check", "-f", "gcc", "a.xml")
    #expect(result.status == 1 && result.output.contains("error: "), "\(result)")
    #expect(result.output.contains("[carrier-without-resource]"))
    let remark = ".twimlc.yml:2:3: note: 'offnet-without-account' is the old name of"
    #expect((result.output + result.error).contains(remark), "\(result)")
  }

  @Test func `a comment silences by the old id, and a fix writes the new one`() throws {
    let tool = try Tool()
    let comment = { (id: String) in "<!-- twimlc-disable-file \(id) -->" }
    try tool.write(comment("offnet-without-account") + Self.document, to: "a.xml")
    let result = try tool.run("check", "-f", "gcc", "a.xml")
    #expect(!result.output.contains("carrier-without-resource]"), "\(result)")
    #expect(result.output.contains("note: 'offnet-without-account' is the old name of"))
    _ = try tool.run("check", "--fix", "a.xml")
    #expect(tool.read("a.xml") == comment("carrier-without-resource") + Self.document)
    #expect(try tool.run("check", "-f", "gcc", "a.xml").output == "")
  }

  @Test func `a baseline with the old id knows the same findings`() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "a.xml")
    // Written by twimlc before the rule got its new id.
    try tool.write("\(Self.oldFingerprint) offnet-without-account a.xml\n", to: "known")
    let result = try tool.run("check", "-f", "gcc", "--baseline", "known", "a.xml")
    #expect(result.output == "" && result.status == 0, "\(result)")
  }

  private static let oldFingerprint = "20c6ead55a70f14e"
}
