import Compiler
import KazooCallflow
import Reference

extension Option {
  /// What `translate` and `graph` make of a document.
  static let translation: [Option] = [
    Option(
      flag: "migrate", topic: .translation, for: [.translate, .check, .graph],
      "translate what only Kazoo's interpreter of TwiML fails on",
      details: """
        For TwiML that comes from Twilio: voices, languages, several variables in one `Set`, white \
        space in `Hangup` and the like become notes, and the callflow does what the TwiML means. \
        What nothing can carry stays an error.
        """
    ) { $0.compiler.isMigrating = true },
    Option(
      flag: "exact", topic: .translation, for: [.translate, .graph],
      "take every loss in translation for an error",
      details: """
        A document that loses something has no callflow. Notes stay notes, and a comment in the \
        document that silences a loss, or `--rule` with a level for it, still wins.
        """
    ) { $0.compiler.isExact = true },
    Option(
      flag: "document", topic: .translation, for: [.translate],
      "wrap each callflow as a document that Kazoo's API accepts",
      details: """
        The output is ready to PUT to /v2/accounts/ACCOUNT_ID/callflows, with the envelope \
        {"data": ...}. At least one `--number` or `--pattern` is needed, because the API refuses a \
        callflow without either. Without this option the output is the bare flow that Pivot \
        accepts as application/json.
        """
    ) { $0.wrapping.isDocument = true },
    Option(
      "name", takes: ArgumentDescription("NAME"), topic: .translation, for: [.translate],
      "the name of the document, with --document"
    ) { settings, value in settings.wrapping.name = value.text },
    Option(
      "number", takes: ArgumentDescription("NUMBER"), isRepeatable: true, topic: .translation,
      for: [.translate], "a number or extension that the document is for, with --document"
    ) { (settings, value) throws(UsageError) in
      let length = CallflowDocument.numberLength
      guard length.contains(value.text.unicodeScalars.count) else {
        throw UsageError(
          "'\(value.text)' is not a valid number: Kazoo's API accepts \(length.lowerBound) to "
            + "\(length.upperBound) characters")
      }
      // Kazoo's schema wants each number once.
      if !settings.wrapping.numbers.contains(value.text) {
        settings.wrapping.numbers.append(value.text)
      }
    },
    Option(
      "pattern", takes: ArgumentDescription("REGEX"), isRepeatable: true, topic: .translation,
      for: [.translate], "a regular expression for such numbers, with --document"
    ) { (settings, value) throws(UsageError) in
      if let fault = faultOfRegularExpression(value.text) {
        throw UsageError("'\(value.text)' is no regular expression: \(fault)")
      }
      guard !value.text.isEmpty else { throw UsageError("an empty pattern matches every number") }
      settings.wrapping.patterns.append(value.text)
    },
    Option(
      "output", short: "o", takes: ArgumentDescription("FILE"), topic: .output,
      for: [.translate, .trace, .graph], "write to FILE instead of standard output",
      details: """
        FILE is written whole or not at all: it keeps its content where there is nothing to write, \
        as for a document with an error.
        """
    ) { settings, value in settings.outputFile = value },
    Option(
      "output-dir", takes: ArgumentDescription("DIR"), topic: .translation, for: [.translate],
      "write the callflow of NAME.xml to DIR/NAME.json",
      details: """
        A document that was found in a DIRECTORY keeps its place below it. Nothing is written for a \
        document with an error, and a file that is there keeps its content until the new one is \
        whole. DIR is made when it is missing.
        """
    ) { settings, value in settings.outputDirectory = value },
    Option(
      "source-map", takes: ArgumentDescription("FILE"), topic: .translation, for: [.translate],
      "write to FILE which part of the callflow comes from where",
      details: """
        A JSON object by the name of the document, of arrays: the JSON pointer of each action, its \
        module, and the lines and columns of its verb.
        """
    ) { settings, value in settings.sourceMap = value },
    Option(
      "format", short: "f", placeholder: "FORMAT", absent: Settings().graphFormat,
      topic: .translation, for: [.graph], "draw the graph for mermaid or dot"
    ) { $0.graphFormat = $1 },
  ]
}
