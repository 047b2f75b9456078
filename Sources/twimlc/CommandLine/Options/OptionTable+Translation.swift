import Compiler
import KazooCallflow
import Reference

extension Option {
  /// The options of `translate` and `graph`.
  static let translation: [Option] = [
    Option(
      flag: "migrate", topic: .translation, for: [.translate, .check, .graph],
      "translate what the TwiML means, also where Kazoo's TwiML fails",
      details: """
        For TwiML that was written for Twilio. Without this option the callflow does what Kazoo's \
        TwiML interpreter does, and where that fails there is no callflow. With it, errors that a callflow avoids become notes: unknown \
        voices and languages, several variables in one `Set`, white space in `Hangup` and the \
        like. Verbs that no callflow action can replace stay errors.
        """,
      in: [
        .check: Wording("report as notes the errors that `translate --migrate` can translate")
      ],
      isCommon: true
    ) { $0.compiler.isMigrating = true },
    Option(
      flag: "exact", topic: .translation, for: [.translate, .graph],
      "make an error of each warning about a loss in translation",
      details: """
        A loss is something that the TwiML does on the call and the callflow does not. A document \
        with such an error has no callflow. Losses that are only notes stay notes. A loss that a \
        comment `twimlc-disable-next` or a `--rule` turns off is not an error.
        """
    ) { $0.compiler.isExact = true },
    Option(
      flag: "document", topic: .translation, for: [.translate],
      "wrap each callflow in {\"data\": ...}, as Kazoo's API takes it",
      details: """
        The output can be sent with PUT to /v2/accounts/ACCOUNT_ID/callflows. At least one \
        `--number` or `--pattern` is needed, because the API refuses a callflow without either; it \
        is written into the callflow of each document. Without this option the output is only the \
        flow, which Pivot accepts as application/json.
        """
    ) { $0.wrapping.isDocument = true },
    Option(
      "name", takes: ArgumentDescription("NAME"), topic: .translation, for: [.translate],
      "the name of the callflow in Kazoo (needs --document)"
    ) { settings, value in settings.wrapping.name = value.text },
    Option(
      "number", takes: ArgumentDescription("NUMBER"), isRepeatable: true, topic: .translation,
      for: [.translate], "a number or extension that reaches the callflow (needs --document)"
    ) { (settings, value) throws(UsageError) in
      let length = CallflowDocument.numberLength
      guard length.contains(value.text.unicodeScalars.count) else {
        throw UsageError(
          "'\(value.text)' is not a valid number: Kazoo's API accepts \(length.lowerBound) to "
            + "\(length.upperBound) characters")
      }
      // Kazoo's schema does not allow duplicate numbers.
      if !settings.wrapping.numbers.contains(value.text) {
        settings.wrapping.numbers.append(value.text)
      }
    },
    Option(
      "pattern", takes: ArgumentDescription("REGEX"), isRepeatable: true, topic: .translation,
      for: [.translate],
      "a regular expression for numbers that reach the callflow (needs --document)"
    ) { (settings, value) throws(UsageError) in
      if let fault = faultOfRegularExpression(value.text) {
        throw UsageError("'\(value.text)' is not a valid regular expression: \(fault)")
      }
      guard !value.text.isEmpty else { throw UsageError("an empty pattern matches every number") }
      settings.wrapping.patterns.append(value.text)
    },
    Option(
      "output", short: "o", takes: ArgumentDescription("FILE"), topic: .output,
      for: [.translate, .trace, .graph], "write to FILE instead of standard output",
      details: """
        FILE is replaced as a whole or not at all: if there is nothing to write, as for a document \
        with an error, it keeps its content.
        """,
      in: [
        .trace: Wording(
          details: """
            FILE is replaced as a whole or not at all: if nothing is traced, as for a callflow, it \
            keeps its content.
            """)
      ],
      isCommon: true
    ) { settings, value in settings.outputFile = value },
    Option(
      "output-dir", takes: ArgumentDescription("DIR"), topic: .translation, for: [.translate],
      "write the callflow of NAME.xml or NAME.twiml to DIR/NAME.json",
      details: """
        Of any other NAME it is written to DIR/NAME.json with the extension kept, as in \
        menu.php.json. Documents found in a DIRECTORY keep their paths below it; two documents \
        with the same output file are a mistake in the command line. Nothing is written for a \
        document with an error. Each file is replaced as a whole. DIR is created if it does not \
        exist.
        """
    ) { settings, value in settings.outputDirectory = value },
    Option(
      "source-map", takes: ArgumentDescription("FILE"), topic: .translation, for: [.translate],
      "write to FILE which verb each action comes from",
      details: """
        For editors and debugging. FILE is a JSON object with an array for each document: the JSON \
        pointer of each action, its module, such as play, and the lines and columns of its verb.
        """
    ) { settings, value in settings.sourceMap = value },
    Option(
      "format", short: "f", placeholder: "FORMAT", defaultValue: Settings().graphFormat,
      topic: .translation, for: [.graph], "draw the graph in the syntax of mermaid or dot"
    ) { $0.graphFormat = $1 },
  ]
}
