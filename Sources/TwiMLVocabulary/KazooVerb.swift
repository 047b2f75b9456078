/// The verbs that some version of Kazoo runs. A new one does not build before the analyzer reads it.
package enum KazooVerb: String, Sendable, CaseIterable {
  case dial = "Dial"
  case record = "Record"
  case gather = "Gather"
  case play = "Play"
  case say = "Say"
  case redirect = "Redirect"
  case pause = "Pause"
  case hangup = "Hangup"
  case reject = "Reject"
  case set = "Set"
  case start = "Start"
  case connect = "Connect"
  case stop = "Stop"
}

/// The nouns of `Dial` that Kazoo runs.
package enum DialNoun: String, Sendable, CaseIterable {
  case conference = "Conference"
  case queue = "Queue"
  case number = "Number"
  case user = "User"
  case device = "Device"
  case sip = "Sip"
}
