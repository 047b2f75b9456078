import Foundation
import Glibc
import Testing

/// What `--fix` must preserve: permissions, attributes, hard links, edits.
@Suite struct FixedFileTests {
  private static let wrong = "<Response><say>hi</say></Response>"
  private static let right = "<Response><Say>hi</Say></Response>"

  /// Sets and prints attributes of files: the access control list `user::rw-, user:1234:rwx,
  /// group::r--, mask::rwx, other::---` as Linux stores it, and a user attribute.
  private static let attributes = """
    import os, struct, sys
    ACL = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in [
        (1, 6, 0xFFFFFFFF), (2, 7, 1234), (4, 4, 0xFFFFFFFF), (16, 7, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)])
    command, path = sys.argv[1:]
    if command == "list": os.setxattr(path, "system.posix_acl_access", ACL)
    if command == "default": os.setxattr(path, "system.posix_acl_default", ACL)
    if command == "note": os.setxattr(path, "user.note", b"keep")
    if command == "show":
        for name in sorted(os.listxattr(path)):
            print(name, os.getxattr(path, name) == ACL or os.getxattr(path, name).decode())
    """

  private static func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(wrong, to: "a.xml")
    try tool.write(attributes, to: "attributes.py")
    return tool
  }

  @Test(.enabled(if: Tool.hasCurlAndPython))
  func `a fix keeps access control lists and extended attributes`() throws {
    let tool = try Self.tool()
    let set = try tool.shell(
      "chmod 640 a.xml; python3 attributes.py list a.xml && python3 attributes.py note a.xml")
    // Not every file system supports them.
    guard set.status == 0 else { return }
    let result = try tool.shell(
      "twimlc check -q --fix a.xml; stat -c %a a.xml; python3 attributes.py show a.xml")
    #expect(result.output == "670\nsystem.posix_acl_access True\nuser.note keep\n")
    #expect(tool.read("a.xml") == Self.right)
  }

  @Test(.enabled(if: Tool.hasCurlAndPython))
  func `a fixed file does not inherit the directory's default access list`() throws {
    let tool = try Self.tool()
    guard try tool.shell("chmod 600 a.xml; python3 attributes.py default .").status == 0 else {
      return
    }
    let result = try tool.shell(
      "twimlc check -q --fix a.xml; stat -c %a a.xml; python3 attributes.py show a.xml")
    #expect(result.output == "600\n")
    #expect(tool.read("a.xml") == Self.right)
  }

  @Test(
    .enabled(
      if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
      "only root runs a program as another user"),
    arguments: [
      // A group of the user, and one that the user cannot assign.
      ("--groups 4321", "65534:4321 664"), ("--clear-groups", "65534:4321 664"),
    ])
  func `a fix keeps the group and its permissions`(groups: String, owner: String) throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "chmod 777 .; chown 65534:4321 a.xml; chmod 664 a.xml\n"
        + "setpriv --reuid 65534 --regid 65534 \(groups) '\(Tool.path)' check -q --fix a.xml\n"
        + "stat -c '%u:%g %a' a.xml")
    #expect(result.output == owner + "\n")
    #expect(tool.read("a.xml") == Self.right)
  }

  @Test(
    .enabled(
      if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
      "only root runs a program as another user"))
  func `a file is fixed in place when its directory is not writable`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "chmod 755 .; chmod 666 a.xml\n"
        + "setpriv --reuid 65534 --regid 65534 --clear-groups '\(Tool.path)' check -q --fix a.xml; ls"
    )
    #expect(result.output == "a.xml\nattributes.py\n")
    #expect(tool.read("a.xml") == Self.right)
  }

  /// After it has read the document, the run waits for the pipe; then the document is edited.
  private func run(_ tool: borrowing Tool, whileReading edit: String) throws -> Tool.Result {
    try tool.write(Self.right, to: "0.xml")
    return try tool.shell(
      """
      mkfifo pipe.xml
      { sleep 1; \(edit); echo '<Response><Say>x</Say></Response>' >pipe.xml; } &
      twimlc check -q --fix 0.xml a.xml b.xml pipe.xml; status=$?
      wait
      exit $status
      """)
  }

  @Test(arguments: [
    "printf '<Response><say>mine</say></Response>' >a.xml",
    // With the same length and time.
    "touch -r a.xml t; printf '<Response><say>ho</say></Response>' >a.xml; touch -r t a.xml",
    "printf '<Response><say>mine</say></Response>' >c; mv c a.xml", "rm a.xml", ": >a.xml",
  ])
  func `an edit during the run is kept and reported`(edit: String) throws {
    for link in ["", "ln a.xml other"] {
      let tool = try Self.tool()
      try tool.write(Self.wrong, to: "b.xml")
      _ = try tool.shell(link)
      let result = try run(tool, whileReading: edit)
      #expect(result.status == 2)
      #expect(result.error == "twimlc: cannot write 'a.xml': it was changed during the run\n")
      #expect(tool.read("a.xml") != Self.right)
      #expect(tool.read("b.xml") == Self.right)
    }
  }

  @Test func `naming a file several times fixes it once without an error`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "ln a.xml b.xml; ln -s a.xml c.xml; twimlc check -q --fix a.xml ./a.xml b.xml c.xml")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(tool.read("b.xml") == Self.right)
  }

  @Test func `temporary files of killed runs do not prevent a fix`() throws {
    let tool = try Self.tool()
    let result = try tool.shell(
      "for i in $(seq 0 200); do : >.twimlc-$$-$i.tmp; done\n"
        + "exec '\(Tool.path)' check -q --fix a.xml")
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(tool.read("a.xml") == Self.right)
  }

  /// Each run is killed at another moment while it writes.
  @Test(.tags(.slow)) func `a killed run never leaves a hard-linked file half written`() throws {
    let tool = try Tool()
    let wrong =
      "<Response>" + String(repeating: "<say>hi</say>\n", count: 5000) + "</Response>"
    let right = wrong.replacing("say>", with: "Say>")
    try tool.write(wrong, to: "wrong")
    let clock = ContinuousClock()
    let duration = try clock.measure {
      _ = try tool.shell("cp wrong a.xml; ln a.xml b.xml; twimlc check -q --fix a.xml")
    }
    #expect(tool.read("b.xml") == right)
    for step in 1...10 {
      _ = try tool.shell(
        """
        rm -f a.xml b.xml; cp wrong a.xml; ln a.xml b.xml
        '\(Tool.path)' check -q --fix a.xml & process=$!
        sleep \(duration / .seconds(1) * Double(step) / 10)
        kill -KILL $process 2>/dev/null; wait $process; sleep 0.1
        """)
      let text = tool.read("b.xml")
      #expect(text == wrong || text == right)
    }
  }

  /// Also if a fix reveals another finding, once for each level of nesting.
  @Test(
    arguments: [
      "<Response><say>a</say><pause Length=\"0\"/></Response>",
      "<response><gather><say>a</say><Play Loop=\" 2\">b</Play></gather></response>",
      "<Response><Say voice=\" Man \" langage=\"EN\">a & b</say></Response>",
      "<Response>\(String(repeating: "<gather>", count: 40))</Response>",
      "<Response><Dial><number>+1415555</number><numbr>2</numbr></Dial><Hangup></Response>",
      "<?xml version='1.1'?>\n\n<Response><Say loop=2>“a”&nbsp;</Say></Response>\n",
      "<!-- twimlc-disable-next unknown-voice -->\n<Response><Pause length=\"x\"/></Response>",
    ], ["--fix", "--fix --unsafe-fixes"])
  func `fixing a second time changes nothing`(document: String, option: String) throws {
    let tool = try Tool()
    try tool.write(document, to: "a.xml")
    _ = try tool.shell("twimlc check -q \(option) a.xml")
    let once = tool.read("a.xml")
    _ = try tool.shell("twimlc check -q \(option) a.xml")
    #expect(tool.read("a.xml") == once)
  }
}
