import Foundation
import Glibc
import Testing

/// A system with only the program and its documents.
@Suite struct BareSystemTests {
  /// Whether a process can unmount /proc for itself.
  private static let canUnmount =
    (try? Tool().shell("unshare -m sh -c 'umount -l /proc'"))?.status == 0

  @Test(
    .enabled(if: geteuid() == 0 && BareSystemTests.canUnmount, "only root takes /proc away"),
    arguments: [
      ("check bad.xml", 1), ("translate good.xml", 0), ("trace good.xml", 0), ("graph good.xml", 0),
      ("request", 0), ("explain unknown-voice", 0), ("config", 0), ("--version", 0),
      ("check -q --fix wrong.xml", 0), ("translate --output-dir out good.xml", 0),
      ("check -f json=report good.xml", 0),
    ])
  func `every command runs without /proc`(arguments: String, status: Int32) throws {
    let tool = try Tool()
    try tool.write("<Response><Say>Hi</Say></Response>", to: "good.xml")
    try tool.write("<Response><Say voice=\"alice\">Hi</Say></Response>", to: "bad.xml")
    try tool.write("<Response><say>Hi</say></Response>", to: "wrong.xml")
    let command = "umount -l /proc && exec '\(Tool.path)' \(arguments)"
    let result = try tool.shell("unshare -m sh -c \"\(command)\"")
    #expect(result.status == status, "\(result.error)")
    #expect(!result.error.contains("Unable"))
    if arguments.hasPrefix("check -q --fix") {
      #expect(tool.read("wrong.xml") == "<Response><Say>Hi</Say></Response>")
    }
  }
}
