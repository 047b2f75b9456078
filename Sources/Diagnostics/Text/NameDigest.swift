/// The length of a name and three of its bytes, in one number.
///
/// Names with different digests differ, and few others have the same: to compare the digests first
/// is quicker than to compare the names alone.
package typealias NameDigest = UInt32

extension String {
  /// Its digest as a name.
  package var nameDigest: NameDigest {
    guard let first = utf8.first, let last = utf8.last else { return 0 }
    let middle = utf8[utf8.index(utf8.startIndex, offsetBy: utf8.count / 2)]
    return NameDigest(truncatingIfNeeded: utf8.count) << 24 | NameDigest(first) << 16
      | NameDigest(middle) << 8 | NameDigest(last)
  }
}
