import Foundation
import Testing

extension Tag {
  /// The slow tests of hostile input and systems.
  @Tag static var hostile: Self
}

/// Whether to run the slow tests: `TWIMLC_QUICK=1 scripts/test` skips them.
let includesHostile = ProcessInfo.processInfo.environment["TWIMLC_QUICK"] != "1"
