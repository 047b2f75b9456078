import Testing

@Suite struct SchemaTwiMLTests {
  @Test func `schema prints the TwiML grammar by default`() throws {
    let tool = try Tool()
    let named = try tool.run("schema", "twiml", "--as", "rng")
    #expect(named.status == 0)
    #expect(named.output.contains("http://relaxng.org/ns/structure/1.0"))
    #expect(try tool.run("schema").output == named.output)
    #expect(try tool.run("schema", "--kazoo", "5").output.contains("name=\"Start\""))
    #expect(!named.output.contains("name=\"Start\""))
    #expect(try tool.run("schema", "--as", "rnc").output.contains("\nstart = Response\n"))
  }

  @Test(arguments: [
    ["schema", "nothing"], ["schema", "twiml", "twiml"], ["schema", "--as", "dtd"],
  ])
  func `schema refuses unknown names and formats`(arguments: [String]) throws {
    let tool = try Tool()
    #expect(try tool.shell("twimlc " + arguments.joined(separator: " ")).status == 2)
  }
}
