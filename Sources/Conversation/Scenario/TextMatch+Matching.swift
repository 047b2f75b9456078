import Trace

extension TextMatch {
  /// Whether a text matches.
  /// - Parameter caller: its facts replace `{{CallSid}}` and similar variables.
  func matches(_ text: String, by caller: Caller) -> Bool {
    switch self {
    case .part(let part):
      return text.onOneLine.contains(ScenarioVariables.resolve(part, by: caller).onOneLine)
    case .pattern(let pattern, let ignoresCase):
      let resolved = ScenarioVariables.resolve(pattern, by: caller, quoting: true)
      let expression = try? Pattern(resolved, ignoresCase: ignoresCase)
      return expression?.matches(text.onOneLine) ?? false
    }
  }
}

extension RequestMatch {
  /// Whether a request is like this.
  /// - Parameter start: the URL of the call, as it is made; on another server than the scenario says
  ///   where `--base-url` moves it.
  func matches(_ request: Request, by caller: Caller, start: String, written: String) -> Bool {
    if let method, method != request.method { return false }
    if let url, !matches(url: url, request.url ?? "", by: caller, start, written) { return false }
    return parameters.allSatisfy { parameter in
      request.parameters[parameter.name] == ScenarioVariables.resolve(parameter.value, by: caller)
    }
  }

  private func matches(
    url: String, _ requested: String, by caller: Caller, _ start: String, _ written: String
  ) -> Bool {
    let url = ScenarioVariables.resolve(url, by: caller)
    if url.first == "/" {
      let rest = requested.pathAndQuery
      return rest == url || !url.contains("?") && rest.prefix { $0 != "?" } == url
    }
    let isHere = url.origin == written.origin
    let expected = isHere ? start.origin + url.pathAndQuery : url
    return requested == expected
      || !url.contains("?") && requested.prefix { $0 != "?" } == expected
  }
}
