import Foundation
import Glibc
import Testing

/// Documents that name an external file or address: nothing is opened or fetched.
@Suite struct ExternalEntityTests {
  private static let commands = ["check", "translate", "trace", "graph", "check --fix"]

  /// One document for each way to name something external.
  private static func documents(naming locations: [String]) -> [String] {
    locations.flatMap { location in
      [
        "<!DOCTYPE Response SYSTEM '\(location)'><Response><Say>a</Say></Response>",
        "<!DOCTYPE Response PUBLIC '-//a//b' '\(location)'><Response><Say>&a;</Say></Response>",
        "<!DOCTYPE r [<!ENTITY a SYSTEM '\(location)'>]><Response><Say>&a;</Say></Response>",
        "<!DOCTYPE r [<!ENTITY a SYSTEM '\(location)'>]><Response><Say voice='&a;'/></Response>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM '\(location)'> %p;]><Response><Say>a</Say></Response>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM '\(location)'><!ENTITY a '%p;'>]><Response>&a;</Response>",
        "<?xml-stylesheet href='\(location)'?><Response><Say>a</Say></Response>",
        "<Response xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='\(location)'/>"
          + "</Response>",
        "<Response xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
          + " xsi:noNamespaceSchemaLocation='\(location)'><Say>a</Say></Response>",
      ]
    }
  }

  /// Writes the documents and the file that they name.
  private static func write(_ tool: borrowing Tool, port: UInt16) throws {
    try tool.write("TOP SECRET", to: "outside/secret")
    let file = tool.directory.appending(path: "outside/secret").path
    let locations = [
      "outside/secret", file, "file://\(file)", "http://127.0.0.1:\(port)/x.dtd",
      "https://127.0.0.1:\(port)/x.dtd", "ftp://127.0.0.1:\(port)/x.dtd",
    ]
    for (index, document) in documents(naming: locations).enumerated() {
      try tool.write(document, to: "\(index).xml")
    }
  }

  @Test(arguments: commands)
  func `an external entity opens no file and no connection`(command: String) throws {
    let tool = try Tool()
    let listener = try Listener()
    try Self.write(tool, port: listener.port)
    let watch = try Watch(tool.directory.appending(path: "outside").path)
    let result = try tool.shell("twimlc \(command) *.xml")
    #expect(result.status == 1)
    #expect((result.output + result.error).contains("[external-"))
    #expect(!(result.output + result.error).contains("TOP SECRET"))
    #expect(!watch.sawAnything)
    #expect(!listener.wasCalled)
    // Both would have noticed it.
    #expect(tool.read("outside/secret") == "TOP SECRET")
    #expect(watch.sawAnything)
    #expect(listener.call() && listener.wasCalled)
  }

  /// Whether system calls can be traced, which a container can forbid.
  private static let canTrace: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/strace")
    process.arguments = ["-o", "/dev/null", "/bin/true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled(if: canTrace, "strace is not here, or may trace nothing"), arguments: commands)
  func `no system call names the file or host of an external entity`(command: String) throws {
    let tool = try Tool()
    try Self.write(tool, port: 9)
    let result = try tool.shell(
      "strace -f -e trace=%file,%network -o calls '\(Tool.path)' \(command) *.xml")
    #expect(result.status == 1)
    let record = tool.read("calls")
    let calls = try #require(record).split(separator: "\n")
    #expect(calls.contains { $0.contains("\"0.xml\"") })
    #expect(!calls.contains { $0.contains("secret") || $0.contains("x.dtd") })
    #expect(!calls.contains { $0.contains("socket(") || $0.contains("connect(") })
    #expect(!calls.contains { $0.contains("catalog") })
  }
}

/// Watches a directory for opened and read files.
private final class Watch {
  private let descriptor: CInt

  init(_ directory: String) throws {
    descriptor = inotify_init1(CInt(IN_NONBLOCK))
    let watch = unsafe inotify_add_watch(descriptor, directory, UInt32(IN_OPEN | IN_ACCESS))
    try #require(watch >= 0)
  }

  deinit { close(descriptor) }

  var sawAnything: Bool {
    var event = [UInt8](repeating: 0, count: 4096)
    return unsafe event.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count) > 0
    }
  }
}

/// A server that never responds.
private final class Listener {
  private let descriptor: CInt
  let port: UInt16

  init() throws {
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isReady = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, length) == 0 && listen(descriptor, 5) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    try #require(isReady)
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }

  var wasCalled: Bool {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return false }
    close(connection)
    return true
  }

  /// Connects to itself.
  func call() -> Bool {
    let client = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(client, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
