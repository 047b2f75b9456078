import LanguageServer
import Testing

@Suite struct FramingTests {
  @Test func `messages are complete however the stream is split`() {
    let stream = ["{}", "", "{\"a\":\"é\"}"].flatMap { Framing.framed(Array($0.utf8)) }
    for size in 1...stream.count {
      var framing = Framing()
      var contents: [String] = []
      for start in stride(from: 0, to: stream.count, by: size) {
        framing.append(stream[start..<min(start + size, stream.count)])
        while case .message(let content)? = framing.next() {
          contents.append(String(decoding: content, as: UTF8.self))
        }
      }
      #expect(contents == ["{}", "", "{\"a\":\"é\"}"])
      #expect(!framing.isInMessage)
    }
  }

  @Test(arguments: [
    "Content-Length: 2\r\n\r\n{}", "content-length:2\r\n\r\n{}", "Content-Length: 2\n\n{}",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}",
  ])
  func `header fields are read in any order and case`(stream: String) {
    var framing = Framing()
    framing.append(Array(stream.utf8))
    #expect(framing.next() == .message(Array("{}".utf8)))
  }

  @Test(arguments: [
    "\r\n\r\n{}", "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n",
    "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 9999999999\r\n\r\n",
    "Content-Type: text\r\n\r\n", "no header\r\n\r\n", String(repeating: "x", count: 5000),
  ])
  func `an invalid header ends the stream`(stream: String) {
    var framing = Framing()
    framing.append(Array(stream.utf8))
    guard case .malformed? = framing.next() else {
      Issue.record("'\(stream.prefix(40))' is taken for a header")
      return
    }
    framing.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
    #expect(framing.next() == nil)
  }
}
