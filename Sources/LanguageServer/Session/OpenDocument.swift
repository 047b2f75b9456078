import Compiler
import Diagnostics

/// A document that the client has open.
struct OpenDocument {
  let uri: DocumentURI
  let languageID: String
  /// The client's version number; nil if it does not count.
  var version: Int?
  private(set) var text: TextDocument
  /// The result for the current text; nil until it is requested.
  private var currentCheck: CheckedText?
  private var currentMarkup: Markup?
  /// The end of the last change; nil after a pause in typing.
  private(set) var lastEdit: Int?
  /// The time until which findings are held back because typing can resolve them, in milliseconds.
  var heldUntil: Int?
  /// Whether the findings that the client shows are from well-formed text.
  var isShownWellFormed = true
  /// Whether the client shows findings that were pushed.
  var hasShownFindings = false
  /// Whether the document was TwiML at any time since it was opened: a typing mistake in the root
  /// name does not change that.
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

  /// Records whether the document is TwiML, because editors attach the server to all XML.
  private mutating func recognize() {
    guard !isTwiML else { return }
    isTwiML =
      languageID == "twiml" || VoiceRoot.isIntended(by: Markup.firstNames(in: text.text, limit: 2))
  }

  /// Ends the pause in typing: unfinished markup is reported from now on.
  mutating func endTyping() {
    heldUntil = nil
    lastEdit = nil
  }

  /// Discards the findings.
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

  /// The findings in the text.
  mutating func checked(_ settings: @autoclosure () -> DocumentSettings) -> CheckedText {
    if let currentCheck { return currentCheck }
    let checked = check(settings())
    currentCheck = checked
    return checked
  }

  private func check(_ settings: DocumentSettings) -> CheckedText {
    isTwiML
      ? CheckedText(text.text, named: uri.fileName, settings: settings) : .nothing(text.text)
  }

  /// Whether the last change left an unfinished tag, element, comment or reference.
  mutating func isBeingTyped() -> Bool {
    guard let lastEdit else { return false }
    let before = Markup(text.text, upTo: lastEdit)
    switch before.ending {
    case .tagName, .endTagName, .tag, .attributeName, .beforeValue, .value, .other: return true
    case .content:
      if endsInReference(text.text[..<min(lastEdit, text.text.count)]) { return true }
      // The end tag is typed after the content.
      let elements = markup().elements
      return before.open.contains { $0 < elements.count && elements[$0].endName == nil }
    }
  }

  /// Whether a text ends inside a reference, such as `&am`.
  private func endsInReference(_ text: ArraySlice<UInt8>) -> Bool {
    guard let start = text.suffix(32).lastIndex(of: UInt8(ascii: "&")) else { return false }
    return text[(start + 1)...].allSatisfy { $0.isMarkupName && $0 != UInt8(ascii: ";") }
  }
}
