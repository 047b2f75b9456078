import Diagnostics

extension ResponseCheck {
  /// Checks a response that another one follows in the same input.
  mutating func checkEarlier(_ head: HTTPHead) {
    if head.isInterim { return }
    if let location = head.redirect {
      report(.redirect(head, location, isFollowed: true))
    } else if !(200..<300).contains(head.status) {
      report(.failingStatus(head, isFollowed: true, excerpt: nil))
    }
    // A proxy's 200 to CONNECT precedes the response through the tunnel.
  }

  /// - Returns: whether Kazoo reads the body.
  mutating func checkStatus(_ head: HTTPHead) -> Bool {
    if let stray = head.stray {
      report(.strayLine(stray))
      return false
    }
    if head.status == 200 || head.status == 206 { return true }
    if let location = head.redirect {
      report(.redirect(head, location, isFollowed: false))
    } else {
      report(.failingStatus(head, isFollowed: false, excerpt: excerpt))
    }
    return false
  }

  mutating func checkFields(_ head: HTTPHead) {
    if let cookie = head["Set-Cookie"] {
      let name = cookie.value.prefix { $0 != "=" && $0 != ";" }
      report(.cookie(String(name), cookie.range))
    }
  }

  /// The first words of the body without its tags, which are the text of an error page.
  private var excerpt: String? {
    let body = source[SourceRange(source.documentStart..<source.text.count)]
    let line = body.excerpt(limit: 80)
    return line.isEmpty ? nil : line
  }
}

extension Diagnostic {
  fileprivate static func redirect(
    _ head: HTTPHead, _ location: HTTPHead.Field, isFollowed: Bool
  ) -> Diagnostic {
    let isGet = [301, 302, 303].contains(head.status)
    let how = isGet ? " with GET, without the parameters of a POST" : " again"
    return Diagnostic(
      .redirectedResponse,
      "the response is a redirect: Kazoo requests '\(location.value)'\(how)"
        + (isFollowed ? "" : ", and reads nothing of this response"), at: head.statusRange,
      help: isFollowed ? [] : ["let curl follow it too, with -L"])
  }

  fileprivate static func failingStatus(
    _ head: HTTPHead, isFollowed: Bool, excerpt: String?
  ) -> Diagnostic {
    let status = head.status
    let consequence =
      status >= 600
      ? "Kazoo does not expect it and does nothing more, so the caller hears nothing"
      : "Kazoo reads only the body of 200 and 206, so Pivot fails"
    var help = [
      "send 200 with the document" + (excerpt.map { "; the response says: \($0)" } ?? "")
    ]
    if status == 401, isFollowed {
      help = ["let the server accept the request without credentials: Kazoo sends none"]
    }
    if status == 204 {
      help = ["to end the call, send 200 with <Response><Hangup/></Response>"]
    }
    if head.isInterim { help = ["capture the response itself too, which follows this one"] }
    if (300..<400).contains(status), head["Location"] == nil {
      help = ["send a Location to follow, or 200 with the document"]
    }
    return Diagnostic(
      .failingStatus, "the status is \(status): \(consequence)", at: head.statusRange, help: help)
  }

  fileprivate static func strayLine(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .malformedHead,
      "this line is not a header field: Kazoo's HTTP client refuses the response",
      at: range,
      help: ["write an empty line between the header fields and the body"]
    )
  }

  fileprivate static func cookie(_ name: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unsentCookie,
      "the cookie '\(name)' has no effect: Kazoo does not send it back", at: range,
      help: ["store what belongs to the call under its CallSid, which stays the same"])
  }
}
