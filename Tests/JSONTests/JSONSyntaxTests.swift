import Diagnostics
import JSON
import Testing

@Suite struct JSONSyntaxTests {
  static func parse(_ text: String) -> (document: JSONDocument, diagnostics: [Diagnostic]) {
    parseJSON(SourceFile(name: "response.json", bytes: Array(text.utf8)))
  }

  /// RFC 8259: every production, and the ends of each.
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "7", "-7", "10", "1234567890", "0.5", "-0.5", "10.25",
    "1e1", "1E1", "1e+1", "1e-1", "1.5e10", "0e0", "-1.0E+02", "\"\"", "\"a\"", "\"é😀\"",
    #""\"\\\/\b\f\n\r\t""#, #""\u0041\u00e9\uD83D\uDE00\uFFFF\u0000""#, "\"\u{7F}\"", "\"//\"",
    "[]", "[ ]", "[1]", "[1,2]", "[ 1 , 2 ]", "[[],[[]]]", "{}", "{ }", #"{"":0}"#,
    #"{"a":1}"#, #"{ "a" : 1 , "b" : 2 }"#, #"{"a":{"b":[{"c":null}]}}"#,
    " \t\r\n1 \t\r\n", "[\"a\u{2028}b\"]",
  ])
  func `valid JSON is accepted`(text: String) {
    let (document, diagnostics) = Self.parse(text)
    #expect(diagnostics.map(\.message) == [])
    #expect(document.root != nil)
  }

  /// Invalid JSON; 👉 marks the start of the finding.
  @Test(arguments: [
    "", " ", "👉nul", "👉nulll", "👉True", "👉NaN", "👉Infinity", "👉undefined", "👉-", "👉+1", "👉.5",
    "👉1.", "👉-a", "👉01", "👉-01", "👉00", "👉0x10", "👉1e", "👉1e+", "👉1.5e-", "👉1.2.3", "👉1a", "👉1_000",
    "👉\"", "👉\"a", "👉\"a\\\"", "\"👉\t\"", "👉\"a\nb\"", "\"👉\u{0}\"", "\"👉\u{1F}\"", #""👉\x""#,
    #""👉\'""#,
    #""👉\u12""#, #""👉\u12G4""#, #""👉\uD800""#, #""👉\uDC00""#, #""👉\uD800\u0041""#, #""👉\uD800x""#,
    "👉'a'", "👉[", "👉[1", "👉[1,", "[1 👉2]", "[1👉,]", "[👉,1]", "[1,👉,2]", "[👉}", "[1👉}", "👉[\"a\"",
    "👉{", #"👉{"a""#, #"👉{"a":"#, #"👉{"a":1"#, #"👉{"a":1,"#, #"{"a":1👉,}"#, #"{"a" 👉1}"#,
    #"{"a":👉}"#,
    "{👉a:1}", "{👉'a':1}", "{👉1:2}", #"{"a":1 👉"b":2}"#, #"{"a":1👉]"#, "{👉]", #"{👉,"a":1}"#,
    "1 👉2", "{} 👉{}", "{}👉,", "[]👉]", "👉nullx",
    "[1, 👉// one\n2]", "👉/* c */ 1", "1 👉# c", "👉\u{A0}1", "[👉“a”]",
  ])
  func `invalid JSON is refused at its first wrong byte`(marked: String) throws {
    let text = marked.replacing("👉", with: "")
    let (document, diagnostics) = Self.parse(text)
    #expect(document.root == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range.upperBound <= text.utf8.count)
    if let mark = marked.firstRange(of: "👉") {
      #expect(diagnostic.range.lowerBound == marked[..<mark.lowerBound].utf8.count)
    }
  }

  @Test func `the parsed values keep their kind, order and text`() throws {
    let text = #"{"a": [1, -2.5, "x\ty\uD83D\uDE00"], "b": {"c": true}, "a": null}"#
    let root = try #require(Self.parse(text).document.root)
    #expect(root.kind == .object)
    #expect(root.members.map(\.key) == ["a", "b", "a"])
    let list = try #require(root["a"])
    #expect(list.elements.map(\.kind) == [.number, .number, .string])
    #expect(list.elements.map(\.integer) == [1, nil, nil])
    #expect(list.elements[2].string == "x\ty😀")
    #expect(list.elements[1].lexeme == "-2.5")
    #expect(root["b"]?["c"]?.lexeme == "true")
    #expect(root["d"] == nil)
  }

  @Test func `a duplicate key is reported at its second place`() {
    let text = #"{"a":1,"b":{"\u0061":1,"a":2},"a":3}"#
    let diagnostics = Self.parse(text).diagnostics
    #expect(diagnostics.map(\.rule.id) == ["duplicate-key", "duplicate-key"])
    #expect(Set(diagnostics.map(\.range.lowerBound)) == [23, 30])
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
  func `JSON deeper than 5,000 levels is refused without a crash`(opening: String, closing: String)
  {
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    #expect(Self.parse(nested(5000)).diagnostics.isEmpty)
    #expect(Self.parse(nested(5001)).diagnostics.map(\.rule.id) == ["json-too-deep"])
    #expect(Self.parse(nested(1_000_000)).diagnostics.map(\.rule.id) == ["json-too-deep"])
    let text = nested(5000)
    #expect(Self.parse(text).document.laidOut(isCompact: true) == text)
  }

  @Test func `JSON that is not UTF-8 is refused`() {
    let bytes = Array(#"{"a":"x"}"#.utf8).map { $0 == UInt8(ascii: "x") ? 0xE9 : $0 }
    let (document, diagnostics) = parseJSON(SourceFile(name: "response.json", bytes: bytes))
    #expect(document.root == nil)
    #expect(diagnostics.map(\.rule.id) == ["not-utf8"])
  }

  @Test func `a finding in UTF-16 covers a whole character`() {
    let units = [0xFEFF] + Array("[\"日\"]".utf16)
    let bytes = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let source = SourceFile(name: "response.json", bytes: bytes)
    #expect(parseJSON(source).diagnostics.map { source[$0.range] } == ["日"])
  }

  @Test func `a byte order mark before JSON is refused`() {
    let source = SourceFile(name: "response.json", bytes: [0xEF, 0xBB, 0xBF] + Array("{}".utf8))
    #expect(parseJSON(source).diagnostics.map(\.rule.id) == ["malformed-json"])
  }

  @Test func `findings after an HTTP head count from the start of the input`() {
    let head = "HTTP/1.1 200 OK\n\n"
    let source = SourceFile(
      name: "response.http", bytes: Array((head + "[1 2]").utf8), headLength: head.utf8.count)
    #expect(parseJSON(source).diagnostics.map(\.range.lowerBound) == [head.utf8.count + 3])
  }

  @Test func `a parsed document is printed with its values unchanged`() {
    let document = Self.parse(#" {"a" : [ ] ,"b":[1, {"c":"\u00e9"}],"d":{}, "e":-1.50e+1}"#)
      .document
    #expect(
      document.laidOut(isCompact: true)
        == #"{"a":[],"b":[1,{"c":"\u00e9"}],"d":{},"e":-1.50e+1}"#)
    #expect(
      document.laidOut(isCompact: false) == """
        {
          "a": [],
          "b": [
            1,
            {
              "c": "\\u00e9"
            }
          ],
          "d": {},
          "e": -1.50e+1
        }
        """)
  }

  @Test(arguments: [
    (#"[{"a":[1,{"b":2}]},3,[4]]"#, [#"{"a":[1,{"b":2}]}"#, "3", "[4]"]),
    (#"{"c":"d","data":[{"a":{"b":2}}]}"#, [#"{"a":{"b":2}}"#]),
  ])
  func `elements of a sequence are read again as a whole`(text: String, whole: [String]) throws {
    var elements: [JSONValue] = []
    let fault = parseJSONSequence(SourceFile(name: "a.json", bytes: Array(text.utf8))) { document in
      guard let root = document.root else { return }
      elements = root.kind == .array ? root.elements : root["data"]?.elements ?? []
      #expect(root.kind == .array || root["c"]?.string == "d")
    }
    #expect(fault == nil)
    #expect(elements.map(\.lexeme) == whole)
    #expect(elements.allSatisfy { $0.members.isEmpty && $0.elements.isEmpty })
    #expect(elements.first?.whole.members.map(\.key) == ["a"])
    #expect(elements.map(\.whole.lexeme) == whole)
  }

  @Test func `values that follow each other are each visited up to the first fault`() {
    var roots: [String] = []
    let source = SourceFile(name: "a.json", bytes: Array("{\"a\":1}\n[2]\n{\"b\":[3".utf8))
    let fault = parseJSONSequence(source) { document in
      if let root = document.root { roots.append(root.lexeme) }
    }
    #expect(roots == [#"{"a":1}"#, "[2]", #"{"b":[3"#])
    #expect(fault?.rule == .malformedJSON)
  }
}
