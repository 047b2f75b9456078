extension Rule {
  /// What a caller experiences when Pivot makes nothing of a response, in the words of all pages.
  ///
  /// Source: `pivot_call:publish_failed/2`, `cf_pivot:handle/2`.
  package static let whenRequestFails = """
    If the first request of a call fails, the callflow goes on to the '_' child of its pivot \
    action; without that child the call ends. If a later request fails, Kazoo 5 ends the call. \
    Kazoo 4.3 does nothing then: the line stays silent until the caller hangs up.
    """

  /// The same for a response that Pivot cannot read at all.
  package static let whenNothingRuns = """
    Nothing of the document runs, and the request for it counts as failed. \(whenRequestFails)
    """

  /// What a caller experiences when no parser of Pivot accepts the document.
  ///
  /// Source: `pivot_call:process_resp/4` on `unrecognized_cmds`: Kazoo 4.3 reports the failure, for
  /// which `cf_pivot` waits in the first document, and stops the call in any case.
  package static let whenUnparsed = """
    Nothing of the document runs, and Kazoo hangs up. In the first document of a call, Kazoo 4.3 \
    also starts the '_' child of the pivot action, but the hang-up ends it at once.
    """

  /// The same for a document that Kazoo's XML parser refuses.
  package static let whenRefused = """
    Kazoo's XML parser refuses the whole document. \(whenUnparsed)
    """

  /// What a caller experiences when the process that runs the document crashes.
  ///
  /// Source: `pivot_call:handle_info/2`, which only reports the failure; Kazoo 5 hangs up if the
  /// document was not the first.
  package static let whenCrashed = """
    The process that runs the document crashes. Kazoo 4.3 does not hang up then: the line stays \
    silent until the caller hangs up. Kazoo 5 hangs up; only in the first document of a call it does \
    not either.
    """

  /// The sources of these shared texts.
  private static let callerSources: [(text: String, source: Citation)] = [
    (whenRequestFails, .kazoo("pivot_call:publish_failed/2")),
    (whenRequestFails, .kazoo5Code("pivot_call:publish_failed_or_hangup/2")),
    (whenUnparsed, .kazoo("pivot_call:process_resp/4")),
    (whenUnparsed, .kazoo5Code("pivot_call:process_resp/4")),
    (whenCrashed, .kazoo("pivot_call:handle_info/2")),
    (whenCrashed, .kazoo5Code("pivot_call:handle_info/2")),
  ]

  /// The sources of the page, with those of the shared texts in it.
  package var sources: [Citation] {
    citations
      + Self.callerSources.filter { caller.contains($0.text) && !citations.contains($0.source) }
      .map(\.source)
  }
}
