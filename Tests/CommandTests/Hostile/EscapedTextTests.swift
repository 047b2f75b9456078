import Foundation
import Testing

/// Control characters in documents, names and options are shown escaped on a terminal.
@Suite struct EscapedTextTests {
  /// An escape, a C1 control, a direction override, an isolate and a line separator.
  private static let hostile = "a\u{1B}[31m\u{9B}31m\u{202E}b\u{2066}\u{2028}\u{7F}"

  @Test(arguments: [
    "request --as table --set From=\"$TEXT\" --set \"x$TEXT\"=1",
    "request --as json --set From=\"$TEXT\"",
    "request --as curl --base-url http://x/ --set \"x$TEXT\"=\"$TEXT\"",
    "request --as curl --base-url http://x/ --step gather --set \"x$TEXT\"=\"$TEXT\"",
    "config --base-url \"http://$TEXT\"", "explain \"$TEXT\"", "check \"$TEXT\"",
  ])
  func `control characters from the command line are shown escaped`(arguments: String) throws {
    let result = try Tool().shell("twimlc \(arguments)", environment: ["TEXT": Self.hostile])
    expectShown(result, "\(arguments)")
  }

  @Test(arguments: [
    "graph", "graph -f dot", "translate", "translate -c", "trace", "trace -f json",
    "check -f github",
    "check -f text", "check -f gcc", "check -f json", "check -f sarif", "check -f checkstyle",
    "check -f junit", "check -f gitlab", "check -f rdjson",
  ])
  func `control characters from a document are shown escaped`(command: String) throws {
    let tool = try Tool()
    // XML allows no C0 control, not even as a reference.
    let text = "a&#x9B;&#x202E;b&#x2066;&#x2028;\u{202E}\u{9B}"
    try tool.write(
      "<Response><Say>\(text)</Say><Say voice=\"\(text)\">x</Say></Response>", to: "a.xml")
    try tool.write("<Response><Say>\(text)</Say></Response>", to: "good.xml")
    let escapes = #"\u001b[31m\u009b\u202e\u2028"#
    try tool.write(
      """
      {"module":"play","data":{"id":"\(escapes)\u{202E}\u{9B}","\(escapes)":1},
       "children":{"\(escapes)\u{202E}":{"module":"hangup","data":{}},"_":{"module":"hangup","data":{}}}}
      """, to: "flow.json")
    for name in ["a.xml", "good.xml", "flow.json"] {
      expectShown(try tool.shell("twimlc \(command) \(name)"), "\(command) \(name)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")))
  func `a diff applies to files with unusual names`() throws {
    let names = [
      "a.xml", "with space.xml", "tab\there.xml", "line\nbreak.xml", "quote\"d.xml",
      "back\\slash.xml",
      "esc\u{1B}[31m.xml", "right\u{202E}left.xml", "é.xml", " leading.xml", "'.xml",
      "c1\u{9B}.xml",
    ]
    for name in names {
      let tool = try Tool()
      let text = "<Response>\n<say>x</say>\n</Response>\n"
      try tool.write(text, to: name)
      let result = try tool.shell(
        "twimlc check -q --diff \"$NAME\" >diff; patch -p0 <diff", environment: ["NAME": name])
      #expect(result.status == 0, "\(name.debugDescription): \(result.output)")
      #expect(tool.read(name) == text.replacing("say>", with: "Say>"), "\(name.debugDescription)")
      let head = (tool.read("diff") ?? "").split(separator: "\n").prefix(2).joined()
      expectShown(
        Tool.Result(status: 0, output: head.replacing("\t", with: ""), error: ""), "\(name)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch")))
  func `a diff applies to a file name that is not UTF-8`() throws {
    let result = try Tool().shell(
      """
      name=$(printf 'caf\\351.xml'); echo '<Response><say>x</say></Response>' >"$name"
      twimlc check -q --diff "$name" >diff; LC_ALL=C patch -p0 <diff >/dev/null; cat "$name"
      """)
    #expect(result.output == "<Response><Say>x</Say></Response>\n")
  }
}
