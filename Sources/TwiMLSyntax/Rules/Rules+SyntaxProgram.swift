package import Diagnostics

extension Rule {
  /// A message of PHP stands in the document or before it.
  package static let phpWarning = Rule(
    id: "php-warning", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "a message of PHP stands in the document",
    explanation: """
      With display_errors on, PHP writes its warnings and errors into the response. Before the TwiML, \
      or with tags in it in a value, such a message keeps Kazoo from parsing the document. Between the \
      verbs its first tag is an unknown verb, and Kazoo hangs up there. In the text of a Say the caller \
      hears it, which is a warning. A fatal error also cuts the document off. Log the messages instead \
      of displaying them: a test without warnings shows nothing of this.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<br /><b>Warning</b>: Undefined variable $name<Response><Say>Hello</Say></Response>"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// A message of another program.
  package static let programError = Rule(
    id: "program-error", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the error message of a program stands in the document",
    explanation: """
      A traceback of Python, a backtrace of Ruby, a stack trace of Node.js, Java or .NET, or a panic of \
      Go stands in place of the document or in it. The program failed while it wrote the response. \
      Kazoo's XML parser refuses such a document, or the caller hears the message. Fix the error that \
      the message names; a program that fails sends an error status instead.
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
    explanation: """
      The document is the source of a script, or holds PHP code. The web server sent the file as it is: \
      it has no PHP, does not know the file's extension, or the file was opened from disk. Code in \
      '<?php … ?>' outside of tags is a processing instruction to XML: Kazoo skips it and runs the \
      rest, which is a warning. In any other place Kazoo parses none of the document. The source \
      itself is checked with --templates, and --fix leaves it alone.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #"<?php echo "<Response><Say>Hello</Say></Response>";"#,
    right: #"<Response><Say>Hello</Say></Response>"#)

  /// The document is a string of a programming language.
  package static let quotedDocument = Rule(
    id: "quoted-document", severity: .error, isFatal: true, canBeSilenced: false,
    summary: "the document stands in quotes or is escaped",
    explanation: """
      A program sends the TwiML as it prints a string: in quotes, with '\\"' for each quote and '\\n' \
      for each line break, or with '&lt;' for each '<'. A function that sends JSON does so, and so does \
      printing the bytes of Python. Kazoo's XML parser refuses such a document as a whole.
      """,
    citations: [.kazoo("kzt_twiml:parse_cmds/1")], twilioErrors: [12100],
    wrong: #""<?xml version=\"1.0\"?><Response><Say>Hello</Say></Response>""#,
    right: #"<?xml version="1.0"?><Response><Say>Hello</Say></Response>"#)
}
