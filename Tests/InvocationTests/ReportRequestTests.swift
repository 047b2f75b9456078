import Testing

@testable import twimlc

@Suite struct ReportRequestTests {
  @Test func eachFormatMayHaveItsFile() throws {
    let settings = try Invocation([
      "check", "--format=sarif=a=b.sarif", "-fjunit=x.xml", "--format", "gcc", "-f", "gcc",
      "-f", "sarif=c.sarif",
    ]).settings
    #expect(
      settings.reports == [
        ReportRequest(format: .sarif, path: "a=b.sarif"),
        ReportRequest(format: .junit, path: "x.xml"),
        ReportRequest(format: .gcc, path: nil),
        ReportRequest(format: .sarif, path: "c.sarif"),
      ])
  }

  @Test func aFileMayHaveAnyName() throws {
    let path = SystemString([0x2F, 0xE9, 0x0A, 0x3D])
    let request = try ReportRequest(SystemString("json=".utf8 + path.bytes))
    #expect(request == ReportRequest(format: .json, path: path))
  }
}
