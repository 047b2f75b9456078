import Compiler
import Configuration
import Diagnostics
import JSON
import LanguageServer
import Testing

@Suite struct DiagnosticTests {
  @Test func `findings are pushed with rule, severity, place, link, tag and related places`() {
    let client = Client.started()
    client.open("<Response>\n <Hangup/>\n <Say>é</Say>\n</Response>")
    let item = client.pushed().last?["diagnostics"]?.elements.first
    #expect(item?["code"]?.string == "unreachable-verb")
    #expect(item?["severity"]?.integer == 2)
    #expect(item?["source"]?.string == "twimlc")
    #expect(item?["tags"]?.elements.compactMap(\.integer) == [1])
    #expect(item?.value(at: "codeDescription", "href")?.string?.hasPrefix("https://") == true)
    #expect(item?["range"].map(Place.init) == Place(line: 2, from: 2, to: 5))
    let related = item?["relatedInformation"]?.elements.first
    #expect(
      related?.value(at: "location", "range").map(Place.init) == Place(line: 1, from: 2, to: 8))
    #expect(client.pushed().last?["version"]?.integer == 1)
  }

  @Test func `a client without tags and links gets findings without them`() {
    let client = Client.started(capabilities: [:])
    client.open("<Response><Hangup/><Say>x</Say></Response>")
    let item = client.pushed().last?["diagnostics"]?.elements.first
    for member in ["tags", "codeDescription", "relatedInformation"] {
      #expect(item?[member] == nil)
    }
  }

  @Test(arguments: [
    ("<project><Say/></project>", nil), ("<html></html>", nil), ("", nil), ("{\"a\":1}", nil),
    ("plain words", nil), ("<!-- only a comment -->", nil),
    ("<response><Say>x</Say></response>", "wrong-root"),
    ("<t:Response xmlns:t=\"u\"><t:Say>x</t:Say></t:Response>", "wrong-root"),
    ("<Say>x</Say>", "wrong-root"), ("<?php f(); ?><Response> </Response>", "unexecuted-code"),
    ("<response><status>ok</status></response>", nil),
    ("<Response/>", "empty-response"), ("<?xml version=\"1.0\"?>\n<Response/>", "empty-response"),
  ])
  func `only documents that look like TwiML have findings`(text: String, rule: String?) {
    let client = Client.started()
    client.open(text)
    #expect(client.shown() == (rule.map { [$0] } ?? []))
  }

  @Test func `a document with the language 'twiml' always has findings`() {
    let client = Client.started()
    client.open("<project/>", language: "twiml")
    #expect(client.shown() == ["wrong-root"])
  }

  @Test func `a typing mistake in the root name keeps the document TwiML`() {
    let client = Client.started()
    client.open("<Response><Hangup/></Response>")
    client.replaceAll("<Respnse><Hangup/></Respnse>", version: 2)
    #expect(client.shown() == ["wrong-root"])
  }

  @Test(arguments: [
    "<Say voice=\"man\">Hi</Say>", "<Say>you &amp; me &#38; them</Say>", "<!-- a comment -->",
    "<Say>Hi <![CDATA[Tom & Jerry]]></Say>", "<Pause/>", "<?pi x?>",
  ])
  func `unfinished markup is not reported while the user types`(text: String) {
    let client = Client.started()
    client.open("<Response>\n<Pause/></Response>")
    let count = client.pushed().count
    for (index, letter) in text.enumerated() {
      client.change((1, index), (1, index), to: String(letter), version: index + 2)
      client.wait(100)
    }
    let rules = client.pushed().dropFirst(count).flatMap { push in
      push["diagnostics"]?.elements.compactMap { $0["code"]?.string } ?? []
    }
    // A complete instruction or section can be reported at once.
    #expect(Set(rules).subtracting(["skipped-instruction", "ignored-cdata"]) == [])
  }

  @Test func `an unfinished tag is reported after a pause in typing`() {
    let client = Client.started()
    client.open("<Response>\n\n</Response>")
    client.change((1, 0), (1, 0), to: "<Say>", version: 2)
    let before = client.shown()
    client.wait(10_000)
    #expect(before != client.shown())
    #expect(client.shown()?.isEmpty == false)
    #expect(client.pushed().last?["version"]?.integer == 2)
  }

  @Test func `findings are not pushed to a client that pulls them`() {
    let client = Client.started()
    client.open("<Response/>")
    let first = client.pull()
    #expect(first?["items"]?.elements.map { $0["code"]?.string } == ["empty-response"])
    #expect(client.shown() == [])
    let pushes = client.pushed().count
    client.replaceAll("<Response><Hangup/></Response>", version: 2)
    #expect(client.pushed().count == pushes)
    let second = client.pull(after: first?["resultId"]?.string)
    #expect(second?["kind"]?.string == "full")
    #expect(second?["items"]?.elements.isEmpty == true)
    #expect(client.pull(after: second?["resultId"]?.string)?["kind"]?.string == "unchanged")
  }

  @Test func `findings are pushed to a client that cannot refresh its pull`() {
    let pulling: JSON = ["textDocument": ["diagnostic": [:]]]
    let asked: JSON = [
      "textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]],
    ]
    for (capabilities, isOffered) in [(pulling, false), (asked, true), ([:], true)] {
      let client = Client()
      let response = client.request("initialize", ["capabilities": capabilities])
      let provider = response?.value(at: "result", "capabilities", "diagnosticProvider")
      #expect((provider != nil) == isOffered)
    }
  }

  @Test func `a pulling client keeps its findings while a tag is typed`() {
    let client = Client.started(
      capabilities: ["workspace": ["diagnostics": ["refreshSupport": true]]])
    client.open("<Response>\n <Pause lenght=\"2\"/>\n\n</Response>")
    let first = client.pull()
    #expect(first?["items"]?.elements.count == 1)
    client.change((2, 0), (2, 0), to: "<Say", version: 2)
    #expect(client.pull(after: first?["resultId"]?.string)?["kind"]?.string == "unchanged")
    client.wait(500)
    client.change((2, 4), (2, 4), to: ">", version: 3)
    #expect(client.pull(after: first?["resultId"]?.string)?["kind"]?.string == "unchanged")
    client.wait(500)
    #expect(client.messages.allSatisfy { $0["method"]?.string != "workspace/diagnostic/refresh" })
    client.wait(10_000)
    #expect(client.messages.last?["method"]?.string == "workspace/diagnostic/refresh")
    let last = client.pull(after: first?["resultId"]?.string)
    #expect(last?["items"]?.elements.isEmpty == false)
  }

  @Test func `the document that is being edited is checked before all others`() {
    let client = Client.started()
    for number in 1...3 { client.open("<Response/>", at: "file:///p/\(number).xml") }
    let count = client.messages.count
    client.isHurried = true
    client.notify(
      "workspace/didChangeConfiguration", ["settings": ["twimlc": ["target": "5"]]])
    client.change((0, 0), (0, 0), to: " ", version: 2, at: "file:///p/3.xml")
    client.settle()
    let order = client.messages.dropFirst(count).compactMap {
      $0.value(at: "params", "uri")?.string
    }
    #expect(order.count == 3)
    #expect(order.first == "file:///p/3.xml")
  }

  @Test func `a closed document shows nothing`() {
    let client = Client.started()
    client.open("<Response/>")
    client.notify("textDocument/didClose", ["textDocument": ["uri": .string(Client.uri)]])
    #expect(client.shown() == [])
  }

  @Test func `a new configuration checks every document again`() {
    let client = Client.started()
    client.open("<Response/>")
    client.workspace.compiler.levels = ["empty-response": .off]
    client.workspace.isChanged = true
    client.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(client.shown() == [])
  }

  @Test func `a changed configuration is noticed without a notification`() {
    let client = Client.started()
    client.open("<Response/>")
    client.workspace.compiler.levels = ["empty-response": .off]
    client.workspace.isChanged = true
    client.wait(3000)
    #expect(client.shown() == [])
    #expect(client.messages.allSatisfy { $0["method"] == nil || $0["id"] == nil })
  }

  @Test func `mistakes in a configuration file are shown there and later cleared`() {
    let client = Client.started()
    let source = SourceFile(name: ".twimlc.yml", bytes: Array("target: 6\n".utf8))
    let mistake = Diagnostic(
      Rule.configuration[0], "no such target", at: SourceRange(8..<9))
    client.workspace.configurations = [
      ConfigurationReport(path: Array("/a b/.twimlc.yml".utf8), source: source, mistakes: [mistake])
    ]
    client.open("<Response/>")
    let uri = "file:///a%20b/.twimlc.yml"
    #expect(client.shown(uri) == [mistake.rule.id])
    client.workspace.configurations = []
    client.replaceAll("<Response></Response>", version: 2)
    #expect(client.shown(uri) == [])
  }

  @Test func `a thousand documents and one of several hundred kilobytes are all checked`() {
    let client = Client.started()
    for number in 1...1000 { client.open("<Response/>", at: "file:///p/\(number).xml") }
    #expect((1...1000).allSatisfy { client.shown("file:///p/\($0).xml") == ["empty-response"] })
    let verb = "<Say>Hello, this is a line of a large document</Say>\n"
    let text = "<Response>" + String(repeating: verb, count: 10_000) + "</Response>"
    client.open(text)
    client.change((5, 0), (5, 0), to: "<Pause length=\"x\"/>", version: 2)
    #expect(client.shown() == ["not-a-number"])
  }

  @Test func `ten thousand findings on one line have the right positions`() {
    let client = Client.started()
    let verbs = String(repeating: "<Pause length=\"é\"/>", count: 12_000)
    client.open("<Response>" + verbs + "</Response>")
    #expect(client.shown()?.count == 10_000)
    let last = client.pushed().last?["diagnostics"]?.elements.last?["range"].map(Place.init)
    #expect(last == Place(line: 0, from: 10 + 9_999 * 19 + 15, to: 10 + 9_999 * 19 + 16))
  }
}

/// A range within one line.
struct Place: Equatable {
  let line: Int?
  let from: Int?
  let to: Int?

  init(line: Int, from: Int, to: Int) {
    (self.line, self.from, self.to) = (line, from, to)
  }

  init(_ range: JSONValue) {
    line = range.value(at: "start", "line")?.integer
    from = range.value(at: "start", "character")?.integer
    to = range.value(at: "end", "character")?.integer
  }
}

extension Client {
  func pull(after previous: String? = nil) -> JSONValue? {
    request(
      "textDocument/diagnostic",
      .object(
        [JSON.Member("textDocument", ["uri": .string(Client.uri)])]
          + (previous.map { [JSON.Member("previousResultId", .string($0))] } ?? [])))?["result"]
  }
}
