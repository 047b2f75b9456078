import Foundation
import Testing

/// `twimlc explore` and `twimlc test` on the sample application.
@Suite(.enabled(if: Tool.hasCurlAndPython, "needs curl and python3 in /usr/bin"))
struct ExploreCommandTests {
  private static let sample = Tool.project.appending(path: "Samples/phone-menu").path

  private static let hard = Tool.project.appending(path: "Tests/Applications/explored.py").path

  /// Runs a shell command while an application is served at `$base`.
  private func run(
    _ line: String, on application: String = sample + "/app.py"
  ) throws -> Tool.Result {
    try Tool().shell(
      """
      port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
      python3 '\(application)' $port 2>/dev/null & server=$!
      base=http://127.0.0.1:$port n=0
      until curl -s -o /dev/null $base/voice || [ $n -ge 400 ]; do sleep 0.05; n=$((n+1)); done
      \(line)
      status=$?
      kill -9 $server
      exit $status
      """)
  }

  @Test func `the sample's scenarios pass against its application`() throws {
    let result = try run("twimlc test --base-url $base '\(Self.sample)'")
    #expect(result.output.hasSuffix(" passed, 0 failed\n"), "\(result.output)\(result.error)")
    #expect(result.status == 0)
  }

  @Test func `explore finds each planted mistake and nothing else`() throws {
    let result = try run("twimlc explore $base/mistakes --format json --compact --seed 1")
    #expect(result.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let states = try #require((object as? [String: Any])?["states"] as? [[String: Any]])
    let found = states.flatMap { state in
      (state["findings"] as? [[String: Any]] ?? []).map { finding in
        let path = (state["url"] as? String ?? "").drop { $0 != "/" }.dropFirst(2).drop {
          $0 != "/"
        }
        return "\(path) \(finding["rule"] ?? "") \(finding["severity"] ?? "")"
      }
    }
    let expected = [
      "/mistakes dead-key warning", "/mistakes hidden-key note",
      "/mistakes silent-hangup warning",
      "/mistakes/fault failing-status error", "/mistakes/key unheard-action note",
      "/mistakes/key unknown-voice error", "/mistakes/dialed unheard-speech warning",
      "/mistakes/music endless-loop warning", "/mistakes/music redirect-to-self warning",
      "/mistakes/nothing failing-status error", "/mistakes/page html-document error",
    ]
    #expect(found.sorted() == expected.sorted(), "\(found.sorted().joined(separator: "\n"))")
  }

  @Test func `explore finds no error in the sample application`() throws {
    let result = try run("twimlc explore $base/voice --digits 4711 --rule after-dial=off")
    #expect(!result.output.contains("error:"), "\(result.output)")
    #expect(!result.output.contains("dead-key"), "\(result.output)")
    #expect(!result.output.contains("not followed"), "\(result.output)")
    #expect(result.status == 0)
  }

  @Test func `the report does not depend on the number of jobs`() throws {
    let result = try run(
      """
      for jobs in 1 4; do
        for format in text mermaid dot html json sarif junit; do
          twimlc explore $base/mistakes --format $format --jobs $jobs --seed 1 >$format-$jobs
        done
      done
      for format in text mermaid dot html json sarif junit; do cmp $format-1 $format-4; done
      head -1 mermaid-1 dot-1 html-1
      """)
    #expect(result.output.contains("flowchart TD"), "\(result.output)\(result.error)")
    #expect(result.output.contains("digraph application {"))
    #expect(result.output.contains("<!DOCTYPE html>"))
    #expect(!result.output.contains("differ"))
  }

  @Test func `paths saved by explore pass as scenarios`() throws {
    let result = try run(
      "twimlc explore $base/mistakes --quiet --save-dir paths; twimlc test paths")
    #expect(result.output.hasSuffix(" passed, 0 failed\n"), "\(result.output)\(result.error)")
  }

  /// Each within the default limits.
  @Test(arguments: [
    ("/session", 4, [], ""), ("/stamped", 3, [], ""),
    ("/levels", 12, [], ""), ("/counting", 50, ["endless-loop"], ""),
    ("/asking", 13, ["endless-loop"], "the depth of 12 decisions"),
  ])
  func `sessions, timestamps and loops are explored within the default limits`(
    path: String, states: Int, rules: [String], limit: String
  ) throws {
    let result = try run(
      "twimlc explore $base\(path) --format json --compact", on: Self.hard)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let report = try #require(object as? [String: Any])
    let found = try #require(report["states"] as? [[String: Any]])
    #expect(found.count == states, "\(found.map { $0["heard"] ?? "" })")
    let own: Set = ["endless-loop", "dead-key", "hidden-key", "unstable-response", "silent-hangup"]
    let findings = found.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    #expect(findings.compactMap { $0["rule"] as? String }.filter(own.contains) == rules)
    #expect((report["limit"] as? String ?? "") == limit)
  }

