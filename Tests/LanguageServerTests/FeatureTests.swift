import JSON
import LanguageServer
import Testing

/// A text with the position of the request, marked by `|`.
private struct Marked {
  let text: String
  let position: (Int, Int)

  init(_ marked: String) {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    text = String(parts[0] + parts[1])
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    position = (lines.count - 1, lines.last?.utf16.count ?? 0)
  }
}

@Suite struct CompletionTests {
  @Test(arguments: [
    ("|", ["Response"]), ("<|", ["Response"]), ("<Response><Ga|", verbs + ["/Response"]),
    ("<Response>\n  |\n</Response>", verbs + ["</Response"]),
    ("<Response><Gather><|", ["Play", "Say", "Pause", "/Gather"]),
    ("<Response><Say>hello</|", ["Say"]), ("<Response><Say>hello|</Say>", ["</Say"]),
    ("<Response><Say |></Say></Response>", sayAttributes),
    ("<Response><Say voice=\"man\" |", sayAttributes.filter { $0 != "voice" }),
    ("<Response>\n<Say | loop=\"2\">x</Say>", sayAttributes.filter { $0 != "loop" }),
    ("<Response>\n<Say vo|\n<Play>a</Play>\n</Response>", sayAttributes),
    ("<Response><Say voice=\"|\">x", ["man", "male", "woman", "female"]),
    ("<Response><Say voice='wo|", ["man", "male", "woman", "female"]),
    ("<Response><Say voice=|>x", ["man", "male", "woman", "female"]),
    ("<Response><Dial method=\"|\"", ["GET", "POST"]),
    ("<Response><Dial record=\"|\"", ["true", "false"]),
    ("<Response><Set><|", ["Variable", "/Set"]), ("<Response><Hangup |/>", []),
    ("<Response><Reject reason=\"|\"/>", ["rejected", "busy"]),
  ])
  func `completion offers only what Kazoo runs or reads at the cursor`(
    marked: String, labels: [String]
  ) {
    let marked = Marked(marked)
    let client = Client.started()
    client.open(marked.text)
    let items = client.ask("completion", at: marked.position)?["items"]?.elements ?? []
    #expect(items.map { $0["label"]?.string } == labels)
    #expect(items.allSatisfy { $0["textEdit"] != nil })
  }

  private static let verbs = [
    "Dial", "Record", "Gather", "Play", "Say", "Redirect", "Pause", "Hangup", "Reject", "Set",
  ]
  private static let sayAttributes = ["voice", "language", "loop", "engine", "terminators"]

  @Test(arguments: [
    "<Response><!-- |", "<Response><![CDATA[ |", "<?xml |", "<project><|", "<Response/>\n|",
    "<Response><Say>Hello| there", "<Response><Say voice=\"man\"|>", "<% |",
  ])
  func `completion offers nothing where TwiML is not allowed`(marked: String) {
    let marked = Marked(marked)
    let client = Client.started()
    client.open(marked.text)
    let items = client.ask("completion", at: marked.position)?["items"]?.elements ?? []
    #expect(items.allSatisfy { $0["label"]?.string?.hasPrefix("</") ?? false })
  }

  @Test(arguments: [
    ("<Response><|", "<", true), ("<Response><Say |", " ", true),
    ("<Response><Say>x </|", "/", true),
    ("<Response><Say>Hello |", " ", false), ("<Response><Say voice=\"man\"|", "\"", false),
    ("<Response><Say voice=\"|", "\"", true), ("<Response><Pause/|", "/", false),
  ])
  func `a trigger character completes only what it begins`(
    marked: String, trigger: String, isAnswered: Bool
  ) {
    let marked = Marked(marked)
    let client = Client.started()
    client.open(marked.text)
    let result = client.request(
      "textDocument/completion",
      [
        "textDocument": ["uri": .string(Client.uri)], "position": .position(marked.position),
        "context": ["triggerKind": 2, "triggerCharacter": .string(trigger)],
      ])?["result"]
    #expect((result?["items"] != nil) == isAnswered)
  }

  @Test func `completion for Kazoo 5 offers its own verbs`() {
    let client = Client.started(options: ["target": "5"])
    client.open("<Response><")
    let items = client.ask("completion", at: (0, 11))?["items"]?.elements ?? []
    #expect(items.contains { $0["label"]?.string == "Start" })
  }

  @Test(arguments: [
    ("<Response><Pau|", "Pau", "Pause/>"), ("<Response><Sa|y>x</Say>", "Say", "Say"),
    ("<Response><Say vo|=\"man\"", "vo", "voice"), ("<Response>Sa|", "Sa", "<Say>$0</Say>"),
    ("<Response><Say voice=\"wo|man\"", "woman", "woman"), ("<Response><Say>é</S|", "S", "Say>"),
    ("<Response><Say>é</S|ay>", "Say", "Say"),
  ])
  func `completion replaces the word at the cursor`(marked: String, old: String, new: String) {
    let marked = Marked(marked)
    let client = Client.started()
    client.open(marked.text)
    let items = client.ask("completion", at: marked.position)?["items"]?.elements ?? []
    let item = items.first { $0.value(at: "textEdit", "newText")?.string == new }
    guard let place = item?.value(at: "textEdit", "range").map(Place.init) else {
      Issue.record("'\(new)' is not offered")
      return
    }
    let units = Array(marked.text.utf16)[(place.from ?? 0)..<(place.to ?? 0)]
    #expect(String(decoding: units, as: UTF16.self) == old)
  }
}

