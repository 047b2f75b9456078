import Diagnostics
import Markers
import Testing
import TwiMLSemantics
import TwiMLSyntax

/// What messages say of the call.
@Suite struct ConsequenceTests {
  private func message(of rule: String, _ verbs: String, baseURL: String? = nil) throws -> String {
    let findings = Marked("<Response>\(verbs)</Response>").findings(baseURL: baseURL)
    return try #require(findings.first { $0.rule.id == rule }, "\(findings.map(\.rule.id))").message
  }

  /// Verbs that end the document, by themselves or by an error.
  static let ends = [
    "<Hangup/>", "<Redirect>http://h/a</Redirect>", "<Foo/>", "<Say voice='x'>a</Say>",
    "<Dial><Conference>a</Conference></Dial>", "<Dial><Queue>a</Queue></Dial>",
  ]

  /// Verbs with findings of every kind.
  static let faulty = [
    "<Bar/>", "<Say/>", "<Say voise='man'>a</Say>", "<Dial><Queue>b</Queue></Dial>",
    "<Dial><Client>b</Client></Dial>", "<Dial><Client>b</Client><User>u</User></Dial>",
    "<Dial timeLimit='0'>+14155550100</Dial>", "<Dial><Sip>sip:a@b</Sip></Dial>",
    "<Gather action='http://h/g'/>", "<Record/>", "<Set/>", "<Hangup a='1'/>",
    "<Gather action='http://h/g'><Say loop='0'>a</Say></Gather>",
    "<Gather action='http://h/g'><Say/><Set/></Gather>", "<Record method='PUT'/>",
    "<Redirect><Variable/></Redirect>", "<Play>a.mp3</Play>",
  ]

  @Test(arguments: ends, faulty)
  func `every finding of a verb after the end says that it is never reached`(
    end: String, verb: String
  ) {
    let document = Marked("<Response>\(end)1️⃣\(verb)2️⃣</Response>")
    let start = document.range?.lowerBound ?? 0
    for finding in document.findings() where finding.range.lowerBound >= start {
      let isSaid = ["never gets here", "(never reached)"].contains(where: finding.message.hasSuffix)
      #expect(isSaid || finding.rule.id == "unreachable-verb", "\(finding.message)")
    }
    for finding in Marked("<Response>\(verb)</Response>").findings() {
      #expect(!finding.message.contains("(never reached)"), "\(finding.message)")
    }
  }

