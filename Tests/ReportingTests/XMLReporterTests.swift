import Diagnostics
import Foundation
import FoundationXML
import Reporting
import Testing

/// Checkstyle's and JUnit's XML, read back by a parser.
@Suite struct XMLReporterTests {
  private static let source = SourceFile("<a>\n<b/>\n</a>")

  private static func finding(_ message: String, _ severity: Severity = .error) -> Diagnostic {
    Diagnostic(.sample, message, at: source.range(of: "b/"), help: ["do it"])
      .capped(at: severity)
  }

  @Test func `Checkstyle has an element for each finding`() throws {
    let findings = [finding("x"), finding("y", .warning), finding("z", .note)]
    let root = try parse(
      render(CheckstyleReporter(), [(findings, Self.source), ([], Self.source)]), "checkstyle")
    #expect(root["version"] != "")
    #expect(root.elements.map(\.tag) == ["file"])
    #expect(root.elements[0]["name"] == "menu.xml")
    let errors = root.elements[0].elements
    #expect(errors.map(\.tag) == ["error", "error", "error"])
    #expect(errors.map { $0["severity"] } == ["error", "warning", "info"])
    #expect(errors.map { $0["message"] } == ["x; help: do it", "y; help: do it", "z; help: do it"])
    #expect(errors.allSatisfy { $0["line"] == "2" && $0["column"] == "2" })
    #expect(errors.allSatisfy { $0["source"] == "twimlc.sample-rule" })
  }

  @Test func `JUnit has a test for each document`() throws {
    let findings = [finding("x", .warning), finding("y"), finding("z")]
    let root = try parse(
      render(
        JUnitReporter(failsFrom: .error),
        [(findings, Self.source), ([], Self.source), ([finding("x", .note)], Self.source)]),
      "testsuites")
    #expect(root.elements.map(\.tag) == ["testsuite", "testsuite", "testsuite"])
    #expect(root.elements.allSatisfy { $0["tests"] == "1" && $0["errors"] == "0" })
    #expect(root.elements.allSatisfy { $0["name"] == "menu.xml" })
    #expect(root.elements.map { $0["failures"] } == ["1", "0", "0"])
    let cases = root.elements.flatMap(\.elements)
    #expect(cases.map(\.tag) == ["testcase", "testcase", "testcase"])
    #expect(cases.allSatisfy { $0["name"] == "menu.xml" && $0["classname"] == "twimlc" })
    #expect(
      cases.map { $0.elements.map(\.tag) } == [["failure", "system-out"], [], ["system-out"]])
    let failure = cases[0].elements[0]
    #expect(failure["message"] == "y (and 1 more)" && failure["type"] == "sample-rule")
    #expect(
      failure.text == """
        menu.xml:2:2: error: y [sample-rule]
        menu.xml:2:2: error: z [sample-rule]
        """)
    #expect(cases[0].elements[1].text == "menu.xml:2:2: warning: x [sample-rule]")
  }

  @Test(arguments: [(Severity.note, "3"), (.warning, "2"), (.error, "1"), (nil, "0")])
  func `JUnit failures follow '--fail-on'`(least: Severity?, failures: String) throws {
    let documents = [Severity.note, .warning, .error].map { ([finding("x", $0)], Self.source) }
    let root = try parse(render(JUnitReporter(failsFrom: least), documents), "testsuites")
    #expect(root.elements.map { Int($0["failures"]) ?? 9 }.reduce(0, +) == Int(failures))
  }

  @Test func `a run without findings is a valid document`() throws {
    #expect(
      try parse(render(CheckstyleReporter(), [([], Self.source)]), "checkstyle").elements.isEmpty)
    let suites = try parse(render(JUnitReporter(failsFrom: .note), []), "testsuites")
    #expect(suites.elements.isEmpty)
  }

  /// Characters that XML does not allow are shown by a picture.
  @Test func `every character survives or is shown by a picture`() throws {
    let expected = String(
      String.UnicodeScalarView(
        manyCharacters.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x09, 0x0A, 0x0D: scalar
          case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? scalar
          case 0xFFFE, 0xFFFF: "\u{FFFD}"
          default: scalar
          }
        }))
    let source = SourceFile(name: manyCharacters, bytes: Array("<a/>".utf8))
    let finding = Diagnostic(.sample, manyCharacters, at: SourceRange(0..<1))
    let checkstyle = try parse(render(CheckstyleReporter(), [([finding], source)]), "checkstyle")
    #expect(scalars(checkstyle.elements[0].elements[0]["message"]) == scalars(expected))
    let junit = try parse(
      render(JUnitReporter(failsFrom: .error), [([finding], source)]), "testsuites")
    let test = junit.elements[0].elements[0]
    #expect(scalars(test["name"]) == scalars(expected))
    #expect(scalars(test.elements[0]["message"]) == scalars(expected))
  }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func parse(_ text: String, _ root: String) throws -> Element {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError)) in \(text)")
    let document = try #require(reader.open.first?.elements.first)
    #expect(document.tag == root)
    return document
  }

  private func finding(_ message: String, _ severity: Severity = .error) -> Diagnostic {
    Self.finding(message, severity)
  }
}

private struct Element {
  let tag: String
  let attributes: [String: String]
  var elements: [Element] = []
  var text = ""

  subscript(attribute: String) -> String { attributes[attribute] ?? "" }
}

private final class Reader: NSObject, XMLParserDelegate {
  /// From the document to the innermost element.
  var open = [Element(tag: "", attributes: [:])]

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(tag: elementName, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    open[open.count - 1].text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    let element = open.removeLast()
    open[open.count - 1].elements.append(element)
  }
}
