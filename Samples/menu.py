#!/usr/bin/env python3
"""A Pivot application of two documents: a menu, and what follows from the key pressed.

Usage: menu.py PORT
"""
import http.server
import sys
import urllib.parse

MENU = """<Response>
  <Gather numDigits="1" action="{url}">
    <Say>Press 1 for sales.</Say>
  </Gather>
  <Say>Goodbye.</Say>
</Response>
"""
SALES = """<Response>
  <Say>Connecting you to sales.</Say>
  <Dial timeout="15"><User>sales</User></Dial>
</Response>
"""


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(urllib.parse.urlsplit(self.path).query)

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, parameters):
        digits = dict(urllib.parse.parse_qsl(parameters)).get("Digits")
        url = "http://" + self.headers["Host"] + self.path.partition("?")[0]
        document = (SALES if digits == "1" else MENU.format(url=url)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)

    def log_message(self, *arguments):
        pass


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
