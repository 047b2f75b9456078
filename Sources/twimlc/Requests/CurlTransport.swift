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

  func deliver(_ request: OutgoingRequest) -> Delivery {
    let curl = Subprocess(program: "curl", arguments: arguments(for: request))
    // curl stops by itself after the timeout; this stops it if it hangs.
    let seconds = Double(options.timeout) + 2
    switch curl.run(
      input: CurlConfiguration.ofUser.text ?? [], outputLimit: options.sizeLimit, seconds: seconds,
      isCancelled: { Interruption.isRequested })
    {
    case .exited(0, let output, _): return .response(output)
    case .exited(let status, _, let errors): return .failed(failure(status, errors, request))
    case .unstartable(ENOENT):
      return .failed(
        DeliveryFailure(.noClient, "there is no curl here, which makes the requests: install curl"))
    case .unstartable(let fault):
      return .failed(DeliveryFailure(.noClient, "curl does not start: \(systemMessage(fault))"))
    case .oversized: return .failed(tooLarge)
    case .timedOut: return .failed(late)
    case .interrupted: return .failed(DeliveryFailure(.interrupted, "stopped by the user"))
    }
  }

  /// The options from `~/.curlrc` and the user come first, because curl uses the last value.
  private func arguments(for request: OutgoingRequest) -> [String] {
    var arguments = CurlConfiguration.ofUser.text == nil ? [] : ["--disable", "--config", "-"]
    arguments += options.curlOptions
    arguments += [
      "--silent", "--show-error", "--no-verbose", "--include", "--no-fail", "--output",
      "-",
      "--write-out", "", "--globoff", "--http1.1", "--no-compressed", "--no-remote-name",
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
    DeliveryFailure(.timeout, "there is no whole response after \(options.timeout) s")
  }

  /// curl(1), EXIT CODES.
  private func failure(
    _ status: CInt, _ errors: String, _ request: OutgoingRequest
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
      return DeliveryFailure(.insecure, "no secure connection to '\(host)': \(Self.words(errors))")
    // curl supports the schemes used here, so the response is not HTTP.
    case 1: return DeliveryFailure(.broken, "the response is not HTTP")
    case 8, 18, 52, 56, 61, 92, 95, 96:
      return DeliveryFailure(.broken, "the response is broken: \(Self.words(errors))")
    case 2, 27, 43, 48:
      return DeliveryFailure(.noClient, "curl cannot be called so: \(Self.words(errors))")
    default:
      return DeliveryFailure(.broken, "the request fails: \(Self.words(errors))")
    }
  }

  /// The first line of curl's error output, without its prefix.
  private static func words(_ errors: String) -> String {
    let line = errors.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    guard line.hasPrefix("curl: ") else { return line }
    return String(line.dropFirst(6).drop { $0 != ")" }.dropFirst(2))
  }
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
  /// The directories that replace URLs.
  var maps: [DirectoryMap] = []
}
