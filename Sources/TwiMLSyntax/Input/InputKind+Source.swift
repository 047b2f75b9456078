import Diagnostics

/// A document inside something else: in quotes, escaped, or still in the program that writes it.
extension InputKind {
  /// The source of a script in another language than PHP, which has marks of its own.
  func script() -> Diagnostic? {
    guard text[start] != UInt8(ascii: "<"), let language = scriptLanguage else { return nil }
    return .unexecuted("\(language) source", at: map.range(firstLine(from: start)))
  }

  private var scriptLanguage: String? {
    let head = text.string(start..<min(start + 4000, text.count))
    if head.hasPrefix("#!") {
      let words = head.prefix { !$0.isNewline }.split { $0 == "/" || $0 == " " || $0 == "!" }
      return words.last.map(String.init) ?? "script"
    }
    let line = head.prefix { !$0.isNewline }
    let signs: [(language: String, signs: [String])] = [
      (
        "Python",
        ["from twilio", "from flask", "from django", "import twilio", "import os", "import flask"]
      ),
      (
        "Node.js",
        [
          "const ", "var ", "let ", "'use strict'", "\"use strict\"", "exports.", "module.exports",
          "import ",
        ]
      ),
      ("Ruby", ["require '", "require \"", "require_relative", "xml.instruct!", "xml.Response"]),
      ("Java", ["package com", "import java", "import com."]),
      ("C#", ["using System", "using Twilio"]),
      ("Go", ["package main"]),
    ]
    guard let found = signs.first(where: { $0.signs.contains(where: line.hasPrefix) }) else {
      return nil
    }
    // A word is not enough if it is also an English word.
    if found.language == "Node.js" {
      return ["require(", "=>", "exports.", " from '", " from \"", "function"].contains(
        where: head.contains)
        ? found.language : nil
    }
    return found.language
  }

  /// A document in quotes, as JSON and Python print a string, or one whose characters are escaped.
  func quotedDocument() -> Diagnostic? { quoted() ?? escaped() ?? escapedMarkup() }

  private func quoted() -> Diagnostic? {
    var quote = start
    let isBytes = text[start] == UInt8(ascii: "b") || text[start] == UInt8(ascii: "u")
    if isBytes { quote += 1 }
    guard let mark = text.byte(at: quote), "\"'`".utf8.contains(mark) else { return nil }
    var inside = quote + 1
    while let byte = text.byte(at: inside) {
      if byte.isXMLSpace {
        inside += 1
      } else if byte == UInt8(ascii: "\\"), let letter = text.byte(at: inside + 1),
        "nrt".utf8.contains(letter)
      {
        inside += 2
      } else {
        break
      }
    }
    let isJSON = mark == UInt8(ascii: "\"") && !isBytes
    guard
      text.byte(at: inside) == UInt8(ascii: "<") || isJSON && text.has(.escapedAngle, at: inside),
      xmlStart == nil || xmlStart == inside
    else { return nil }
    return Diagnostic(
      .quotedDocument,
      "the TwiML stands in quotes, as \(isJSON ? "a JSON string" : isBytes ? "a Python string" : "a string"): "
        + "\(Diagnostic.notParsed)", at: map.range(start..<inside),
      help: [
        isJSON
          ? "send the string itself, as text/xml: a function that sends JSON adds the quotes"
          : "send the string itself, not the way the language prints it"
      ])
  }

  /// `\"` for a quote, or `\n` for a line break, in what begins like a document.
  func escaped() -> Diagnostic? {
    guard text[start] == UInt8(ascii: "<") else { return nil }
    let head = start..<min(start + 400, text.count)
    guard let escape = escape(in: head) else { return nil }
    return Diagnostic(
      .quotedDocument,
      "the TwiML is escaped like a JSON string, with '\(text.string(escape))': \(Diagnostic.notParsed)",
      at: map.range(escape),
      help: ["send the document itself: it was escaped once too often, or printed as JSON"])
  }

  /// `=\"` in a tag, or `\n` between two tags, if the document has no plain quote.
  private func escape(in head: Range<Int>) -> Range<Int>? {
    var next = text.offset(of: UInt8(ascii: "\\"), in: head)
    while let backslash = next, backslash + 1 < head.upperBound, backslash > start {
      let (before, after) = (text[backslash - 1], text[backslash + 1])
      let isQuote =
        before == UInt8(ascii: "=") && (after == UInt8(ascii: "\"") || after == UInt8(ascii: "'"))
      let isLineBreak =
        before == UInt8(ascii: ">") && (after == UInt8(ascii: "n") || after == UInt8(ascii: "r"))
        && isOutside(backslash)
      if isQuote || isLineBreak { return backslash..<backslash + 2 }
      next = text.offset(of: UInt8(ascii: "\\"), in: backslash + 1..<head.upperBound)
    }
    return nil
  }

  /// Whether an offset is between the declaration and the first element.
  private func isOutside(_ offset: Int) -> Bool {
    var markup = OuterMarkup(text: text)
    while markup.next() != nil {}
    return markup.offset >= offset
  }

  /// `&lt;Response&gt;`, which is the document as HTML shows it.
  private func escapedMarkup() -> Diagnostic? {
    guard text.has(.escapedAngleEntity, at: start) else { return nil }
    let head = text.string(start..<min(start + 400, text.count))
    guard head.contains("&lt;Response") else { return nil }
    return Diagnostic(
      .quotedDocument,
      "the TwiML is escaped like HTML, with '&lt;' for '<': \(Diagnostic.notParsed)",
      at: map.range(start..<start + 4),
      help: ["send the document itself: it was escaped once too often"])
  }
}

extension Token {
  /// How JSON in some languages writes `<`.
  fileprivate static let escapedAngle = Token("\\u003c")
  fileprivate static let escapedAngleEntity = Token("&lt;")
}
