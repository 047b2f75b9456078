package import Diagnostics

extension Rule {
  /// A PHP message inside or before the document.
  package static let phpWarning = Rule(
    id: "php-warning", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "a message of PHP stands in the document",
    finds: "With display_errors on, PHP writes its warnings and errors into the response.",
    caller: """
      Before the TwiML, or with tags in it inside a value, the message keeps Kazoo from parsing \
      the document, and nothing runs. Between the verbs its first tag is an unknown verb, at which \
      Kazoo hangs up. In the text of a Say the caller hears it, which is a warning. A fatal error \
      also cuts the document off.
      """,
    remedy: """
      Fix what the message says, and log messages instead of displaying them (display_errors=Off, \
      log_errors=On).
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<br /><b>Warning</b>: Undefined variable $name<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A message of another program.
  package static let programError = Rule(
    id: "program-error", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the error message of a program stands in the document",
    finds: """
      A traceback of Python, a backtrace of Ruby, a stack trace of Node.js, Java or .NET, or a \
      panic of Go stands in place of the document or in it. The program failed while it wrote the \
      response.
      """,
    caller: """
      Kazoo's XML parser refuses such a document, and nothing runs; or, inside a text, the caller \
      hears the message.
      """,
    remedy: """
      Fix the error that the message names. Send an error status when the program fails: Pivot \
      then fails too, and the callflow can go on elsewhere.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: """
      Traceback (most recent call last):
        File "voice.py", line 12, in answer
          name = caller["name"]
      KeyError: 'name'
      """,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// Code that was sent instead of executed.
  package static let unexecutedCode = Rule(
    id: "unexecuted-code", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the source of a program was sent instead of its output",
    finds: """
      The document is the source of a script, or holds PHP code. The web server sent the file as \
      it is: it has no PHP, does not know the file's extension, or the file was opened from disk.
      """,
    caller: """
      Code in '<?php … ?>' outside of tags is a processing instruction to XML: Kazoo skips it and \
      runs the rest, which is a warning. In any other place Kazoo runs nothing of the document.
      """,
    remedy: """
      Let the server run the script, and check what it sends. To check the source itself, use \
      --templates. --fix does not change it.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<?php echo "<Response><Say>Hello</Say></Response>";"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is a string of a programming language.
  package static let quotedDocument = Rule(
    id: "quoted-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document stands in quotes or is escaped",
    finds: """
      A program sends the TwiML as it prints a string: in quotes, with '\\"' for each quote and \
      '\\n' for each line break, or with '&lt;' for each '<'. A function that sends JSON does so, \
      and so does printing the bytes of Python.
      """,
    caller: """
      Kazoo's XML parser refuses the document, and nothing of it runs. On the first request of a \
      call, the callflow goes on to the '_' child of its pivot action; later the caller hears \
      nothing on Kazoo 4.3.
      """,
    remedy: """
      Send the string itself, as text/xml, without a function that makes JSON or escapes HTML.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #""<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>""#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)
}
