#!/usr/bin/env python3
"""A telephone menu of a real size, for Kazoo's Pivot: two levels, a PIN, a mailbox, variables.

Usage: app.py PORT
The calls in calls.twimltest go through it; `twimlc call http://localhost:PORT/voice` asks you. /mistakes is a
second entry, for `twimlc explore`.
"""
import http.server
import sys
import urllib.parse
from xml.sax.saxutils import escape, quoteattr

PIN = "4711"
ROUNDS = 3


def response(*verbs):
    return "<Response>\n  " + "\n  ".join(verbs) + "\n</Response>\n"


def say(text):
    return "<Say>%s</Say>" % escape(text)


def gather(action, digits, *prompts):
    return "<Gather numDigits=\"%d\" action=%s>%s</Gather>" % (
        digits, quoteattr(action), "".join(say(prompt) for prompt in prompts))


def redirect(url):
    return "<Redirect>%s</Redirect>" % escape(url)


def dial(user, action):
    return "<Dial timeout=\"20\" action=%s><User>%s</User></Dial>" % (quoteattr(action), user)


def variable(name, value):
    return "<Set><Variable key=%s value=%s/></Set>" % (quoteattr(name), quoteattr(value))


class Menu:
    """The documents, each by the path that it is requested under."""

    def __init__(self, base, call):
        self.base, self.call = base, call

    def url(self, path, **query):
        return self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")

    def number(self, name):
        return int(self.call.get(name) or 1)

    def voice(self):
        number = self.number("round")
        again = (redirect(self.url("/voice", round=number + 1)) if number < ROUNDS
                 else say("We did not hear you. Goodbye."))
        return response(
            gather(self.url("/choice"), 1, "Welcome to Blue Bike.",
                   "Press 1 for sales, 2 for service, 3 for our opening hours, 9 to leave a message, "
                   "or 0 to hear this again."),
            again)

    def choice(self):
        key = self.call.get("Digits")
        if key == "1":
            return response(variable("department", "sales"), say("We connect you with sales."),
                            dial("sales", self.url("/dialed")))
        if key == "2":
            return response(redirect(self.url("/service")))
        if key == "3":
            return response(say("We are open from nine to five, Monday to Friday."),
                            redirect(self.url("/voice")))
        if key == "9":
            return response(redirect(self.url("/mailbox")))
        if key == "0":
            return response(redirect(self.url("/voice")))
        return response(say("Nobody is behind this key."), redirect(self.url("/voice")))

    def service(self):
        return response(
            gather(self.url("/service-choice"), 1,
                   "Press 1 for your bill, 2 for a repair, or star for the main menu."),
            say("We did not hear you. Goodbye."))

    def service_choice(self):
        key = self.call.get("Digits")
        if key == "1":
            return response(redirect(self.url("/pin")))
        if key == "2":
            return response(variable("department", "repair"), say("We connect you with the workshop."),
                            dial("workshop", self.url("/dialed")))
        if key == "*":
            return response(redirect(self.url("/voice")))
        return response(say("Nobody is behind this key."), redirect(self.url("/service")))

    def pin(self):
        number = self.number("try")
        return response(
            gather(self.url("/pin-check", **{"try": number}), 4, "Enter your four digits."),
            say("We did not hear you. Goodbye."))

    def pin_check(self):
        number = self.number("try")
        if self.call.get("Digits") == PIN:
            return response(say("Your bill is twelve dollars."), "<Hangup/>")
        if number < ROUNDS:
            return response(say("This is not your number."),
                            redirect(self.url("/pin", **{"try": number + 1})))
        return response(say("This is not your number either. Goodbye."), "<Hangup/>")

    def mailbox(self):
        return response(
            variable("department", "mailbox"), say("Leave a message after the tone."),
            "<Record maxLength=\"60\" action=%s/>" % quoteattr(self.url("/saved")),
            say("We heard nothing. Goodbye."))

    def saved(self):
        return response(
            say("Your message of %s seconds is saved for the %s." % (
                self.call.get("RecordingDuration"), self.call.get("department"))),
            "<Hangup/>")

    def dialed(self):
        # Kazoo has hung up the caller by now: this is for the log of the application alone.
        print("%s: %s" % (self.call.get("department"), self.call.get("DialCallStatus")),
              file=sys.stderr)
        return response("<Hangup/>")


class Mistakes(Menu):
    """A second entry, with one mistake of each kind: what `twimlc explore` is to find."""

    def mistakes(self):
        return response(
            gather(self.url("/mistakes/key"), 1,
                   "Press 1 for a voice, 2 for a fault, 3 for a page, 4 for nothing, 5 for anybody, "
                   "6 for music, 7 for the end, or 8 for a friend."),
            say("Goodbye."))

    def key(self):
        return {
            "1": "<Response>\n  <Say voice=\"alice\">A voice.</Say>\n</Response>\n",
            "2": response(redirect(self.url("/mistakes/fault"))),
            "3": response(redirect(self.url("/mistakes/page"))),
            "4": response(redirect(self.url("/mistakes/nothing"))),
            "6": response(say("Please wait."), redirect(self.url("/mistakes/music"))),
            "7": response("<Hangup/>"),
            "8": response(dial("friend", self.url("/mistakes/dialed"))),
            "9": response(say("The secret menu.")),
        }.get(self.call.get("Digits"), response(say("Wrong key. Goodbye.")))

    def fault(self):
        raise RuntimeError("a fault in the application")

    def page(self):
        return "<html><body>Not TwiML</body></html>\n"

    def music(self):
        return response(say("Still waiting."), redirect(self.url("/mistakes/music")))

    def dialed(self):
        return response(say("Your friend is not there."))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, form):
        url = urllib.parse.urlsplit(self.path)
        call = dict(urllib.parse.parse_qsl(url.query + "&" + form, keep_blank_values=True))
        kind = Mistakes if url.path.startswith("/mistakes") else Menu
        menu = kind("http://" + self.headers["Host"], call)
        page = getattr(menu, url.path.strip("/").split("/")[-1].replace("-", "_"), None)
        try:
            status, document = (200, page()) if page else (404, "no such page\n")
        except RuntimeError as error:
            status, document = 500, "%s\n" % error
        document = document.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/xml" if status == 200 else "text/plain")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
