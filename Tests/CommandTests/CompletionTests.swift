import Foundation
import Testing

/// The completions, loaded by the shells themselves if these are installed.
@Suite struct CompletionTests {
  private static func isInstalled(_ shell: String) -> Bool {
    ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + shell) }
  }

  @Test(
    arguments: [
      ("twimlc ch", "check"), ("twimlc check --form", "--format"),
      ("twimlc check --format sa", "sarif"), ("twimlc --rule empty-g", "empty-gather"),
      ("twimlc explain Gat", "Gather"), ("twimlc completions z", "zsh"),
      ("twimlc graph --format do", "dot"), ("twimlc trace --format js", "json"),
      ("twimlc check --format d", ""), ("twimlc help gra", "graph"),
      ("twimlc check inp", "input.xml"),
    ])
  func `bash completes commands, options and values`(line: String, word: String) throws {
    let tool = try Tool()
    try tool.write("<Response/>", to: "input.xml")
    let words = line.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")
    let result = try tool.shell(
      """
      twimlc completions bash >completions && bash -c 'source ./completions
      COMP_WORDS=(\(words.replacingOccurrences(of: "'", with: ""))); \
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _twimlc; echo "${COMPREPLY[@]}"'
      """)
    #expect(result.error == "")
    #expect(
      result.output.split(whereSeparator: \.isWhitespace).map(String.init)
        == (word.isEmpty ? [] : [word]))
  }

  @Test(.enabled(if: isInstalled("zsh"), "there is no zsh"))
  func `zsh loads its completions`() throws {
    let tool = try Tool()
    let result = try tool.shell(
      """
      twimlc completions zsh >_twimlc && zsh -f -c 'fpath=($PWD $fpath); autoload -Uz compinit
      compinit -u -d dump; autoload -Uz +X _twimlc && print $_comps[twimlc]'
      """)
    #expect(result.error == "")
    #expect(result.output == "_twimlc\n")
  }

  @Test(
    .enabled(if: isInstalled("fish"), "there is no fish"),
    arguments: [
      ("twimlc ch", "check"), ("twimlc check --form", "--format"),
      ("twimlc --rule empty-g", "empty-gather"), ("twimlc explain Gat", "Gather"),
    ])
  func `fish completes commands, options and values`(line: String, word: String) throws {
    let tool = try Tool()
    let result = try tool.shell(
      """
      twimlc completions fish >completions
      HOME=$PWD fish -c 'source ./completions; complete -C "\(line)"'
      """)
    let words = result.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(words.contains { $0 == word })
  }

  @Test func `an unknown shell is a usage error`() throws {
    #expect(try Tool().run("completions", "tcsh").status == 2)
    #expect(try Tool().run("completions").status == 2)
  }
}
