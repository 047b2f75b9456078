/// The RELAX NG patterns that the TwiML grammar needs.
indirect enum Pattern: Sendable {
  /// Nothing but white space.
  case empty
  /// Not even white space.
  case nothing
  /// Any text.
  case text
  /// Exactly a word.
  case value(String)
  /// Text of a type from XML Schema.
  case data(DataType)
  case element(NameClass, documentation: String, Pattern)
  case attribute(NameClass, documentation: String, Pattern)
  case group([Pattern])
  case interleave([Pattern])
  case choice([Pattern])
  /// The pattern with text anywhere between its elements.
  case mixed(Pattern)
  case optional(Pattern)
  case zeroOrMore(Pattern)
  case oneOrMore(Pattern)
  case reference(String)

  /// The names that an element or attribute can have.
  enum NameClass: Sendable {
    case name(String)
    /// Any name except these.
    case anyName(except: [String])
  }

  /// Text that is restricted.
  enum DataType: Sendable {
    /// At least one character.
    case notEmpty
    /// Text that matches a regular expression of XML Schema completely.
    case matching(String)
    /// Text that does not match it.
    case notMatching(String)
  }
}

/// A schema: named patterns, with the pattern of the document first.
struct Grammar: Sendable {
  /// The comment at its top, one element for each paragraph.
  let remarks: [String]
  let definitions: [Definition]

  struct Definition: Sendable {
    let name: String
    let pattern: Pattern
  }
}
