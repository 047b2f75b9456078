#!/usr/bin/env python3
"""Applications that are hard to walk through, each at a path of its own: one that keeps its state by
call, one with times and ids in every response, one of ten levels, and two that never end.

Usage: explored.py PORT
"""
import http.server
import sys
import time
import urllib.parse
import uuid

sessions = {}


def menu(text, action):
    return ('<Response><Gather numDigits="1" action="%s"><Say>%s</Say></Gather>'
            '<Say>Goodbye.</Say></Response>' % (action, text))


def say(text, then=""):
    return "<Response><Say>%s</Say>%s</Response>" % (text, then)


def redirect(url):
    return "<Redirect>%s</Redirect>" % url


def session(base, call):
    """Three questions under one URL; what comes next is kept by the id of the call."""
    step = sessions.setdefault(call["CallSid"], 0)
    if call.get("Digits") == "1":
        step = sessions[call["CallSid"]] = step + 1
    if step == 3:
        return say("Thank you. Goodbye.")
    return menu("Question %d. Press 1 to go on." % (step + 1), base + "/session")


def stamped(base, call):
    """A time and an id in every response."""
    mark = "<!-- %s %s %d -->" % (
        time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), uuid.uuid4(), time.time_ns() // 1000000)
    action = "%s/stamped?token=%s" % (base, uuid.uuid4().hex)
    if call.get("Digits") == "1":
        return mark + say("Your ticket is %s. Goodbye." % uuid.uuid4())
    if call.get("Digits"):
        return mark + say("This key is not in use.", redirect(base + "/stamped"))
    return mark + menu("Press 1 for a ticket.", action.replace("&", "&amp;"))


def levels(base, call):
    """Ten menus below each other."""
    level = int(call.get("level") or 1)
    if call.get("Digits") == "1":
        level += 1
    elif call.get("Digits"):
        return say("This key is not in use. Goodbye.")
    if level > 10:
        return say("You are at the bottom. Goodbye.")
    return menu("Level %d. Press 1 to go down." % level, "%s/levels?level=%d" % (base, level))


def counting(base, call):
    """Another response each time, for ever."""
    number = int(call.get("n") or 0) + 1
    return say("You are number %d in the queue." % number,
               redirect("%s/counting?n=%d" % (base, number)))


def asking(base, call):
    """Another menu each time, for ever."""
    number = int(call.get("n") or 0) + 1
    url = "%s/asking?n=%d" % (base, number)
    return ('<Response><Gather numDigits="1" action="%s"><Say>Round %d. Press any key.</Say></Gather>'
            '%s</Response>' % (url, number, redirect(url)))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, form):
        url = urllib.parse.urlsplit(self.path)
        call = dict(urllib.parse.parse_qsl(url.query + "&" + form, keep_blank_values=True))
        page = {"/session": session, "/stamped": stamped, "/levels": levels,
                "/counting": counting, "/asking": asking}.get(url.path)
        document = page("http://" + self.headers["Host"], call) if page else "no such page\n"
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/xml" if page else "text/plain")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document.encode())

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
