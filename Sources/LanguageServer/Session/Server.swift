import Compiler
import Diagnostics
import JSON

/// One session with a client: bytes in, bytes out. It never waits and never reads a clock; who
/// drives it says what time it is.
///
/// Messages are handled in the order in which they come. Documents are checked when no message is
/// left: a client that types faster than documents are checked gets the findings of the latest text
/// alone, and a request never waits for findings that are out of date.
package final class Server {
  let workspace: any Workspace
  let version: String
  private var framing = Framing()
  private var inbox: [Item] = []
  /// Where the part of `inbox` that has not been handled begins.
  private var next = 0
  private var cancelled: Set<MessageID> = []
  private var waiting: Set<MessageID> = []
  package private(set) var output: [UInt8] = []

  var phase = Phase.new
  var client = ClientCapabilities()
  var encoding = PositionEncoding.utf16
  var overrides = OptionOverrides()
  var documents: [DocumentURI: OpenDocument] = [:]
  /// The documents that are to be checked, the one to begin with first.
  var dirty: [DocumentURI] = []
  /// What has been shown of configuration files that are not open.
  var shownConfigurations: [DocumentURI: [String]] = [:]
  /// Whether the client pulls diagnostics, so that none are pushed.
  var isPulling = false
  /// Counts what makes all findings out of date, as a change of the configuration.
  var generation = 0
  /// When to look next whether a configuration file has changed; nil before the session begins.
  var nextRefresh: Int?
  private var nextRequest = 0
  /// In milliseconds, from any start.
  var now = 0
  /// The process that started the client, by its own word; when it is gone nobody listens.
  package internal(set) var parentProcess: Int?
  /// How the process is to end; nil while it goes on.
  package internal(set) var exitStatus: Int?

  enum Phase { case new, running, shutDown }

  private enum Item {
    case message(Message)
    case fault(ProtocolError)
    /// The stream cannot be read any further.
    case lost(String)
  }

  package init(workspace: any Workspace, version: String) {
    self.workspace = workspace
    self.version = version
  }

  /// Takes what came from the client.
  package func receive(_ bytes: [UInt8]) {
    framing.append(bytes)
    while let event = framing.next() {
      switch event {
      case .malformed(let reason): inbox.append(.lost(reason))
      case .message(let content):
        do throws(ProtocolError) {
          let message = try Message(content)
          note(message)
          inbox.append(.message(message))
        } catch {
          inbox.append(.fault(error))
        }
      }
    }
  }

  /// A cancellation overtakes what has not been handled yet.
  private func note(_ message: Message) {
    switch message {
    case .request(let id, _, _): waiting.insert(id)
    case .notification("$/cancelRequest", let parameters):
      guard let id = parameters?["id"].flatMap(MessageID.init), waiting.contains(id) else { return }
      cancelled.insert(id)
    case .notification, .response: break
    }
  }

  /// The client has closed its end.
  package func receiveEnd() {
    if exitStatus == nil { exitStatus = phase == .shutDown ? 0 : 1 }
  }

  /// Does one thing: handles a message, or checks a document when no message is left.
  /// - Parameter now: in milliseconds.
  /// - Returns: whether there is more to do at once.
  package func work(at now: Int) -> Bool {
    self.now = now
    guard exitStatus == nil else { return false }
    if next < inbox.count {
      let item = inbox[next]
      next += 1
      if next == inbox.count {
        inbox.removeAll()
        next = 0
      }
      handle(item)
    } else {
      refreshIfDue()
      checkNext()
    }
    return exitStatus == nil && (next < inbox.count || hasDueDocument)
  }

  /// When there is something to do without a message, in milliseconds; nil for never.
  package var deadline: Int? {
    [nextRefresh, documents.values.lazy.compactMap(\.heldUntil).min()].compactMap(\.self).min()
  }

  /// The text of an open document, as the server has it.
  package func text(of uri: String) -> [UInt8]? { documents[DocumentURI(uri)]?.text.text }

  /// Gives away what is to be sent.
  package func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  private func handle(_ item: Item) {
    switch item {
    case .lost(let reason):
      respond(nil, .failure(ProtocolError(.parseError, reason)))
      exitStatus = 1
    case .fault(let error): respond(error.id, .failure(error))
    case .message(.response): break
    case .message(.notification(let method, let parameters)): notice(method, parameters)
    case .message(.request(let id, let method, let parameters)):
      waiting.remove(id)
      if cancelled.remove(id) != nil {
        respond(id, .failure(ProtocolError(.requestCancelled, "the request was cancelled")))
        return
      }
      respond(id, answer(method, parameters))
    }
  }

  private func answer(
    _ method: String, _ parameters: JSONValue?
  ) -> Result<JSON, ProtocolError> {
    do throws(ProtocolError) {
      return .success(try result(of: method, parameters))
    } catch {
      return .failure(error)
    }
  }

  private func notice(_ method: String, _ parameters: JSONValue?) {
    do throws(ProtocolError) {
      try handleNotification(method, parameters)
    } catch {
      // A notification has no response: a client that keeps a log has the reason there.
      log("\(method): \(error.message)")
    }
  }
}

extension Server {
  private func respond(_ id: MessageID?, _ result: Result<JSON, ProtocolError>) {
    let member: (String, JSON) =
      switch result {
      case .success(let value): ("result", value)
      case .failure(let error): ("error", error.json)
      }
    send(.some(("jsonrpc", "2.0"), ("id", id?.json ?? .null), member))
  }

  func notify(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// Asks the client for something; what it answers is not looked at.
  func request(_ method: String, _ parameters: JSON?) {
    nextRequest += 1
    send(
      .some(
        ("jsonrpc", "2.0"), ("id", .string("twimlc-\(nextRequest)")),
        ("method", .string(method)), ("params", parameters)))
  }

  /// A line in the client's log.
  func log(_ message: String) {
    notify("window/logMessage", ["type": 2, "message": .string("twimlc: " + message)])
  }

  /// A message that a person sees.
  func warn(_ message: String) {
    notify("window/showMessage", ["type": 2, "message": .string("twimlc: " + message)])
  }

  private func send(_ message: JSON) {
    output += Framing.framed(message.utf8(.compact))
  }
}
