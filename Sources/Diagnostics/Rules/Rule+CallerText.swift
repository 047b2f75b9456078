extension Rule {
  /// What a caller experiences when Pivot makes nothing of a response, in the words of all pages.
  ///
  /// Source: `pivot_call:publish_failed/2`, `cf_pivot:handle/2`.
  package static let whenRequestFails = """
    If the first request of a call fails, the callflow goes on to the '_' child of its pivot \
    action; without that child the call ends. If a later request fails, Kazoo 5 ends the call. \
    Kazoo 4.3 does nothing then: the line stays silent until the caller hangs up.
    """

  /// The same for a document of which nothing runs.
  package static let whenNothingRuns = """
    Nothing of the document runs, and the request for it counts as failed. \(whenRequestFails)
    """

  /// The same for a document that Kazoo's XML parser refuses.
  package static let whenRefused = """
    Kazoo's XML parser refuses the whole document. \(whenNothingRuns)
    """

  /// What a caller experiences when the process that runs the document crashes.
  ///
  /// Source: `pivot_call:handle_info/2`, which only reports the failure.
  package static let whenCrashed = """
    The process that runs the document crashes, and nobody hangs up: the line stays silent until \
    the caller hangs up.
    """
}
