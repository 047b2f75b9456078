import Compiler
import Conversation
import Diagnostics
import TwiMLVocabulary

/// The words that libFuzzer inserts into inputs, as a libFuzzer dictionary.
enum WordList {
  static var text: String {
    Set(words).sorted().map { "\"\(escaped($0))\"\n" }.joined()
  }

  private static var words: [String] {
    elements + attributes + Catalog.twimlc.rules.map(\.id) + markup + commentary + json + answers
      + calls
  }

  private static var elements: [String] {
    Vocabulary.all.flatMap { ["<\($0.name)>", "<\($0.name) ", "</\($0.name)>"] }
  }

  private static var attributes: [String] {
    Vocabulary.all.flatMap(\.attributes).flatMap { attribute in
      [" \(attribute.name)=\""] + values(of: attribute.type).map { "\"\($0)\"" }
    }
  }

  private static func values(of type: ValueType) -> [String] {
    switch type {
    case .choice(let choices, _), .openChoice(let choices): choices.map(\.word)
    case .documentedChoice(let words, _): words
    case .integer: ["-1", "0", "1", "2.5", "1e9", "9223372036854775807"]
    case .boolean(_, let alsoTrue, _): ["true", "false"] + alsoTrue
    case .key, .keys, .lenientKey: ["#", "*"]
    case .method: ["GET", "post"]
    case .refused(let words, _): words
    case .text, .latin1Text, .parameter, .url, .media, .prompt, .unread: []
    }
  }

  private static let markup = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "ISO-8859-1", "UTF-16", "<!--", "-->",
    "<![CDATA[", "]]>", "<!DOCTYPE", "[<!ENTITY", "SYSTEM", "&amp;", "&#233;", "&#x1F600;", "/>",
    "<?php", "?>", "<%=", "%>", "{{", "}}", "{%", "%}", "${", "\u{FEFF}", "\u{A0}", "“",
  ]
  private static let commentary = [
    "<!-- twimlc-disable-next ", "<!-- twimlc-disable-file ", "target: ", "rules:",
    "overrides:", "exclude:", "files:", "fail-on: ", "base-url: ",
  ]
  private static let json = [
    "\"module\":", "\"data\":{", "\"children\":{", "\"_\":", "\\u0000", "\\uD83D", "null",
    "-0.1e+9",
  ]
  private static let answers = [
    "HTTP/1.1 200 OK\r\n", "HTTP/2 302\r\n", "Content-Type: ", "text/xml", "application/json",
    "; charset=", "Content-Length: ", "Transfer-Encoding: chunked", "\r\n\r\n",
  ]

  private static let calls = [
    "call http://h/a\n", "press 1#\n", "hang-up\n", "dial busy\n", "record silence\n",
    "end hangup\n",
    "hear \"", "request POST /a ", "\"resp_body\":\"", "\"req_body\":", "\"call_id\":",
    "\"iteration\":",
    "\"resp_status_code\":\"200\"", "{\"name\":", "\"text\":\"", "\"url\":",
  ]

  private static func escaped(_ word: String) -> String {
    word.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\\(Unicode.Scalar(byte))"
      case 0x20..<0x7F: String(Unicode.Scalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
