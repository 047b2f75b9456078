/// The limits of a document. libxml2's own limits differ between releases.
enum Limits {
  /// How deep elements may be nested.
  static let depth = 256
  /// How many characters Kazoo's parser takes in a name, which it makes an Erlang atom of.
  static let kazooName = 255
  /// How many attributes an element may have: libxml2 compares each with every other.
  static let attributes = 256
  /// How many problems are explained in a document that is not well-formed.
  static let faults = 100
  /// The longest name that libxml2 accepts, in bytes.
  static let piece = 10_000_000
  /// How deep entities may be nested.
  static let entityDepth = 40
  /// How many bytes entities may always expand to.
  static let expansion = 1000
  /// How many times the size of the document they may expand to beyond that.
  static let amplification = 10
  /// The maximum number of attributes of an element in Kazoo's mode.
  static let kazooAttributes = 4096
  /// How many bytes entities may always expand to there.
  static let kazooExpansion = 1 << 20
}
