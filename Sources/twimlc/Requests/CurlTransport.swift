import Conversation
import Diagnostics
import Glibc
import TwiMLSemantics

/// Makes requests with curl(1), so that TLS, proxies and passwords work as users expect.
struct CurlTransport: Transport {
  var options = RequestOptions()

  /// The time that Pivot waits for a response, in seconds.
  ///
  /// Source: `pivot_call`, `request_timeout_ms`
  static let defaultTimeout = 5

  /// The number of redirects that Erlang's `httpc` follows.
  private static let redirectLimit = 5

  func deliver(_ request: OutgoingRequest) -> Delivery { deliver([request])[0] }

  /// One curl makes several requests, because starting curl takes longer than a request.
  func deliver(_ requests: [OutgoingRequest]) -> [Delivery] {
    var deliveries: [Delivery] = []
    while deliveries.count < requests.count {
      let count = requests.count - deliveries.count
      let batch = requests[deliveries.count...].prefix(count > 1 && canShareCurl ? Self.share : 1)
      deliveries += deliver(batch: Array(batch))
    }
    return deliveries
  }

  /// The number of requests that one curl makes.
  static let share = 8

  /// Whether one curl may make the requests of several calls. It may not if it keeps anything, such as
  /// cookies, from one request to the next.
  private var canShareCurl: Bool {
    options.cookieJar == nil && CurlConfiguration.ofUser.isHarmless
      && CurlOption.areHarmless(options.curlOptions) && Self.reportsEachRequest
  }

  /// Whether curl reports the result of each request: since 7.75.
  private static let reportsEachRequest: Bool = {
    var output = CurlOutput(limit: 1 << 16)
    let curl = Subprocess(program: "curl", arguments: ["--disable", "--version"])
    guard case .exited(0, _) = curl.run(into: &output, seconds: 2) else { return false }
    let words = String(decoding: output.rest.prefix(40), as: UTF8.self).split(separator: " ")
    let numbers = words.dropFirst().first?.split(separator: ".").compactMap { Int($0) } ?? []
    return numbers.count >= 2 && (numbers[0], numbers[1]) >= (7, 75)
  }()

  /// - Returns: the results of the first requests, at least one.
  private func deliver(batch: [OutgoingRequest]) -> [Delivery] {
    var output = CurlOutput(limit: options.sizeLimit)
    let curl = Subprocess(program: "curl", arguments: arguments(for: batch, output))
    // curl stops by itself after the timeout; this stops it if it hangs.
    let seconds = Double(options.timeout * batch.count) + 2
    let result = curl.run(
      input: CurlConfiguration.ofUser.text ?? [], into: &output, seconds: seconds,
      isCancelled: { isCancelled })
    var deliveries = zip(output.transfers, batch).map { transfer, request in
      delivery(of: transfer, to: request)
    }
    guard deliveries.count < batch.count else { return deliveries }
    let request = batch[deliveries.count]
    switch result {
    case .exited(let status, let errors):
      let transfer = CurlOutput.Transfer(
        response: output.rest, status: status, reason: Self.words(errors))
      deliveries.append(delivery(of: transfer, to: request))
    case .unstartable(ENOENT):
      deliveries.append(
        .failed(
          DeliveryFailure(
            .noClient, "there is no curl here, which makes the requests: install curl")))
    case .unstartable(let fault):
      deliveries.append(
        .failed(DeliveryFailure(.noClient, "curl does not start: \(systemMessage(fault))")))
    case .oversized: deliveries.append(.failed(tooLarge))
    case .timedOut: deliveries.append(.failed(late))
    case .killed(let signal) where !isCancelled && signal != SIGINT && signal != SIGTERM:
      deliveries.append(
        .failed(DeliveryFailure(.noClient, "curl was ended by signal \(signal)")))
    case .cancelled, .killed:
      let left = batch.count - deliveries.count
      deliveries += Array(repeating: .failed(.interrupted), count: left)
    }
    return deliveries
  }

  private var isCancelled: Bool {
    Interruption.isRequested || options.deadline.map { Clock.now >= $0 } ?? false
  }

  private func delivery(of transfer: CurlOutput.Transfer, to request: OutgoingRequest) -> Delivery {
    if transfer.response.count > options.sizeLimit { return .failed(tooLarge) }
    guard transfer.status == 0 else {
      return .failed(failure(transfer.status, transfer.reason, request))
    }
    return .response(transfer.response)
  }

