package import Diagnostics

extension Rule {
  /// A PHP message inside or before the document.
  package static let phpWarning = Rule(
    id: "php-warning", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document contains an error message of PHP",
    finds: """
      PHP writes its warnings and errors into the response if its setting display_errors is on.
      """,
    caller: """
      If the message stands before the TwiML, its first tag is the root element, and not Response. \
      If it stands inside an attribute, or a fatal error cuts the document off, Kazoo's XML parser \
      refuses the document. In these cases: \(whenUnparsed)

      If it stands between verbs, its first tag is an unknown verb, and Kazoo hangs up there. If \
      it stands in the text of a Say, the caller hears a part of it; the finding is then a \
      warning. After </Response> Kazoo ignores it; other parsers refuse the document.
      """,
    remedy: """
      Correct the error that the message describes. Let PHP write its messages to a log: set \
      display_errors=Off and log_errors=On.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<br /><b>Warning</b>: Undefined variable $name<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A message of another program.
  package static let programError = Rule(
    id: "program-error", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document contains the error message of a program",
    finds: """
      The program failed while it wrote the response, and its stack trace stands in the document \
      or in place of it. The rule knows the stack traces of Python, Ruby, Node.js, Java, .NET and \
      Go.
      """,
    caller: """
      If the message stands before the TwiML, in place of it, or cuts it off, Kazoo's XML parser \
      refuses the document. \(whenUnparsed)

      After </Response> Kazoo ignores it, but other parsers refuse the document. If it stands \
      between verbs, Kazoo skips it, and if it stands in the text of a Say, the caller hears it; \
      the finding is then a warning.
      """,
    remedy: """
      Correct the error that the message names. If the program can fail again, let it send TwiML \
      that tells the caller about it.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    correction: .alternative,
    wrong: """
      Traceback (most recent call last):
        File "voice.py", line 12, in answer
          name = caller["name"]
      KeyError: 'name'
      """,
    right: "<Response><Say>Sorry, an error occurred.</Say><Hangup/></Response>")

  /// Code that was sent instead of executed.
  package static let unexecutedCode = Rule(
    id: "unexecuted-code", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the source of a program was sent instead of its output",
    finds: """
      The document is the source code of a script, or contains PHP code. The web server sent the \
      file as it is, because it cannot run PHP or does not know the file's extension, or the file \
      was opened without a web server.
      """,
    caller: """
      If the code stands in '<?php … ?>' outside of tags (before, between or after them), Kazoo \
      skips it and runs the rest; the finding is then a warning.

      If it begins with '<?=', stands inside a tag or has no '?>', Kazoo's XML parser refuses the \
      whole document. \(whenUnparsed)
      """,
    remedy: """
      Let the web server run the script, and check the output of the script. To check the source \
      file itself, use the option `--templates`.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<?php echo "<Response><Say>Hello</Say></Response>";"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is a string of a programming language.
  package static let quotedDocument = Rule(
    id: "quoted-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document stands in quotes or is escaped",
    finds: """
      The whole response is one string of a programming language instead of its content: it has \
      quotes around the TwiML, '\\"' for each quote and '\\n' for each line break, or '&lt;' for \
      each '<'. This happens when a program sends TwiML through a function for JSON or HTML, or \
      prints bytes in Python. TwiML in a JSON object, or sent as application/json, is the rule \
      enveloped-twiml.
      """,
    caller: "\(whenRefused)",
    remedy: """
      Send the string itself as text/xml, without a function that makes JSON or escapes HTML.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #""<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>""#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)
}
