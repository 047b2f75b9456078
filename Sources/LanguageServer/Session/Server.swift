import Compiler
import Diagnostics
import JSON

/// One session with a client: bytes in, bytes out. It never waits and never reads a clock; its
/// caller passes the time.
///
/// Messages are handled in order. Documents are checked when no message is left, so a client that
/// types faster than documents are checked gets findings only for the latest text, and a request
/// never waits for outdated findings.
package final class Server {
  let workspace: any Workspace
  let version: String
  private var framing = Framing()
  private var inbox: [Item] = []
  /// The start of the part of `inbox` that has not been handled.
  private var next = 0
  private var cancelled: Set<MessageID> = []
  private var waiting: Set<MessageID> = []
  package private(set) var output: [UInt8] = []

  var phase = Phase.new
  var client = ClientCapabilities()
  var encoding = PositionEncoding.utf16
  var overrides = OptionOverrides()
  var documents: [DocumentURI: OpenDocument] = [:]
  /// The documents to check, the next one first.
  var dirty: [DocumentURI] = []
  /// The mistakes published for configuration files that are not open.
  var shownConfigurations: [DocumentURI: [String]] = [:]
  /// Whether the client pulls diagnostics, so that none are pushed.
  var isPulling = false
  /// Incremented when all findings become outdated, as after a change of the configuration.
  var generation = 0
  /// The time of the next check for changed configuration files; nil before the session begins.
  var nextRefresh: Int?
  private var nextRequest = 0
  /// In milliseconds since an arbitrary start.
  var now = 0
  /// The process that started the server, according to the client; the session ends when it is
  /// gone.
  package internal(set) var parentProcess: Int?
  /// The exit status of the process; nil while the session continues.
  package internal(set) var exitStatus: Int?

  enum Phase { case new, running, shutDown }

  private enum Item {
    case message(Message)
    case fault(ProtocolError)
    /// The stream cannot be read further.
    case lost(String)
  }

  package init(workspace: any Workspace, version: String) {
    self.workspace = workspace
    self.version = version
  }

  /// Accepts bytes from the client.
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

  /// Records a message; a cancellation is applied before the messages that wait.
  private func note(_ message: Message) {
    switch message {
    case .request(let id, _, _): waiting.insert(id)
    case .notification("$/cancelRequest", let parameters):
      guard let id = parameters?["id"].flatMap(MessageID.init), waiting.contains(id) else { return }
      cancelled.insert(id)
    case .notification, .response: break
    }
  }

  /// Handles that the client has closed its end.
  package func receiveEnd() {
    if exitStatus == nil { exitStatus = phase == .shutDown ? 0 : 1 }
  }

  /// Does one thing: handles a message, or checks a document if no message is left.
  /// - Parameter now: in milliseconds.
  /// - Returns: whether there is more to do now.
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

  /// The time of the next work without a message, in milliseconds; nil for never.
  package var deadline: Int? {
    [nextRefresh, documents.values.lazy.compactMap(\.heldUntil).min()].compactMap(\.self).min()
  }

  /// The text of an open document, as the server knows it.
  package func text(of uri: String) -> [UInt8]? { documents[DocumentURI(uri)]?.text.text }

  /// Returns and clears the bytes to send.
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
      // A notification has no response, so the reason goes to the client's log.
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

  /// Sends a request whose response is ignored.
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

  /// A message that the user sees.
  func warn(_ message: String) {
    notify("window/showMessage", ["type": 2, "message": .string("twimlc: " + message)])
  }

  private func send(_ message: JSON) {
    output += Framing.framed(message.utf8(.compact))
  }
}
