/// A pattern of RELAX NG, as far as the grammar of TwiML needs them.
indirect enum Pattern: Sendable {
  /// Nothing but white space.
  case empty
  /// Not even white space.
  case nothing
  /// Any text.
  case text
  /// Exactly a word.
  case value(String)
  /// Text as a type of XML Schema has it.
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
    /// Every name but these.
    case anyName(except: [String])
  }

  /// Text that is restricted.
  enum DataType: Sendable {
    /// At least one character.
    case notEmpty
    /// What a regular expression of XML Schema matches as a whole.
    case matching(String)
    /// What it does not match.
    case notMatching(String)
  }
}

/// A schema: named patterns, the first of which is the document.
struct Grammar: Sendable {
  /// What stands at its head, a paragraph each.
  let remarks: [String]
  let definitions: [Definition]

  struct Definition: Sendable {
    let name: String
    let pattern: Pattern
  }
}
