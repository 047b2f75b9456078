import Foundation
import Testing

extension Tag {
  /// Tests of hostile input and systems, which take most of the time.
  @Tag static var hostile: Self
}

/// Whether the slow tests are wanted: `TWIMLC_QUICK=1 scripts/test` leaves them out.
let includesHostile = ProcessInfo.processInfo.environment["TWIMLC_QUICK"] != "1"
