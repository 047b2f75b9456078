extension Vocabulary {
  /// Words of other dialects (Plivo, Bandwidth, Telnyx, SignalWire) and of everyday speech, folded,
  /// with the elements of the same meaning.
  static let elementSynonyms: [String: [String]] = [
    "twiml": ["Response"], "voiceresponse": ["Response"], "bxml": ["Response"],
    "speak": ["Say"], "speaksentence": ["Say"], "talk": ["Say"], "tts": ["Say"],
    "text": ["Say"],
    "playaudio": ["Play"], "audio": ["Play"], "sound": ["Play"], "file": ["Play"],
    "dtmf": ["Play"], "senddtmf": ["Play"],
    "wait": ["Pause"], "sleep": ["Pause"], "delay": ["Pause"], "silence": ["Pause"],
    "getdigits": ["Gather"], "getinput": ["Gather"], "collect": ["Gather"], "input": ["Gather"],
    "digits": ["Gather"], "menu": ["Gather"], "aigather": ["Gather"],
    "recording": ["Record"], "recordaudio": ["Record"], "rec": ["Record"],
    "startrecording": ["Record"], "voicemail": ["Record"],
    "call": ["Dial"], "connectto": ["Dial"], "bridge": ["Dial"], "transfer": ["Dial"],
    "forward": ["Dial"],
    "disconnect": ["Hangup"], "end": ["Hangup"], "exit": ["Hangup"], "bye": ["Hangup"],
    "endcall": ["Hangup"], "terminate": ["Hangup"],
    "decline": ["Reject"], "refuse": ["Reject"], "busy": ["Reject"],
    "goto": ["Redirect"], "jump": ["Redirect"], "next": ["Redirect"], "url": ["Redirect"],
    "variable": ["Set", "Variable"], "setvariable": ["Set"], "setvariables": ["Set"],
    "var": ["Variable"], "param": ["Variable", "Parameter"], "parameter": ["Variable"],
    "phonenumber": ["Number"], "phone": ["Number"], "telephone": ["Number"], "did": ["Number"],
    "pstn": ["Number"], "num": ["Number"],
    "extension": ["User"], "agent": ["User"], "owner": ["User"],
    "endpoint": ["Device"],
    "sipuri": ["Sip"], "siptrunk": ["Sip"], "refersip": ["Sip"],
    "conf": ["Conference"], "room": ["Conference"], "meeting": ["Conference"],
    "multipartycall": ["Conference"],
  ]
}

extension ElementSpec {
  /// Attributes, folded, that other dialects and people write for the text of an element.
  static let contentSynonyms: [String: [String]] = [
    "Say": ["text", "message", "words", "content", "body", "value"],
    "Play": ["url", "uri", "src", "href", "file", "source", "audio", "media"],
    "Redirect": ["url", "uri", "href", "src", "to", "target", "location"],
    "Dial": ["number", "to", "phonenumber", "phone", "destination"],
    "Number": ["number", "to", "phonenumber", "phone", "value"],
    "User": ["id", "name", "user", "userid"], "Device": ["id", "name", "device", "deviceid"],
    "Sip": ["uri", "sipuri", "address", "to"],
    "Conference": ["name", "room", "id", "conference", "friendlyname"],
    "Queue": ["name", "id", "queue"],
  ]
}

extension AttributeSpec {
  /// Other words for attributes, folded, with the candidates.
  static let synonyms: [String: [String]] = [
    "gender": ["voice"], "speaker": ["voice"], "lang": ["language"], "locale": ["language"],
    "repeat": ["loop"], "repeats": ["loop"], "times": ["loop"], "loopcount": ["loop"],
    "count": ["loop"], "iterations": ["loop"],
    "provider": ["engine"], "ttsengine": ["engine"],
    "seconds": ["length"], "duration": ["length", "maxLength", "timeLimit"], "time": ["length"],
    "delay": ["length"], "timeout": ["length"],
    "url": ["action"], "href": ["action"], "target": ["action"], "callback": ["action"],
    "actionurl": ["action"], "callbackurl": ["action"], "redirecturl": ["action"],
    "httpmethod": ["method"], "verb": ["method"], "actionmethod": ["method"],
    "callbackmethod": ["method"],
    "maxdigits": ["numDigits"], "digits": ["numDigits"], "digitcount": ["numDigits"],
    "numberofdigits": ["numDigits"], "length": ["numDigits", "maxLength"],
    "digittimeout": ["timeout"], "executiontimeout": ["timeout"], "ringtimeout": ["timeout"],
    "interdigittimeout": ["timeout"], "silencetimeout": ["timeout"], "wait": ["timeout"],
    "terminator": ["terminators", "finishOnKey"], "terminators": ["finishOnKey"],
    "terminatingdigits": ["finishOnKey"], "endkey": ["finishOnKey"], "stopkey": ["finishOnKey"],
    "finishonkey": ["terminators", "hangupOn"], "digitendtimeout": ["timeout"],
    "beep": ["playBeep"], "maxduration": ["maxLength", "timeLimit"],
    "maxtime": ["maxLength", "timeLimit"], "limit": ["timeLimit", "maxLength"],
    "callerid": ["callerId", "callerIdNumber"], "from": ["callerId"], "cid": ["callerId"],
    "fallback": ["continueOnFail"], "cause": ["reason"], "code": ["reason"],
    "name": ["key"], "id": ["key"], "mute": ["muted"], "max": ["maxParticipants"],
    "maxmembers": ["maxParticipants"],
    "startonenter": ["startConferenceOnEnter"], "endonexit": ["endConferenceOnExit"],
    "moderator": ["startConferenceOnEnter"], "holdmusic": ["waitUrl"], "moh": ["waitUrl"],
    "waitsound": ["waitUrl"], "senddtmf": ["sendDigits"],
  ]
}
