import Foundation
import Testing

/// The pages of `scripts/site`, and the reports that link to them.
@Suite struct DocumentationTests {
  private static let bad = "<Response><Say voice=\"alice\">Hi</Say></Response>"

  private func page(_ name: String) throws -> String {
    try Tool().run("generate", "site/\(name).html").output
  }

  private func matches(_ text: String, _ pattern: Regex<(Substring, Substring)>) -> [String] {
    text.matches(of: pattern).map { String($0.output.1) }
  }

  @Test func `every rule and element has an anchor on the site`() throws {
    let contents = try Tool().run("explain", "--format", "json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(contents.utf8)) as? [String: [[String: Any]]])
    let rules = try page("rules")
    for rule in try #require(object["rules"]) {
      #expect(rules.contains("id=\"\(rule["id"] as? String ?? "?")\""))
    }
    let elements = try page("elements")
    for element in try #require(object["elements"]) {
      #expect(elements.contains("id=\"\(element["name"] as? String ?? "?")\""))
    }
    #expect(elements.contains("id=\"Gather-finishOnKey\""))
    #expect(try page("manual").contains("id=\"option-severity\""))
    #expect(try page("formats").contains("id=\"sarif\""))
  }

  @Test func `every link on the site has a target`() throws {
    let names = ["index", "rules", "elements", "formats", "manual"]
    #expect(
      try Tool().run("generate", "site").output == names.map { "site/\($0).html\n" }.joined())
    for name in names {
      let text = try page(name)
      let anchors = matches(text, /\bid="([^"]*)"/)
      #expect(Set(anchors).count == anchors.count, "\(name)")
      let links = matches(text, /href="#([^"]*)"/)
      #expect(Set(links).subtracting(anchors) == [], "\(name)")
      let pages = matches(text, /href="([a-z]+)\.html"/)
      #expect(Set(pages).subtracting(names) == [], "\(name)")
      // An example is escaped text.
      #expect(!text.contains("<Say") && !text.contains("<Response"))
    }
  }

  @Test func `reports link to the page of the rule`() throws {
    let tool = try Tool()
    try tool.write(Self.bad, to: "a.xml")
    let address = "https://docs.example/t/rules.html#unknown-voice"
    try tool.write("docs-url: https://docs.example/t/\n", to: ".twimlc.yml")
    #expect(
      try tool.run("check", "-f", "sarif", "a.xml").output.contains("\"helpUri\": \"\(address)\""))
    #expect(
      try tool.run("check", "-f", "sarif", "a.xml").output
        .contains("\"informationUri\": \"https://docs.example/t/index.html\""))
    #expect(
      try tool.run("check", "-f", "rdjson", "a.xml").output.contains("\"url\": \"\(address)\""))
    let links = ["check", "--color", "always", "a.xml"]
    #expect(
      try tool.run(links[0], links[1], links[2], links[3], environment: ["FORCE_HYPERLINK": "1"])
        .output.contains("\u{1B}]8;;\(address)\u{1B}\\unknown-voice\u{1B}]8;;\u{1B}\\"))
    #expect(try !tool.run("check", "--color", "always", "a.xml").output.contains("]8;;"))
    let without = try tool.run("check", "--no-config", "-f", "sarif", "a.xml").output
    #expect(!without.contains("helpUri") && !without.contains("informationUri"))
    let wrong = try tool.run("check", "--docs-url", "docs", "a.xml")
    #expect(wrong.status == 2)
    #expect(wrong.error.hasPrefix("twimlc: '--docs-url' takes an http or https URL, not 'docs'"))
  }

  @Test func `SARIF reports files that could not be read`() throws {
    let tool = try Tool()
    try tool.write("<Response><Say>Hi</Say></Response>", to: "a.xml")
    let failed = try tool.run("check", "-f", "sarif", "a.xml", "no.xml").output
    #expect(failed.contains("\"executionSuccessful\": false"))
    #expect(failed.contains("cannot read 'no.xml': No such file or directory"))
    let whole = try tool.run("check", "-f", "sarif", "a.xml").output
    #expect(whole.contains("\"executionSuccessful\": true"))
  }

  @Test func `explain prints rules, elements and attributes as JSON`() throws {
    let json = { (words: [String]) in
      let line = "twimlc explain -f json -c " + words.joined(separator: " ")
      return try JSONSerialization.jsonObject(with: Data(try Tool().shell(line).output.utf8))
    }
    let rule = try #require(try json(["unknown-voice"]) as? [String: Any])
    #expect(rule["id"] as? String == "unknown-voice" && rule["severity"] as? String == "error")
    #expect((rule["wrong"] as? String)?.contains("<Say") == true)
    let element = try #require(try json(["gather"]) as? [[String: Any]])
    #expect(element.first?["name"] as? String == "Gather")
    let attribute = try #require(try json(["Gather", "finishOnKey"]) as? [[String: Any]])
    #expect(attribute.first?["default"] as? String == "#")
    #expect(try Tool().run("explain", "-f", "json", "nonsense-at-all").status == 2)
  }
}
