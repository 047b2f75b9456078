"""A voice application with Flask and the helper library of Twilio, for scripts/call-applications."""
import sys

from flask import Flask, request, url_for
from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

app = Flask(__name__)


def answer(response):
    return str(response), {"Content-Type": "text/xml"}


@app.route("/voice", methods=["GET", "POST"])
def voice():
    response = VoiceResponse()
    gather = Gather(num_digits=1, action=url_for("choice", _external=True))
    gather.say("Press 1 for sales, 2 to leave a message.")
    response.append(gather)
    response.say("Goodbye.")
    return answer(response)


@app.route("/choice", methods=["POST"])
def choice():
    response = VoiceResponse()
    if request.form["Digits"] == "1":
        dial = Dial(timeout=20)
        dial.append(user("sales"))
        response.say("Connecting you.")
        response.append(dial)
    else:
        response.say("Speak after the tone.")
        response.record(max_length=30, action=url_for("saved", _external=True))
    return answer(response)


def user(name):
    from twilio.twiml import TwiML

    class User(TwiML):
        def __init__(self):
            super().__init__()
            self.name = "User"
            self.value = name
    return User()


@app.route("/saved", methods=["POST"])
def saved():
    response = VoiceResponse()
    response.say("Thank you, " + request.form["RecordingDuration"] + " seconds.")
    response.hangup()
    return answer(response)


app.run("127.0.0.1", int(sys.argv[1]))