  /// Neither a redirect nor a document leads to another host.
  @Test(arguments: ["/away", "/leaving"])
  func `explore sends no request to another host`(path: String) throws {
    let server = try CallServer()
    let result = try Tool().shell("twimlc explore \(server.url(path)) </dev/null")
    #expect(
      result.output.contains(
        "'other.example.com' is another host: '--allow-host other.example.com' allows"),
      "\(result.output)\(result.error)")
    #expect(!result.output.contains("no host"))
    #expect(result.status == 1)
  }

  /// Each request of a group that one curl makes comes to the end that it would come to alone.
  @Test(arguments: ["1", "2", "20"]) func requestsDoNotDisturbEachOther(jobs: String) throws {
    let server = try CallServer()
    let result = try Tool().shell(
      """
      twimlc explore '\(server.url("/faults"))' --jobs \(jobs) --timeout 1 --max-size 100k \
        --format json --compact
      """)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let states = try #require((object as? [String: Any])?["states"] as? [[String: Any]])
    let ends = states.map { state -> String in
      let path = (state["url"] as? String ?? "").split(separator: "/").last ?? ""
      let heard = (state["heard"] as? [String] ?? []).joined(separator: " ")
      return "\(path): \(state["failure"] as? String ?? heard)"
    }
    for end in [
      "slow: there is no complete response after 1 s", "close: the response is broken: ",
      "cut: the response is broken: ", "garbage: the response is not HTTP",
      "gigabyte: the response is larger than 102400 bytes",
      "endless: the response is larger than 102400 bytes",
      "circle: there are more than 5 redirects", "found: GET a=found", "gzip: ",
      "chunked: in pieces", "cookie: no cookie", "cookies: no cookie",
    ] {
      #expect(ends.contains { $0.hasPrefix(end) }, "\(end) in \(ends)")
    }
  }

  @Test("A limit cuts at the same place whatever the jobs", arguments: [1, 7, 20, 33])
  func requestsAreCounted(limit: Int) throws {
    let result = try run(
      """
      for jobs in 1 2 9; do
        twimlc explore $base/voice --requests \(limit) --jobs $jobs --seed 1 >text-$jobs
      done
      cmp text-1 text-2; cmp text-1 text-9; tail -n 2 text-1
      """)
    #expect(result.output.contains(", \(limit) request"), "\(result.output)")
    #expect(result.output.contains("the limit of \(limit) request"))
    #expect(!result.output.contains("differ"))
  }

  /// The server takes 0.15 s for each response, and would be asked for many minutes.
  @Test(arguments: [
    ("--seconds 1", false, "the limit of 1 second", 0),
    ("", true, "stopped by the user", 2),
  ])
  func whatWasFoundIsReportedWhenTheTimeIsUp(
    options: String, isStopped: Bool, limit: String, status: Int32
  ) throws {
    let server = try CallServer()
    let result = try Tool().shell(
      """
      python3 - '\(Tool.path)' explore '\(server.url("/pausing"))' --jobs 2 --save-dir paths \
        --fail-on never \(options) <<'END'
      import signal, subprocess, sys, time
      # A test blocks signals, and its children with it.
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      process = subprocess.Popen(sys.argv[1:], stdout=open("report", "w"))
      time.sleep(1.5)
      if \(isStopped ? "True" : "False"): process.send_signal(signal.SIGINT)
      sys.exit(process.wait())
      END
      status=$?
      cat report; exit $status
      """)
    #expect(
      result.output.contains("were not followed: \(limit)"), "\(result.output)\(result.error)")
    #expect(!result.output.contains("failed-request"))
    #expect(result.status == status)
  }

  @Test(arguments: [
    ("http://example.com/", "'--yes' explores it"), ("http://11.0.0.1/", "'--yes' explores it"),
    ("ftp://h/", "is not an http, https or file URL"),
    ("http://127.0.0.1:1/ --format x", "'--format' takes text"),
  ])
  func `explore refuses public hosts without '--yes' and invalid options`(
    arguments: String, text: String
  ) throws {
    let result = try Tool().shell("twimlc explore \(arguments)")
    #expect(result.error.contains(text), "\(result.error)")
    #expect(result.status == 2)
  }
}
