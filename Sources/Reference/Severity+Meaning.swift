import Diagnostics

extension Severity {
  /// What it says about a finding of a family, in one sentence.
  func meaning(for kind: Catalog.Family.Kind) -> String {
    switch self {
    case .error: "An error means that \(kind.error)."
    case .warning: "A warning means that \(kind.warning)."
    case .note: "A note is information: what it reports may be exactly what you want."
    }
  }
}

extension Catalog.Family.Kind {
  /// What a reader has to know before a page of the family; nil where it is about any document.
  var context: String? {
    switch self {
    case .response, .xml, .template, .structure, .attribute, .value, .flow, .dial, .stream: nil
    case .callflow:
      "This rule is about JSON in place of TwiML. Pivot, the application of Kazoo that runs TwiML, "
        + "accepts a callflow too."
    case .log:
      "This rule is about a debug log of Pivot, the application of Kazoo that runs TwiML. "
        + "`twimlc check` and `twimlc trace` read such a log."
    case .loss:
      "This rule is about the callflow that `twimlc translate` makes of a document. Without a "
        + "translation, Pivot runs the TwiML itself."
    case .comment: "This rule is about comments in a document that only twimlc reads."
    case .configuration: "This rule is about the configuration file of twimlc."
    case .scenario: "This rule is about scenarios, the test calls that `twimlc test` makes."
    case .exploration:
      "This rule is about a web application, which `twimlc explore` calls in every way."
    }
  }

  fileprivate var error: String {
    switch self {
    case .response, .xml, .template:
      "Kazoo cannot run the document, that other programs refuse it, or that twimlc cannot check it"
    case .structure, .attribute, .value, .flow, .dial, .stream:
      "the call fails on at least one of its possible paths: Kazoo cannot run the document, ends "
        + "the call at a verb that it cannot carry out, or stops the prompts of a menu"
    case .callflow: "Kazoo does not run the callflow, or that twimlc cannot check it"
    case .log: "a request of the call failed, or that Kazoo refused the response"
    case .loss: "there is no callflow for the document"
    case .comment: "the comment cannot be used"
    case .configuration: "twimlc cannot use the file"
    case .scenario: "the scenario cannot be run, or that it failed"
    case .exploration: "the call fails for a caller who gets there"
    }
  }

  fileprivate var warning: String {
    switch self {
    case .response, .xml, .template, .structure, .attribute, .value, .flow, .dial, .stream:
      "Kazoo runs the document, but the call is not what the document says, or it fails only on "
        + "some versions of Kazoo or for some callers"
    case .callflow: "Kazoo runs the callflow without a part of it"
    case .log: "a part of the log cannot be read, or that a request nearly failed"
    case .loss: "the call of the callflow is not exactly the call of the TwiML"
    case .comment: "the comment has no effect"
    case .configuration: "twimlc does not use a part of the file"
    case .scenario: "the scenario passed, but something in it has no effect"
    case .exploration: "the call works, but does not serve a caller who gets there"
    }
  }
}
