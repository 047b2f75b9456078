/// The version of Kazoo that a document is checked and translated for.
package enum Target: String, Sendable, CaseIterable {
  case kazoo4 = "4.3"
  case kazoo5 = "5"

  /// As messages name it: "Kazoo 4.3".
  package var name: String { "Kazoo \(rawValue)" }

  package var capabilities: Capabilities {
    switch self {
    case .kazoo4:
      Capabilities(
        hasAnswerAction: false, runsEmbeddedTwiML: false, runsStreams: false,
        readsDocumentedAttributes: false, documentsGET: false,
        dialsNumbersForCarriers: false, silencesAfterFailedRequest: true,
        reportsUnparsedDocument: true,
        hangsUpBeforeDetailRecord: false,
        passesEarlyMediaOfGroups: false, callflowSchema: .kazoo4)
    case .kazoo5:
      Capabilities(
        hasAnswerAction: true, runsEmbeddedTwiML: true, runsStreams: true,
        readsDocumentedAttributes: true, documentsGET: true,
        dialsNumbersForCarriers: true, silencesAfterFailedRequest: false,
        reportsUnparsedDocument: false,
        hangsUpBeforeDetailRecord: true,
        passesEarlyMediaOfGroups: true, callflowSchema: .kazoo5)
    }
  }

  /// What the versions of Kazoo can do differently. No capability has a default, so a new version
  /// does not compile before it defines all of them.
  package struct Capabilities: Sendable {
    /// Whether a callflow action answers the call and does nothing else.
    package let hasAnswerAction: Bool
    /// Whether the action `pivot` runs TwiML embedded in the callflow.
    package let runsEmbeddedTwiML: Bool
    /// Whether TwiML may send the call's audio to a web socket.
    package let runsStreams: Bool
    /// Whether the code that runs TwiML is not public, so that the documentation of attributes
    /// decides.
    package let readsDocumentedAttributes: Bool
    /// Whether the documentation gives GET as the default method of a request, though Kazoo 4.3
    /// sends POST.
    ///
    /// Source: Kazoo 5 documentation, Pivot TwiML, the pages of Dial, Gather, Record and Redirect
    package let documentsGET: Bool
    /// Whether numbers are dialed for callers who come in from a carrier, without an account.
    ///
    /// Source: Kazoo 4.3, `kz_attributes:presence_id/1`, which fails; of Kazoo 5 it is documented:
    /// Pivot TwiML, dial/dial-overview
    package let dialsNumbersForCarriers: Bool
    /// Whether a failed request after the first one leaves the caller in silence.
    ///
    /// Source: Kazoo 4.3, `pivot_call:publish_failed/2`; Kazoo 5,
    /// `pivot_call:publish_failed_or_hangup/2`, which hangs up
    package let silencesAfterFailedRequest: Bool
    /// Whether Pivot reports a document that no parser accepts as failed before it hangs up, so that
    /// the callflow that called it goes on to its `_` child.
    ///
    /// Source: Kazoo 4.3, `pivot_call:process_resp/4` on `unrecognized_cmds`; Kazoo 5, the same
    /// function, which only hangs up
    package let reportsUnparsedDocument: Bool
    /// Whether Pivot hangs up at the end of a document if the callflow has a `cdr_url`.
    ///
    /// Source: Kazoo 4.3, `pivot_call:handle_cast/2` on `stop`; Kazoo 5, on `stop_call`
    package let hangsUpBeforeDetailRecord: Bool
    /// Whether `ring_group` can pass early media to the caller, as Pivot does. On Kazoo 5 `user`
    /// cannot: it ignores early media if all devices ring together.
    ///
    /// Source: Kazoo 5, `cf_ring_group:ignore_early_media/2`,
    /// `cf_user:should_ignore_early_media/2`; Kazoo 4.3, `cf_ring_group:attempt_endpoints/3`
    package let passesEarlyMediaOfGroups: Bool
    /// Whose schemas a callflow is checked with.
    package let callflowSchema: CallflowSchema
  }

  /// A version of Kazoo's schemas for callflows.
  package enum CallflowSchema: Sendable { case kazoo4, kazoo5 }
}

extension [Target] {
  /// "Kazoo 4.3 and 5".
  package var names: String { "Kazoo " + map(\.rawValue).listed() }
}
