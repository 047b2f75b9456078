import Testing

@Suite struct SchemaTwiMLTests {
  @Test func `the grammar is the schema where no other is named`() throws {
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
  func `what there is no schema for is refused`(arguments: [String]) throws {
    let tool = try Tool()
    #expect(try tool.shell("twimlc " + arguments.joined(separator: " ")).status == 2)
  }
}