@Suite struct HoverTests {
  @Test(arguments: [
    ("<Response><S|ay>x</Say></Response>", "speaks its text"),
    ("<Response><Say>x</Sa|y></Response>", "speaks its text"),
    ("<Response><Say vo|ice=\"man\">x</Say></Response>", "Say voice"),
    ("<Response><Say voice=\"m|an\">x</Say></Response>", "'male'"),
    ("<Response><Pause leng|th=\"2\"/></Response>", "Pause length"),
    ("<Response><Pause length=\"2.|5\"/></Response>", "3 seconds"),
    ("<Response><Say voise|=\"man\">x</Say></Response>", "unknown-attribute"),
    ("<Response><Say voice=\"al|ice\">x</Say></Response>", "unknown-voice"),
    ("<Response><Gather action=\"ne|xt\"><Say>x</Say></Gather>", "http://h/a/next"),
  ])
  func `hover explains the element, attribute or value under the pointer`(
    marked: String, words: String
  ) {
    let marked = Marked(marked)
    let client = Client.started(options: ["base-url": "http://h/a/b.php"])
    client.open(marked.text)
    let hover = client.ask("hover", at: marked.position)
    #expect(hover?.value(at: "contents", "value")?.string?.contains(words) == true)
    #expect(hover?.value(at: "contents", "kind")?.string == "markdown")
  }

  @Test func `hover between elements shows nothing`() {
    let client = Client.started()
    client.open("<Response>\n\n<Hangup/></Response>")
    #expect(client.ask("hover", at: (1, 0))?.kind == .null)
  }
}

@Suite struct OutlineTests {
  @Test func `verbs are nested symbols`() {
    let client = Client.started()
    client.open("<Response><Gather><Say>é x</Say></Gather><Hangup/></Response>")
    let parameters: JSON = ["textDocument": ["uri": .string(Client.uri)]]
    let root = client.request("textDocument/documentSymbol", parameters)?["result"]?.elements.first
    let verbs = root?["children"]?.elements ?? []
    #expect(verbs.map { $0["name"]?.string } == ["Gather", "Hangup"])
    #expect(verbs.first?["children"]?.elements.first?["detail"]?.string == "é x")
  }

  @Test func `absolute and resolvable URLs are links`() {
    let text = """
      <Response><Gather action="/a&amp;b"><Say url="x">x</Say></Gather>
      <Play> https://m.example/a.mp3 </Play><Redirect>r.php</Redirect></Response>
      """
    let targets = { (options: JSON) in
      let client = Client.started(options: options)
      client.open(text)
      let parameters: JSON = ["textDocument": ["uri": .string(Client.uri)]]
      let links = client.request("textDocument/documentLink", parameters)?["result"]?.elements
      return links?.compactMap { $0["target"]?.string }
    }
    #expect(targets(.null) == ["https://m.example/a.mp3"])
    #expect(
      targets(["base-url": "http://h/v/s.php"])
        == ["http://h/v/a&b", "https://m.example/a.mp3", "http://h/v/r.php"])
  }
}

@Suite struct CodeActionTests {
  private static let text = """
    <Response>
      <Say voise="man">x</Say>
      <Dial><Number foo="1">+14155550100</Number></Dial>
    </Response>
    """

  @Test func `fix-all applies every safe fix wherever the cursor is`() {
    let text = "<Response>\n<say>é</say>\n<HANGUP/></Response>"
    for only in [nil, ["source.fixAll"], ["source"]] {
      let action = actions(at: (0, 0), only: only, in: text).first {
        $0["kind"]?.string == "source.fixAll.twimlc"
      }
      let edit = action?.value(at: "edit", "documentChanges")?.elements.first?["edits"]?.elements
        .first
      #expect(edit?["newText"]?.string == "Say>é</Say>\n<Hangup")
    }
  }

  private func actions(
    at position: (Int, Int), only: [String]? = nil, in text: String = text
  ) -> [JSONValue] {
    let client = Client.started()
    client.open(text)
    var context: [JSON.Member] = [JSON.Member("diagnostics", [])]
    if let only { context.append(JSON.Member("only", .array(only.map(JSON.string)))) }
    let result = client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(Client.uri)], "range": .range(position, position),
        "context": .object(context),
      ])
    return result?["result"]?.elements ?? []
  }

  @Test func `a finding offers its fix and suppression comments`() {
    let found = actions(at: (1, 9))
    #expect(
      found.map { $0["title"]?.string } == [
        "write 'voice'", "suppress 'unknown-attribute' here",
        "suppress 'unknown-attribute' in this file",
      ])
    let change = found.first?.value(at: "edit", "documentChanges")?.elements.first
    #expect(change?.value(at: "textDocument", "version")?.integer == 1)
    #expect(change?["edits"]?.elements.first?["newText"]?.string == "voice")
  }

  @Test func `a suppression comment is never inserted into a Dial`() {
    let edit = actions(at: (2, 17)).first { $0["title"]?.string?.hasSuffix("here") ?? false }?
      .value(at: "edit", "documentChanges")?.elements.first?["edits"]?.elements.first
    #expect(edit?["range"].map(Place.init) == Place(line: 2, from: 2, to: 2))
    #expect(
      edit?["newText"]?.string == "<!-- twimlc-disable-next unknown-attribute -->\n  ")
  }

  @Test func `only the requested kinds of actions are offered`() {
    #expect(actions(at: (1, 9), only: ["refactor"]).isEmpty)
    #expect(actions(at: (1, 9), only: ["source.fixAll"]).isEmpty)
    #expect(actions(at: (1, 9), only: ["quickfix"]).count == 3)
  }
}