  @Test(
    arguments: [
      ("<Hangup/>", "the Hangup in line 2 ends the call"),
      ("<Redirect>http://h/a</Redirect>", "the Redirect in line 2 goes on with another document"),
      ("<Reject/>", "the Reject in line 2 rejects the call"),
      (
        "<Dial><Conference>a</Conference></Dial>",
        "the Dial in line 2 hangs up after the conference"
      ),
      (
        "<Dial action='http://h/a'><User>u</User></Dial>",
        "the Dial in line 2 goes on with its 'action'"
      ),
    ])
  func `the message about a verb that is never reached names the verb that ends the document`(
    end: String, place: String
  ) throws {
    let verb = "<Pause/>"
    #expect(
      try message(of: "unreachable-verb", "\n\(end)\n\(verb)")
        == "'Pause' is never reached: \(place)")
    let name = end.dropFirst().prefix { $0.isLetter }
    let sameLine = place.replacing("the \(name) in line 2", with: "the \(name) before it")
    #expect(
      try message(of: "unreachable-verb", "\n\(end)\(verb)")
        == "'Pause' is never reached: \(sameLine)")
  }

  @Test func `a verb that is never reached does not answer the call`() {
    for verbs in ["<Foo/><Say>a</Say><Reject/>", "<Reject/><Reject/>"] {
      let rules = Marked("<Response>\(verbs)</Response>").findings().map(\.rule.id)
      #expect(!rules.contains("reject-after-answer"), "\(verbs)")
    }
  }

  /// What becomes of the other nouns of a Dial when Kazoo skips one of them.
  @Test(
    arguments: [
      ("<User>u</User>", "Kazoo skips it and rings only the other noun"),
      ("<User>u</User><Device>d</Device>", "Kazoo skips it and rings only the other 2"),
      (
        "<User>u</User><Sip>sip:a@b</Sip>",
        "Kazoo rings only the other 2; from 4.3.96 on one of them ends the call"
      ),
      ("<Sip>sip:a@b:x</Sip>", "Kazoo skips it, and fails at another noun"),
      ("", "Kazoo has nobody to ring and ends the call here"),
    ])
  func `a noun that is not rung says what becomes of the call`(others: String, rest: String) throws
  {
    for (noun, what, rule) in [
      ("<Client>c</Client>", "unsupported noun 'Client'", "skipped-noun"),
      ("<Ninja/>", "unknown noun 'Ninja'", "skipped-noun"),
      ("<Sip>x</Sip>", "'x' is not a SIP URI", "skipped-sip-uri"),
      ("<Sip/>", "empty Sip", "skipped-sip-uri"),
      ("<User/>", "this 'User' names nobody", "skipped-noun"),
    ] {
      let text = try message(
        of: others.isEmpty ? "nobody-to-ring" : rule, "<Dial>\(others)\(noun)</Dial>")
      #expect(text == "\(what): \(rest)")
    }
  }

  /// What the text of a Dial does to the nouns beside it.
  @Test(
    arguments: [
      ("<User>u</User>", "'User'", 2), ("<Ninja/>", "unknown noun 'Ninja'", 1),
      ("<Client>c</Client>", "unsupported noun 'Client'", 1),
      ("<Say>a</Say>", "verb 'Say' inside Dial,", 1),
    ])
  func `an element beside a number says what is dialed`(
    child: String, what: String, helps: Int
  ) throws {
    let findings = Marked("<Response><Dial>+14155550100\(child)</Dial></Response>").findings()
    let finding = try #require(findings.first { $0.rule == .nounBesideNumber })
    #expect(
      finding.message
        == "\(what) beside a number: Kazoo ignores it and dials only '+14155550100', the text of this Dial"
    )
    #expect(finding.help.count == helps)
    #expect(helps == 1 || finding.help.allSatisfy { $0.hasPrefix("if ") })
  }

  /// The URL that a path becomes depends on the file extension of the document's own.
  @Test func `the help about a relative URL shows what Kazoo requests`() throws {
    let document = Marked("<Response><Redirect>/menu?a=1</Redirect></Response>")
    let finding = try #require(document.findings().first { $0.rule.id == "unusual-resolution" })
    #expect(
      finding.message
        == "'/menu?a=1' is taken from the current path, not from the root: if that fails, the caller hears nothing"
    )
    let help = try #require(finding.help.last)
    #expect(help.contains("'http://app.example.com/voice/menu?a=1'"), "\(help)")
    #expect(help.contains("'http://app.example.com/voice/start/menu?a=1'"), "\(help)")
    let known = document.findings(target: .kazoo5, baseURL: "http://h/a/b.php")
    #expect(
      known.first { $0.rule.id == "unusual-resolution" }?.message
        == "'/menu?a=1' is resolved to 'http://h/a/menu?a=1', not to 'http://h/menu?a=1': if that fails, Kazoo hangs up"
    )
  }

  /// A step that helps the caller, and none that only tidies up.
  @Test(
    arguments: [
      ("empty-play", #"<Play digits="ww1"/>"#, "recording of them"),
      ("unknown-language", #"<Say language="pt-BR">Oi</Say>"#, "Play a recording"),
      ("redirect-to-self", "<Gather><Say>a</Say></Gather><Redirect/>", "leave it as it is"),
    ])
  func `the help leads to what the document is for`(
    rule: String, verbs: String, step: String
  )
    throws
  {
    let findings = Marked("<Response>\(verbs)</Response>").findings()
    let finding = try #require(findings.first { $0.rule.id == rule })
    #expect(finding.help.contains { $0.contains(step) }, "\(finding.help)")
  }

  @Test func `a Redirect that is never reached repeats nothing`() throws {
    let verbs = "<Gather><Say>a</Say></Gather><Hangup/><Redirect/>"
    let findings = Marked("<Response>\(verbs)</Response>").findings()
    let finding = try #require(findings.first { $0.rule.id == "redirect-to-self" })
    #expect(finding.message.hasSuffix("would request this document again, but never gets here"))
    #expect(finding.help == ["write the URL of the next document between the tags"])
  }

  /// What a template that was not rendered is used for.
  @Test(
    arguments: [
      ("<Say>{{ x }}</Say>", "the caller hears it as it is"),
      (
        "<Redirect>{{ x }}</Redirect>",
        "Kazoo requests it as a URL, and the caller hears nothing if that fails"
      ),
      ("<Gather action='{{ x }}'> </Gather>", "Kazoo requests it as a URL"),
      ("<Say engine='{{ x }}'>a</Say>", "Kazoo takes it as it is for 'engine'"),
      ("<Dial><User>{{ x }}</User></Dial>", "Kazoo dials it as it is"),
      (
        "<Connect><Stream url='{{ x }}'/></Connect>",
        "it makes no difference, as Kazoo has no 'Connect', rendered or not"
      ),
      ("<Hangup/><Say>{{ x }}</Say>", "Kazoo would use it as it is, but never gets to this Say"),
    ])
  func `a template that was not rendered says what it is used for`(
    verbs: String, use: String
  ) throws {
    let findings = Marked("<Response>\(verbs)</Response>").findings()
    let messages = findings.filter { $0.rule == .unrenderedTemplate }.map(\.message)
    #expect(
      messages.contains("'{{ x }}' looks like a template that was not rendered: \(use)"),
      "\(messages)")
  }

  @Test func `a PHP warning in Say says which part of it is heard`() throws {
    let warning =
      "<br />\n<b>Warning</b>:  Undefined variable $a in <b>/srv/a.php</b> on line <b>7</b><br />\n"
    #expect(
      try message(of: "php-warning", "<Say>Dear \(warning)</Say>")
        == "a PHP warning stands in the text of Say: the caller hears ': Undefined variable $a in on line'"
    )
  }

  @Test(
    arguments: [
      ("a=/x' b='1'", "no opening quote", ["write ' before it"]),
      ("a=/x\" b='1'", "no opening quote", ["write \" before it"]),
      ("a=it's", "no quotes", ["write the value in quotes, and &quot; for a quote in it"]),
      ("a=1", "no quotes", []),
    ] as [(String, String, [String])])
  func `a value without quotes says which one is missing`(
    attributes: String, what: String, help: [String]
  ) throws {
    let finding = try #require(Marked("<Response><Say \(attributes)/></Response>").findings().first)
    #expect(finding.message.hasPrefix("the value of 'a' has \(what): "))
    #expect(finding.help == help)
  }
}
