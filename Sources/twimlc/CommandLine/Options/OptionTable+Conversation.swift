import Configuration
import Conversation
import Diagnostics
import Reference

extension Option {
  /// The options for the requests of a call and its limits.
  static let conversation: [Option] = [
    Option(
      "method",
      takes: ArgumentDescription(
        "METHOD", words: CallSettings.RequestMethod.allCases.map(\.rawValue),
        defaultValue: CallSettings().method.rawValue),
      topic: .call, for: [.call, .explore],
      "the method of the first request: get or post",
      details: "Use the method of the pivot action in the callflow; its default is get."
    ) { (settings, value) throws(UsageError) in settings.call.method = try method(value) },
    Option(
      "cdr-url", takes: ArgumentDescription("URL"), topic: .call, for: [.call],
      "send a record of the call (CDR) to URL when the call is over",
      details: """
        This is what the setting `cdr_url` of the pivot action does. On Kazoo 4.3 Pivot does not \
        hang up at the end of a document when there is a `cdr_url`: the caller hears nothing until \
        somebody hangs up. The record has fewer parameters than Kazoo's, and its seconds are \
        without those of speech.
        """
    ) { (settings, value) throws(UsageError) in
      guard isWebURL(value.text) else {
        throw UsageError("'\(value.text)' is not an http or https URL, which '--cdr-url' takes")
      }
      settings.call.detailRecordURL = value.text
    },
    Option(
      "header", short: "H", takes: ArgumentDescription("FIELD"), isRepeatable: true, topic: .call,
      for: [.call, .test, .explore], "a header field for each request, such as 'Name: value'"
    ) { settings, value in settings.call.requests.headers.append(value.text) },
    Option(
      flag: "cookies", topic: .call, for: [.call, .test],
      "send cookies back; Kazoo does so only if its HTTP client is set up for it"
    ) { $0.call.keepsCookies = true },
    Option(
      "map", takes: ArgumentDescription("URL=DIRECTORY"), isRepeatable: true, topic: .call,
      for: [.call, .test, .explore], "read the documents below URL from files in DIRECTORY",
      details: """
        No HTTP request is made for them. With `--map http://localhost/=site`, the document of \
        http://localhost/menu is the file `site/menu`, `site/menu.xml` or `site/menu/index.xml`. A \
        `file:` URL reads a file without this option.
        """
    ) { (settings, value) throws(UsageError) in
      let (url, directory) = try mapping(value)
      settings.call.requests.maps.append(DirectoryMap(url: url, directory: directory))
    },
    Option(
      "curl-option", takes: ArgumentDescription("WORD"), isRepeatable: true, topic: .call,
      for: [.call, .test, .explore],
      "pass WORD to curl, which makes the requests",
      details: """
        For TLS, proxies and passwords: `--curl-option=--insecure`, or for an option with a value \
        `--curl-option=--proxy --curl-option=URL`. curl also reads `~/.curlrc`. Options that \
        change the request or where its response goes, such as `--data` and `--output`, are \
        refused here, and ignored in that file.
        """
    ) { (settings, value) throws(UsageError) in
      if let reserved = CurlOption(name: value.text) {
        throw UsageError(
          "'--curl-option' does not take '\(reserved.name)': twimlc makes the request and reads "
            + "the response itself")
      }
      settings.call.requests.curlOptions.append(value.text)
    },
    Option(
      "timeout",
      takes: ArgumentDescription("SECONDS", defaultValue: "\(CurlTransport.defaultTimeout)"),
      topic: .call, for: [.call, .test, .explore],
      "how long to wait for a response; Pivot waits for 5 seconds"
    ) { (settings, value) throws(UsageError) in
      settings.call.requests.timeout = try count(value, "timeout", 1...3600)
    },
    Option(
      "documents",
      takes: ArgumentDescription("COUNT", defaultValue: "\(CallPlan.defaultDocumentLimit)"),
      topic: .call, for: [.call, .test, .explore], "end a call after COUNT documents"
    ) { (settings, value) throws(UsageError) in
      settings.call.documentLimit = try count(value, "documents", 1...100_000)
    },
    Option(
      "seconds",
      takes: ArgumentDescription("COUNT", defaultValue: "\(CallSettings.defaultSecondLimit)"),
      topic: .call, for: [.call, .test], "end a call that takes longer than COUNT seconds",
      details: "This is the time that the program runs, not the time on the simulated call."
    ) { (settings, value) throws(UsageError) in
      settings.call.secondLimit = try count(value, "seconds", 1...86_400)
    },
    Option(
      "save", takes: ArgumentDescription("FILE"), topic: .output, for: [.call, .trace],
      "write the call to FILE as a scenario for 'twimlc test'",
      details: "A scenario in FILE is overwritten, any other file only with `--force`.",
      in: [
        .trace: Wording(
          "write the calls of a debug log to FILE as scenarios for 'twimlc test'")
      ]
    ) { settings, value in settings.call.savedScenario = value },
    Option(
      flag: "verbose", short: "v", topic: .output, for: [.call],
      "print each request and response in full"
    ) { $0.call.isVerbose = true },
  ]

  private static func mapping(
    _ value: SystemString
  ) throws(UsageError) -> (url: String, directory: SystemString) {
    // Both a URL and a directory can contain '='; the last one separates them.
    guard let mark = value.bytes.lastIndex(of: UInt8(ascii: "=")) else {
      throw UsageError("'--map' takes URL=DIRECTORY, not '\(value.text)'")
    }
    var url = SystemString(value.bytes[..<mark]).text
    while url.last == "/" { url.removeLast() }
    let directory = SystemString(value.bytes[(mark + 1)...])
    guard WebURL(url) != nil, !directory.bytes.isEmpty else {
      throw UsageError("'--map' takes URL=DIRECTORY, not '\(value.text)'")
    }
    return (url, directory)
  }

  /// The method in any case, as Kazoo reads it.
  static func method(_ value: SystemString) throws(UsageError) -> CallSettings.RequestMethod {
    guard let method = CallSettings.RequestMethod(rawValue: value.text.lowercased()) else {
      let words = CallSettings.RequestMethod.allCases.map(\.rawValue)
      throw UsageError(
        "'--method' takes \(words.listed("or")), not '\(value.text)'",
        suggestion: Spelling.candidate(for: value.text, among: [words]))
    }
    return method
  }

  static func count(
    _ value: SystemString, _ option: String, _ range: ClosedRange<Int>
  ) throws(UsageError) -> Int {
    guard let count = Int(value.text), range.contains(count) else {
      throw UsageError(
        "'--\(option)' takes a number from \(range.lowerBound) to \(range.upperBound), not "
          + "'\(value.text)'")
    }
    return count
  }
}
