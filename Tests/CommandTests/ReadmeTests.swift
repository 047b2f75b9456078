import Foundation
import Testing

/// The examples of the README, run as they are written.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
struct ReadmeTests {
  private static let root = Tool.project

  /// The lines of a block.
  /// - Parameter command: the beginning of its first command.
  private func example(_ command: String) throws -> [String] {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.firstRange(of: "```console\n$ \(command)"))
    let rest = readme[start.lowerBound...]
    let end = try #require(rest.firstRange(of: "\n```\n"))
    return rest[..<end.lowerBound].split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `the call in the README prints what it shows`() throws {
    let lines = try example("python3 Samples/phone-menu")
    let commands = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    let expected = lines.filter { !$0.hasPrefix("$ ") }
    try #require(commands.count == 2 && commands[0].hasSuffix(" &"))
    #expect(!expected.isEmpty)
    // A free port, so that two runs do not conflict.
    let script = """
      ln -s '\(Self.root.path)/Samples' Samples
      port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
      \(commands[0].replacing("8080", with: "$port").replacing(" &", with: " 2>/dev/null &")) server=$!
      n=0
      until curl -s -o /dev/null http://localhost:$port/ || [ $n -ge 200 ]; do
        sleep 0.05; n=$((n+1))
      done
      { \(commands[1...].joined(separator: "\n").replacing("8080", with: "$port"))
      } | sed "s/:$port/:8080/"
      kill $server
      """
    let result = try Tool().shell(script)
    #expect(result.error == "")
    #expect(result.output.split(separator: "\n").map(String.init) == expected)
  }

  @Test func `the check in the README prints what it shows`() throws {
    let lines = try example("twimlc check menu.xml")
    let tool = try Tool()
    let filler = "  <Say>Please wait</Say>\n"
    try tool.write(
      """
      <Response>
      \(filler)\(filler)\(filler)  <Pause lenght="2"/>
        <Say voice="alice">We did not receive your choice.</Say>
      </Response>
      """, to: "menu.xml")
    let result = try tool.shell("twimlc check menu.xml 2>&1")
    #expect(result.output.split(separator: "\n").map(String.init) == Array(lines.dropFirst()))
  }

  @Test func `the translation in the README prints what it shows`() throws {
    let lines = try example("cat desk.xml")
    let command = try #require(lines.lastIndex { $0.hasPrefix("$ ") })
    let tool = try Tool()
    try tool.write(lines[1..<command].joined(separator: "\n"), to: "desk.xml")
    let result = try tool.shell(String(lines[command].dropFirst(2)) + " 2>/dev/null")
    #expect(result.output == lines[(command + 1)...].joined(separator: "\n") + "\n")
  }
}