  /// The arguments for curl, a group for each request.
  private func arguments(for batch: [OutgoingRequest], _ output: CurlOutput) -> [String] {
    var arguments: [String] = []
    let configuration = CurlConfiguration.ofUser
    if configuration.text != nil { arguments = ["--disable", "--config", "-"] }
    for (index, request) in batch.enumerated() {
      if index > 0 {
        arguments.append("--next")
        // By itself, curl reads this file only for the first request.
        if let path = configuration.path { arguments += ["--config", path.text] }
      }
      arguments += self.arguments(
        for: request, writingOut: batch.count > 1 ? output.writeOut : "")
    }
    return arguments
  }

  /// The options from `~/.curlrc` and the user come first, because curl uses the last value.
  private func arguments(for request: OutgoingRequest, writingOut text: String) -> [String] {
    var arguments = options.curlOptions
    arguments += [
      "--silent", "--show-error", "--no-verbose", "--include", "--no-fail", "--output",
      "-",
      "--write-out", text, "--globoff", "--http1.1", "--no-compressed", "--no-remote-name",
      "--suppress-connect-headers", "--path-as-is",
      "--location", "--max-redirs", "\(Self.redirectLimit)", "--retry", "0",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--max-time", "\(options.timeout)", "--max-filesize", "\(options.sizeLimit)",
      "--user-agent", "twimlc/\(Version.number)", "--header", "Expect:",
    ]
    if let jar = options.cookieJar {
      arguments += ["--cookie", jar.text, "--cookie-jar", jar.text]
    }
    for header in options.headers { arguments += ["--header", header] }
    // Not --data, because it reads a file if the text begins with '@'.
    if request.method == .post { arguments += ["--data-raw", request.body] }
    return arguments + ["--url", request.url]
  }

  private var tooLarge: DeliveryFailure {
    DeliveryFailure(.oversized, "the response is larger than \(options.sizeLimit) bytes")
  }

  private var late: DeliveryFailure {
    DeliveryFailure(.timeout, "there is no complete response after \(options.timeout) s")
  }

  /// curl(1), EXIT CODES.
  private func failure(
    _ status: CInt, _ reason: String, _ request: OutgoingRequest
  ) -> DeliveryFailure {
    let host = WebURL(request.url)?.authority ?? request.url
    switch status {
    case 28: return late
    case 63: return tooLarge
    case 5: return DeliveryFailure(.unreachable, "the proxy is not known")
    case 6: return DeliveryFailure(.unreachable, "there is no host '\(host)'")
    case 7: return DeliveryFailure(.unreachable, "nobody answers at '\(host)'")
    case 47:
      return DeliveryFailure(.circle, "there are more than \(Self.redirectLimit) redirects")
    case 3: return DeliveryFailure(.invalidURL, "'\(request.url)' cannot be requested")
    case 35, 51, 53, 54, 58, 59, 60, 77, 80, 82, 83, 90, 91:
      return DeliveryFailure(.insecure, "no secure connection to '\(host)': \(reason)")
    // curl supports the schemes used here, so the response is not HTTP.
    case 1: return DeliveryFailure(.broken, "the response is not HTTP")
    case 8, 18, 52, 56, 61, 92, 95, 96:
      return DeliveryFailure(.broken, "the response is broken: \(reason)")
    case 2, 27, 43, 48:
      return DeliveryFailure(.noClient, "curl rejects its arguments: \(reason)")
    default:
      return DeliveryFailure(.broken, "the request fails: \(reason)")
    }
  }

  /// The first line of curl's error output, without its prefix.
  private static func words(_ errors: String) -> String {
    let line = errors.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    guard line.hasPrefix("curl: ") else { return line }
    return String(line.dropFirst(6).drop { $0 != ")" }.dropFirst(2))
  }
}

extension DeliveryFailure {
  fileprivate static let interrupted = DeliveryFailure(.interrupted, "stopped by the user")
}

/// The settings for requests.
struct RequestOptions: Sendable {
  /// In seconds.
  var timeout = CurlTransport.defaultTimeout
  /// The largest response in bytes, including heads.
  var sizeLimit = FileReading.defaultLimit
  /// For example `Name: value`.
  var headers: [String] = []
  /// Additional arguments for curl.
  var curlOptions: [String] = []
  /// The file that keeps cookies between requests; nil if none are kept.
  var cookieJar: SystemString?
  /// The time, as in `Clock.now`, at which requests are stopped; nil for never.
  var deadline: Double?
  /// The directories that replace URLs.
  var maps: [DirectoryMap] = []
}
