import Foundation
import FoundationXML
import Testing

/// Whether a terminal would obey a character of the output.
private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// No line of the output is one that the hostile text forged, and no character controls a terminal.
func expectShown(_ result: Tool.Result, _ comment: Comment) {
  for text in [result.output, result.error] {
    let obeyed = text.unicodeScalars.first(where: isObeyed)
    #expect(obeyed == nil, comment)
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("forged") }, comment)
  }
  #expect(0...2 ~= result.status, comment)
}

/// Control characters in every place of every input, in every output that is not a document itself.
@Suite(.tags(.hostile), .enabled(if: includesHostile)) struct EscapedOutputTests {
  /// What XML allows: C1, direction overrides, isolates, marks, separators, a tab and line breaks.
  private static let legal =
    "a\u{9B}31m\u{202E}b\u{2066}\u{2028}\u{7F}\u{85}\u{200F}\u{61C}\tc\nforged: 1\r\nforged"
  /// The same with an escape sequence and a NUL.
  private static let hostile = "\u{1B}[31m\(legal)\u{1B}]0;x\u{7}\u{8}"
  private static let references = legal.unicodeScalars.map { "&#\($0.value);" }.joined()
  private static let oneLine = hostile.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }
    .reduce(into: "") { $0.unicodeScalars.append($1) }

  private static func json(_ value: Any) throws -> Data {
    try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed])
  }

  private static func log() throws -> Data {
    let facts = "From=user_1&FromRealm=a.b&To=100&ToRealm=a.b&CallSid=c1"
    let entries: [[String: Any]] = [
      [
        "uri": "http://h/\(hostile)?\(facts)&x=\(hostile)", "method": "get", "req_body": hostile,
        "req_headers": [hostile: hostile], "call_id": hostile, "iteration": 1,
        "created": 63_935_231_906, "node": hostile, "debug_id": hostile,
      ],
      [
        "resp_status_code": hostile, "resp_headers": ["content-type": hostile, hostile: hostile],
        "resp_body": "<Response><Say voice='\(legal)'>\(legal)</Say></Response>",
        "call_id": hostile, "iteration": 1, "created": 63_935_231_907,
      ],
      ["call_id": hostile, "error": hostile, "reason": hostile, "created": 63_935_231_908],
    ]
    return try json(["data": entries, "status": "success", "auth_token": "t"])
  }

  /// In the syntax of TwiML, of other programs and of callflows.
  private static func texts() throws -> [String: String] {
    let key = String(decoding: try json(hostile).dropFirst().dropLast(), as: UTF8.self)
    return [
      "text.xml": "<Response><Say>\(legal)</Say><Say voice=\"\(legal)\">x</Say></Response>",
      "references.xml": """
      <Response><Say>\(references)</Say><Gather action="http://h/\(references)" finishOnKey="\
      \(references)" numDigits="\(references)"><Play>\(references)</Play></Gather><Dial action="\
      /\(references)" callerId="\(references)"><Number>\(references)</Number><User>\(references)\
      </User><Sip>sip:\(references)@h</Sip></Dial></Response>
      """,
      "fine.xml":
        "<Response><Say>\(references)</Say><Play>http://h/\(references)</Play></Response>",
      "variables.xml": """
      <Response><Set><Variable key="\(references)" value="\(references)"/></Set><Record action="\
      http://\(references)"/><Redirect>http://h/\(references)</Redirect></Response>
      """,
      "escape.xml": "<Response><Say>\(hostile)</Say><Say voice=\"\(hostile)\"/></Response>",
      "names.xml": "<Response><S\u{202E}\u{9B} a\u{2066}=\"1\">x</S\u{202E}\u{9B}></Response>",
      "markup.xml": "<!DOCTYPE a [<!ENTITY b \"\(legal)\"><!ENTITY c SYSTEM \"\(legal)\">]>"
        + "<Response><!-- twimlc-disable \(legal) --><?a \(legal)?><Say>&b;&c;</Say></Response>",
      "declaration.xml": "<?xml version=\"\(oneLine)\" encoding=\"\(oneLine)\"?><Response/>",
      "warning.xml":
        "<b>Warning</b>: \(hostile) in <b>/srv/\(hostile).php</b> on line <b>3</b><br />",
      "trace.xml":
        "Traceback (most recent call last):\n  File \"\(hostile)\", line 3\nE: \(hostile)",
      "page.xml": "<html><head><title>\(hostile)</title></head><h1>\(hostile)</h1></html>",
      "head.xml": "HTTP/1.1 500 \(oneLine)\r\nContent-Type: \(oneLine)\r\nLocation: \(oneLine)\r\n"
        + "X\(oneLine): \(oneLine)\r\n\r\n\(hostile)",
      "flow.json": """
      {"module":"play","data":{"id":"\(key)","\(key)":1},"children":{"\(key)":{"module":"\(key)"},\
      "_":{"module":"tts","data":{"text":"\(key)"}}}}
      """,
      "raw.json": "{\"module\":\"tts\u{9B}\u{202E}\",\"data\":{\"\(hostile)\":1}}",
    ]
  }

  private static func documents() throws -> [String: Data] {
    var documents = try texts().mapValues { Data($0.utf8) }
    let invalid = Data([0xE9, 0x9B, 0x33, 0x31, 0x6D, 0xFF])
    documents["invalid.xml"] =
      Data("<Response><Say voice='".utf8) + invalid + Data("'>".utf8) + invalid
      + Data("</Say></Response>".utf8)
    documents["log.json"] = try log()
    return documents
  }

  /// Commands that read one document, and what they print.
  private static let commands: [(words: String, syntax: Syntax)] =
    [
      ("check", .text), ("check --templates --statistics", .text), ("check -f gcc", .text),
      ("check -f github", .text), ("check -f json", .json), ("check -f jsonl", .lines),
      ("check -f sarif", .json), ("check -f gitlab", .json), ("check -f rdjson", .json),
      ("check -f checkstyle", .xml), ("check -f junit", .xml), ("check --kazoo 5", .text),
      ("translate", .json), ("translate -c --migrate", .json), ("translate -f sarif", .json),
      ("translate --document --number 1", .json), ("graph", .text), ("graph -f dot", .text),
      ("trace", .text), ("trace --press 1 --dial busy", .text), ("trace -f json -c", .lines),
      ("trace --next-request table --base-url http://h/", .text),
      ("trace --next-request json --base-url http://h/", .text),
      ("trace --next-request curl --base-url http://h/", .text),
      ("translate --source-map /dev/stderr", .json), ("trace -q --save /dev/stdout", .text),
      ("config", .text), ("check --baseline", .text), ("request --from", .text),
      ("check --files-from", .text), ("check --config", .text), ("test", .text),
      ("check --write-baseline /dev/null", .text),
    ]

  private enum Syntax {
    case text, json, lines, xml

    func isValid(_ text: String) -> Bool {
      if text.isEmpty { return true }
      let data = Data(text.utf8)
      switch self {
      case .text: return true
      case .json: return (try? JSONSerialization.jsonObject(with: data)) != nil
      case .lines: return text.split(separator: "\n").allSatisfy { Syntax.json.isValid(String($0)) }
      case .xml: return XMLParser(data: data).parse()
      }
    }
  }

  @Test func `no command prints a control character of a document`() throws {
    let tool = try Tool()
    for (name, document) in try Self.documents() {
      try tool.write(document, to: name)
      for (words, syntax) in Self.commands {
        let result = try tool.shell("twimlc \(words) \(name)")
        expectShown(result, "\(words) \(name)")
        // A log has a text form as well.
        if name != "log.json" { #expect(syntax.isValid(result.output), "\(words) \(name)") }
      }
    }
  }

  @Test(arguments: [
    "na\u{1B}[31m\u{9B}\u{202E}.xml", "nb\u{2066}\u{2028}\nforged\r\n\tx.xml",
    "n\\351\\233\\377.xml",
  ])
  func `no command prints a control character of a file name`(name: String) throws {
    let tool = try Tool()
    let text = "<Response><say>x</say><Say voice='y'>z</Say></Response>"
    // Bytes that are not UTF-8 are written in octal digits.
    let prepared = "name=$(printf \"$NAME\"); printf %s \"$TEXT\" >\"$name\"; "
    let further: [(words: String, syntax: Syntax)] = [
      ("translate --output-dir /dev/null", .text),
      ("check \"$name\" --write-baseline \"$name.known\"; twimlc check", .text),
      ("check --prune-baseline --baseline", .text), ("check --fix", .text), ("call", .text),
      ("explore", .text), ("explain", .text), ("check --rule", .text), ("check --kazoo", .text),
      ("check --base-url", .text), ("check --exclude", .text), ("request --as table --set", .text),
      ("test --update", .text), ("check no", .text), ("check -f sarif no", .json),
    ]
    for (words, syntax) in Self.commands + further {
      let result = try tool.shell(
        prepared + "twimlc \(words) \"$name\"", environment: ["NAME": name, "TEXT": text])
      expectShown(result, "\(words) \(name.debugDescription)")
      #expect(syntax.isValid(result.output), "\(words) \(name.debugDescription)")
    }
  }

  @Test func `no command prints a control character of a configuration or of scenarios`() throws {
    let tool = try Tool()
    let text = String(decoding: try Self.json(Self.hostile), as: UTF8.self)
    try tool.write("<Response><Say>x</Say></Response>", to: "a.xml")
    for setting in [
      "kazoo: @", "@: 1", "rules: {@: off}", "rules: {unknown-voice: @}", "exclude: [@]",
      "include: [@]", "templates: [@]", "baseline: @", "base-url: @", "docs-url: @", "- @", "\"@",
      "overrides: [{files: [@], kazoo: 5}]", "overrides: [{files: [a.xml], @: @}]",
    ] {
      try tool.write(setting.replacing("@", with: text), to: ".twimlc.yml")
      for words in ["config", "config a.xml", "config --exclude \"$TEXT\" \"$TEXT\"", "check ."] {
        let result = try tool.shell("twimlc \(words)", environment: ["TEXT": Self.hostile])
        expectShown(result, "\(setting): \(words)")
      }
    }
    try tool.write("", to: ".twimlc.yml")
    for scenario in [
      "@", "call @", "call http://h/@", "call http://h/\nhear \"@\"", "call http://h/\npress @",
      "call http://h/\nset @=@", "call http://h/\nrequest GET @ @=@", "call http://h/\nend @",
    ] {
      try tool.write(scenario.replacing("@", with: Self.oneLine), to: "a.twimltest")
      for format in ["text", "github", "json", "junit"] {
        let result = try tool.run("test", "--base-url", "file:///", "-f", format, "a.twimltest")
        expectShown(result, "\(scenario.debugDescription): \(format)")
      }
    }
  }

  @Test func `no line of '--input jsonl' has a control character`() throws {
    let tool = try Tool()
    for (name, document) in try Self.documents() {
      let line = try Self.json([
        "name": Self.hostile, "text": String(decoding: document, as: UTF8.self),
        "url": "http://h/\(Self.hostile)", "contentType": Self.hostile, Self.hostile: 1,
      ])
      let lines = String(decoding: line, as: UTF8.self) + "\n{\"\(Self.oneLine)\n"
      for command in ["check", "translate", "trace"] {
        let result = try tool.run(command, "--input", "jsonl", input: lines)
        expectShown(result, "\(command) \(name)")
        #expect(Syntax.lines.isValid(result.output), "\(command) \(name)")
      }
    }
  }

  @Test(.enabled(if: Tool.hasCurlAndPython))
  func `no command prints a control character of a response`() throws {
    let server = try CallServer()
    let tool = try Tool()
    for path in ["hostile", "hostile-head", "hostile-text", "hostile-flow", "control"] {
      let url = server.url("/\(path)")
      let formats = ["text", "gcc", "github", "json", "sarif", "junit", "mermaid", "dot", "html"]
      let scenario = "call \(url)\nhear \"none\"\npress 1\nend hangup\n"
      try tool.write(scenario, to: "a.twimltest")
      for words in [
        "call \(url)", "call -v --press 1 \(url)", "call -f json \(url)",
        "call -q --save call.txt \(url); cat call.txt",
      ] + formats.map({ "explore --requests 20 -f \($0) \(url)" })
        + ["text", "github", "json", "junit"].map({ "test -f \($0) a.twimltest" })
      {
        expectShown(try tool.shell("rm -f call.txt; twimlc \(words)"), "\(words)")
      }
    }
  }
}
