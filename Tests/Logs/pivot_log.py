#!/usr/bin/env python3
"""Writes a debug log of Pivot: pivot_log.py KIND [VERSION [SHAPE]].

The fields are those of pivot_call:maybe_debug_req/6, maybe_debug_resp/5, debug_error/3,
debug_json_error/5 and debug_doc/3, and those that cb_pivot:debug_read/2 adds, on Kazoo 4.3 and 5.
SHAPE: 'crossbar' has the envelope of Crossbar around them, 'bare' has none, 'curl' has the head of
the HTTP response before the envelope.
"""
import json
import sys

kind = sys.argv[1]
version = sys.argv[2] if len(sys.argv) > 2 else "4.3"
shape = sys.argv[3] if len(sys.argv) > 3 else "crossbar"

START = 63_935_231_906
FACTS = (
    "CallerName=Jane&Direction=inbound&ApiVersion=2010-04-01&ToRealm=a.b&To=100&FromRealm=a.b"
    "&From=user_1&AccountSid=acct&CallSid=%s"
)
MENU = (
    '<?xml version="1.0"?>\n<Response>\n  <Gather action="menu.php" method="POST" numDigits="1">'
    "<Say>Press 1</Say></Gather>\n  <Say>Bye</Say>\n</Response>"
)
HELLO = "<Response><Say>Hello</Say></Response>"


def stored(call, iteration, second, document):
    """debug_doc/3, and what the API makes of the private fields."""
    document = dict(document, call_id=call, iteration=iteration)
    if version == "4.3":
        document["id"] = "%s-%d-%d" % (call, iteration, second)
    document.update(created=START + second, node="pivot@kazoo", debug_id="202601-" + call)
    return document


def get(call, iteration, second, path="start.php"):
    uri = "http://app.example.com/v/%s?%s" % (path, FACTS % call)
    return stored(
        call, iteration, second,
        {"uri": uri, "method": "get", "req_headers": {}, "req_body": ""})


def post(call, iteration, second, path, more=""):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return stored(
        call, iteration, second,
        {"uri": "http://app.example.com/v/" + path, "method": "post", "req_headers": headers,
         "req_body": FACTS % call + more})


def answer(call, iteration, second, body, status="200", content_type="text/xml"):
    return stored(
        call, iteration, second,
        {"resp_status_code": status,
         "resp_headers": {"content-type": content_type, "server": "nginx"}, "resp_body": body})


def menu(call="call-1", at=0):
    return [
        get(call, 1, at), answer(call, 1, at + 1, MENU),
        post(call, 2, at + 9, "menu.php", "&Digits=1"),
    ]


def entries():
    call = "call-1"
    if kind == "normal":
        return menu() + [answer(call, 2, 9, HELLO)]
    if kind == "timeout":
        return menu()
    if kind == "first-timeout":
        return menu()[:1]
    if kind == "status":
        return menu() + [answer(call, 2, 10, "<h1>Oops</h1>", "500", "text/html")]
    if kind == "not-twiml":
        return menu() + [answer(call, 2, 10, "<html><body>Hi</body></html>")]
    if kind == "hangup":
        return menu()[:2]
    if kind == "error":
        return menu() + [answer(call, 2, 10, '<Response><Say loop="-1">x</Say></Response>')]
    if kind == "several":
        return menu() + [answer(call, 2, 9, HELLO)] + menu("call-2", 60)
    if kind == "unordered":
        own = menu() + [answer(call, 2, 9, HELLO)]
        return [own[3], own[0], own[2], own[1]]
    if kind == "latin1":
        return menu() + [answer(call, 2, 9, "<Response><Say>caf@</Say></Response>")]
    if kind == "empty-body":
        return menu() + [answer(call, 2, 9, "")]
    if kind == "schema":
        body = '{"module":"tts","data":{}}'
        return menu() + [
            answer(call, 2, 9, body, "200", "application/json"),
            stored(call, 2, 9, {
                "schema_errors": {"data.text": {"required": {"message": "Field is required"}}},
                "resp_body": body}),
        ]
    if kind == "json":
        body = '{"module":"tts",}'
        return menu() + [
            answer(call, 2, 9, body, "200", "application/json"),
            stored(call, 2, 9, {
                "resp_body": body,
                "json_errors": {"before": '{"module":"tts",', "after": "}", "message": "bad"}}),
        ]
    if kind == "serverless":
        return [stored(call, 1, 0, {
            "resp_status_code": "PivotFlowDoc", "resp_headers": {},
            "resp_body": json.dumps(HELLO)})]
    if kind == "record":
        return menu() + [
            answer(call, 2, 9, HELLO),
            stored(call, 2, 20, {
                "uri": "http://app.example.com/v/cdr.php", "method": "post",
                "req_headers": {"content-type": "application/x-www-form-urlencoded"},
                "req_body": "Call-ID=call-1&Hangup-Cause=NORMAL_CLEARING"}),
            answer(call, 2, 20, "ok", "200", "text/plain"),
        ]
    if kind == "list":
        return [
            {"call_id": call, "created": START, "debug_id": "202601-call-1", "iteration": 1,
             "uri": "http://app.example.com/v/start.php", "has_schema_errors": False},
            {"call_id": "call-2", "created": START + 9, "debug_id": "202601-call-2",
             "iteration": 1, "has_schema_errors": False},
        ]
    if kind == "empty":
        return []
    if kind == "cut":
        return menu() + [answer(call, 2, 9, HELLO)]
    sys.exit("unknown kind '%s'" % kind)


log = entries()
# The API lists the newest entry first or last, depending on its version and the requested id.
if version == "5" and kind != "list":
    log.reverse()
if shape != "bare":
    log = {
        "data": log, "revision": "1-abc", "timestamp": "2026-01-02T03:04:05", "version": version,
        "node": "crossbar@kazoo", "request_id": "r1", "status": "success", "auth_token": "t",
    }
text = json.dumps(log).encode()
if kind == "latin1":
    text = text.replace(b"caf@", b"caf\xe9")
if kind == "cut":
    text = text[: len(text) * 4 // 5]
if shape == "curl":
    text = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nserver: Cowboy\r\n\r\n" + text
sys.stdout.buffer.write(text)
