import Compiler
import Diagnostics

/// A document that the client has open.
struct OpenDocument {
  let uri: DocumentURI
  let languageID: String
  /// As the client counts; nil where it does not.
  var version: Int?
  private(set) var text: TextDocument
  /// What is known of the text as it is now; nil until it is asked for.
  private var currentCheck: CheckedText?
  private var currentMarkup: Markup?
  /// Where the last change ended; nil when it was a while ago.
  private(set) var lastEdit: Int?
  /// Until when findings that the next keys may answer are kept back, in milliseconds.
  var heldUntil: Int?
  /// Whether what the client shows was found in well-formed text.
  var isShownWellFormed = true
  /// Whether the client shows findings that were pushed.
  var hasShownFindings = false
  /// Whether the document was TwiML at some time since it was opened: a mistake in the name of its
  /// root does not make it something else.
  private(set) var isTwiML = false

  init(uri: DocumentURI, languageID: String, version: Int?, text: TextDocument) {
    self.uri = uri
    self.languageID = languageID
    self.version = version
    self.text = text
    recognize()
  }

  /// Whether it is a configuration file of twimlc.
  func isConfiguration(in workspace: any Workspace) -> Bool {
    workspace.configurationNames.contains(uri.fileName)
  }

  mutating func replace(_ range: Range<Position>?, with replacement: [UInt8]) {
    let start = range.map { text.offset(of: $0.lowerBound) }
    text.replace(range, with: replacement)
    lastEdit = start.map { $0 + replacement.count }
    heldUntil = nil
    forget()
    recognize()
  }

  /// Notes whether the root is one that somebody writes who means TwiML: editors attach the server
  /// to all XML.
  private mutating func recognize() {
    guard !isTwiML else { return }
    isTwiML =
      languageID == "twiml" || VoiceRoot.isMeant(by: Markup.firstNames(in: text.text, limit: 2))
  }

  /// Nobody has typed for a while: what is unfinished counts from now on.
  mutating func endTyping() {
    heldUntil = nil
    lastEdit = nil
  }

  /// Makes what was found out of date.
  mutating func forget() {
    currentCheck = nil
    currentMarkup = nil
  }

  /// The tags of the text.
  mutating func markup() -> Markup {
    if let currentMarkup { return currentMarkup }
    let markup = Markup(text.text)
    currentMarkup = markup
    return markup
  }

  /// What is wrong with the text.
  mutating func checked(_ settings: @autoclosure () -> DocumentSettings) -> CheckedText {
    if let currentCheck { return currentCheck }
    let checked = judge(settings())
    currentCheck = checked
    return checked
  }

  private func judge(_ settings: DocumentSettings) -> CheckedText {
    isTwiML
      ? CheckedText(text.text, named: uri.fileName, settings: settings) : .nothing(text.text)
  }

  /// Whether the last change left a tag, an element, a comment or a reference that is still being
  /// typed.
  mutating func isBeingTyped() -> Bool {
    guard let lastEdit else { return false }
    let before = Markup(text.text, upTo: lastEdit)
    switch before.ending {
    case .tagName, .endTagName, .tag, .attributeName, .beforeValue, .value, .other: return true
    case .content:
      if endsInReference(text.text[..<min(lastEdit, text.text.count)]) { return true }
      // The end tag comes after what is inside.
      let elements = markup().elements
      return before.open.contains { $0 < elements.count && elements[$0].endName == nil }
    }
  }

  /// Whether a text breaks off in a reference, as `&am` does.
  private func endsInReference(_ text: ArraySlice<UInt8>) -> Bool {
    guard let start = text.suffix(32).lastIndex(of: UInt8(ascii: "&")) else { return false }
    return text[(start + 1)...].allSatisfy { $0.isMarkupName && $0 != UInt8(ascii: ";") }
  }
}
