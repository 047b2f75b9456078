import Foundation

/// A web application on this machine, with Python's own server, as long as this value lives.
final class CallServer {
  let port: Int
  private let process = Process()

  /// The URL of a path.
  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// - Parameter certificate: a file with a key and a certificate, for TLS.
  init(certificate: String? = nil) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", CallServer.program] + (certificate.map { [$0] } ?? [])
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.filter(\.isNumber)) ?? 0
  }

  deinit {
    // Threads of a test block SIGTERM, and their children inherit that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static let program = #"""
    import gzip, http.server, ssl, sys, time, urllib.parse

    def say(text): return "<Response><Say>%s</Say></Response>" % text

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        visits = {}

        def log_message(self, *arguments): pass

        def send(self, body, status=200, kind="text/xml", fields=()):
            body = body if isinstance(body, bytes) else body.encode()
            self.send_response(status)
            if kind: self.send_header("Content-Type", kind)
            for name, value in fields: self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self): self.answer("")

        def do_POST(self):
            self.answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

        def answer(self, form):
            url = urllib.parse.urlsplit(self.path)
            values = dict(urllib.parse.parse_qsl(url.query + "&" + form))
            host = "http://" + self.headers["Host"]
            name = url.path.strip("/").replace("-", "_")
            if name.startswith("status_"):
                status = int(name[7:])
                self.send("<h1>no such page</h1>", status, "text/html")
            else:
                getattr(self, "at_" + name, self.missing)(values, host)

        def missing(self, values, host): self.send("missing", 404, "text/plain")

        def at_voice(self, values, host):
            self.send('''<Response>
      <Gather numDigits="1" action="%(h)s/choice"><Say>Press 1 for sales,
        2 for the mailbox</Say></Gather>
      <Redirect>%(h)s/voice</Redirect>
    </Response>''' % {"h": host})

        def at_choice(self, values, host):
            key = values.get("Digits")
            if key == "1":
                self.send('<Response><Say>Connecting you</Say><Dial action="%s/after">'
                          '<User>sales</User></Dial></Response>' % host)
            elif key == "2":
                self.send('<Response><Say>Leave a message</Say><Record action="%s/saved"/>'
                          '<Say>Nothing was said</Say></Response>' % host)
            else:
                self.send('<Response><Say>Wrong key</Say><Redirect>%s/voice</Redirect></Response>' % host)

        def at_faults(self, values, host):
            self.send('<Response><Gather numDigits="1" action="%s/fault"><Say>Press a key</Say></Gather>'
                      '<Say>Goodbye</Say></Response>' % host)
        def at_fault(self, values, host):
            name = {"1": "slow", "2": "close", "3": "cut", "4": "garbage", "5": "gigabyte", "6": "endless",
                    "7": "circle", "8": "found", "9": "gzip", "0": "cookie", "*": "chunked"}.get(
                        values.get("Digits"), "hangup")
            self.send('<Response><Redirect>%s/%s</Redirect></Response>' % (host, name))
        def at_pausing(self, values, host):
            time.sleep(0.15)
            number = int(values.get("n", "0")) + 1
            self.send('<Response><Gather numDigits="1" action="%s/pausing?n=%d"><Say>%s of %d.</Say></Gather>'
                      '</Response>' % (host, number, values.get("Digits", "none"), number))
        def at_after(self, values, host): self.send(say("It was " + values["DialCallStatus"]))
        def at_saved(self, values, host):
            self.send(say("%s s, %s" % (values["RecordingDuration"], values["Digits"])))
        def at_echo(self, values, host):
            self.send(say("%s %s" % (self.command, " ".join(
                "%s=%s" % pair for pair in sorted(values.items()) if pair[0] in
                ("a", "b", "From", "CallSid", "Digits", "CallerNumber")))))
        def at_header(self, values, host): self.send(say(self.headers.get("X-Test", "none")))
        def at_verbs(self, values, host):
            self.send('''<Response><Pause length="2"/><Play>http://h/a.mp3</Play><Set><Variable key="a" value="b c"/></Set>
    <Redirect method="GET">%s/echo</Redirect></Response>''' % host)
        def at_reject(self, values, host): self.send('<Response><Reject reason="busy"/></Response>')
        def at_conference(self, values, host):
            self.send("<Response><Dial><Conference>room 1</Conference></Dial></Response>")
        def at_hangup(self, values, host): self.send("<Response><Hangup/></Response>")
        def at_voices(self, values, host): self.send('<Response>\n<Say voice="alice">hi</Say></Response>')
        def at_alice(self, values, host):
            self.send('<Response><Redirect>%s/voices</Redirect></Response>' % host)
        def at_late(self, values, host):
            self.send('<Response><Redirect>%s/%s</Redirect></Response>' % (host, values["to"]))
        def at_found(self, values, host): self.send("", 302, None, [("Location", "/echo?a=found")])
        def at_again(self, values, host): self.send("", 307, None, [("Location", "/echo?a=again")])
        def at_away(self, values, host):
            self.send("", 302, None, [("Location", "http://other.example.com/voice")])
        def at_leaving(self, values, host):
            self.send('<Response><Redirect>http://other.example.com/voice</Redirect></Response>')
        def at_circle(self, values, host): self.send("", 302, None, [("Location", "/circle")])
        def at_cookie(self, values, host):
            seen = self.headers.get("Cookie", "no cookie")
            self.send('<Response><Say>%s</Say><Redirect>%s/cookies</Redirect></Response>' % (seen, host),
                      fields=[("Set-Cookie", "id=7; Path=/")])
        def at_cookies(self, values, host): self.send(say(self.headers.get("Cookie", "no cookie")))
        def at_gzip(self, values, host):
            self.send(gzip.compress(say("hi").encode()), fields=[("Content-Encoding", "gzip")])
        def at_chunked(self, values, host):
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for part in ("<Response><Say>in ", "pieces</Say></Response>"):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part.encode()))
            self.wfile.write(b"0\r\n\r\n")
        def at_empty(self, values, host): self.send("")
        def at_broken(self, values, host): self.send("<Response><Say>")
        def at_void(self, values, host): self.send("<Response/>")
        def at_callflow(self, values, host):
            self.send('{"module": "tts", "data": {"text": "hi", "voice": "male"}, "children": {}}',
                      kind="application/json")
        def at_slow(self, values, host): time.sleep(5); self.send(say("late"))
        def at_close(self, values, host): self.close_connection = True
        def at_cut(self, values, host):
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<Response>")
            self.close_connection = True
        def at_endless(self, values, host):
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.end_headers()
            self.close_connection = True
            try:
                while True: self.wfile.write(b"<Response>" + b" " * 100000)
            except OSError: pass
        def at_gigabyte(self, values, host):
            self.send_response(200)
            self.send_header("Content-Length", str(1 << 30))
            self.end_headers()
            self.close_connection = True
        def at_bomb(self, values, host):
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for number in range(1 << 20): self.wfile.write(b"X-%d: %s\r\n" % (number, b"x" * 9000))
            except OSError: pass
            self.close_connection = True
        def at_garbage(self, values, host):
            self.wfile.write(b"\x16\x03\x01 this is not HTTP\r\n\r\n")
            self.close_connection = True
        def at_control(self, values, host):
            self.send("<Response><Say>a&#9;b\u009b31m\u202e</Say><Redirect>%s/shout</Redirect></Response>" % host)
        hostile = "a\u009b31m\u202eb\u2066\u2028\x7f\u0085\u200f\u061c\tc"
        def at_hostile(self, values, host):
            text = "".join("&#%d;" % ord(c) for c in self.hostile + "\nforged: 1\r\nforged")
            self.send(("<Response><Gather action='%(h)s/hostile-head'><Say>%(t)s</Say></Gather>"
                       "<Say voice='%(t)s'>%(r)s\nforged: 1</Say><Play>http://h/%(t)s</Play>"
                       "<Record action='%(h)s/hostile-text?%(t)s'/></Response>")
                      % {"t": text, "r": self.hostile, "h": host})
        def at_hostile_head(self, values, host):
            text = self.hostile + "\x1b[31m"
            self.wfile.write(("HTTP/1.1 302 %s\r\nLocation: /%s\r\nX-%s: %s\r\nContent-Type: %s\r\n"
                              "Content-Length: 0\r\n\r\n" % ((text,) * 5)).encode())
        def at_hostile_text(self, values, host):
            text = self.hostile + "\x1b[31m\nforged: 1"
            self.send("<html><title>%s</title><h1>%s</h1></html>" % (text, text), 502, "text/html")
        def at_hostile_flow(self, values, host):
            self.send('{"module": "%(t)s", "data": {"%(t)s": 1}}' % {"t": self.hostile},
                      kind="application/json")
        def at_shout(self, values, host):
            self.send(b"\x1b]0;owned\x07\x1b[2J", 500, "text/plain")
        def at_count(self, values, host):
            number = int(values.get("n", "0")) + 1
            self.send('<Response><Redirect>%s/count?n=%d</Redirect></Response>' % (host, number))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if len(sys.argv) > 1:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """#
}
