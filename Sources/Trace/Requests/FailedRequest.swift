package import Diagnostics
import TwiMLSemantics

extension End {
  /// Why the run ends, as a clause, and what Kazoo does then.
  package func sentence(on target: Target) -> String {
    guard self == .failed(.crash), !target.capabilities.silencesAfterFailedRequest else {
      return sentence
    }
    return
      "Kazoo crashes: on the first request nobody hangs up, and the caller hears nothing; on a "
      + "later one Kazoo hangs up"
  }
}
