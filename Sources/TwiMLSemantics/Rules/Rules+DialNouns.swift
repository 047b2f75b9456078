package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A noun that Kazoo skips.
  package static let skippedNoun = Rule(
    id: "skipped-noun", severity: .warning, scope: .parent,
    summary: "noun that Kazoo skips beside others in Dial",
    finds: """
      A noun other than User, Device, Number and Sip stands beside nouns that Kazoo can ring.
      """,
    caller: "Kazoo skips this noun and rings the others.",
    remedy: """
      Write a User or Device with the id that it has in Kazoo, not with the name of a Twilio \
      client. Or remove the noun.
      """,
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .either(
      safe: "corrects upper and lower case, as in <User> for <user>",
      unsafe: "writes the most similar noun for an unknown one",
      none: "a noun of Twilio that Kazoo does not have, such as Client"),
    wrong: "<Response><Dial><User>bob</User><Client>anna</Client></Dial></Response>",
    right:
      "<Response><Dial><User>bob</User><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>"
  )

  /// The id of a user or device that no account has.
  package static let unlikelyID = Rule(
    id: "unlikely-id", severity: .warning,
    summary: "text that is not the id of a user or device",
    finds: """
      The text of a User or Device has spaces or other characters that no id of Kazoo has. An id \
      usually has 32 hexadecimal digits. Kazoo does not look for names.
      """,
    caller: """
      Kazoo does not find the user or device and skips it. The other nouns in the Dial ring. If \
      there are none, the call ends.
      """,
    remedy: "Write the id of the user or device, as Kazoo's API shows it.",
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kz_endpoint:build/2"),
    ],
    wrong: "<Response><Dial><User>Anna Smith</User></Dial></Response>",
    right: "<Response><Dial><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>")

  /// A `Dial` that can ring nobody.
  package static let nobodyToRing = Rule(
    id: "nobody-to-ring", severity: .error,
    summary: "Dial in which no phone can ring",
    finds: """
      Kazoo skips every noun in the Dial. It rings Number, User, Device and Sip. A Conference \
      counts only if nothing follows it in the Dial, not even a line break, or if white space also \
      stands before it, as in an indented Dial.
      """,
    caller: """
      The call ends at the Dial. Kazoo does not request 'action' and does not run the next verb.
      """,
    remedy: """
      Write a User or Device with the id that it has in Kazoo, or a Number. Of Twilio's nouns, \
      Kazoo has only Number, Sip and Conference.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:exec/3"), .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"),
    ],
    fix: .either(
      safe:
        "corrects upper and lower case in the name of a noun, or removes white space after a Conference",
      unsafe:
        "writes the most similar noun for an unknown one, or removes what else follows a Conference",
      none: "a noun that Kazoo does not have"),
    wrong: "<Response><Dial><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>")

  /// A noun that only some builds of Kazoo can ring.
  package static let buildDependentNoun = Rule(
    id: "build-dependent-noun", severity: .warning, scope: .parent,
    summary: "noun that fails from Kazoo 4.3.96 on",
    finds: """
      A Dial has a Sip, two or more Numbers, or a Number with anything else: another noun, or \
      text, a comment or more than one space after it. (White space is allowed if it also stands \
      before the Number, as in an indented Dial.) The code of Kazoo that rings these fails from \
      version 4.3.96 on.
      """,
    caller: "From version 4.3.96 on, Kazoo hangs up at the Dial. Earlier versions ring the nouns.",
    remedy: """
      Write only one Number into a Dial, or write users and devices. Instead of a SIP address, \
      dial a device of the account that Kazoo reaches at this address.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kzd_devices:fix_presence_id/2"),
    ],
    fix: .either(
      safe: "removes white space after the Number",
      unsafe: "removes text and comments after the Number", none: "a Sip, or several nouns"),
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><Device>anna</Device></Dial></Response>")

  /// Nouns beside a number in text.
  package static let nounBesideNumber = Rule(
    id: "noun-beside-number", severity: .warning, scope: .parent,
    summary: "noun beside the text of Dial",
    finds: "A Dial has a noun, and also text with a digit.",
    caller: "Kazoo dials only the number in the text. It does not ring the noun.",
    remedy: "Remove the noun, or remove the text.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>+14155550100<User>anna</User></Dial></Response>",
    right: "<Response><Dial>+14155550100</Dial></Response>")

  /// A `Conference` without a name.
  package static let unnamedConference = Rule(
    id: "unnamed-conference", severity: .warning, scope: .element,
    summary: "Conference without a name",
    finds: """
      A Conference has no text. Kazoo makes the id of the room from this text, so all conferences \
      without a name are the same room.
      """,
    caller: "Callers who have nothing to do with each other meet in one room.",
    remedy: "Write a name between the tags, and a different one for each group of callers.",
    citations: [.kazoo("kzt_twiml_dial:conference_id/1")],
    wrong: "<Response><Dial><Conference/></Dial></Response>",
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// TwiML as hold music.
  package static let documentAsMusic = Rule(
    id: "document-as-music", severity: .warning,
    summary: "hold music that is a document instead of a sound",
    finds: """
      The waitUrl is at twimlets.com, or it ends in .xml or .twiml. At Twilio it can be TwiML or a \
      sound; Kazoo plays only a sound.
      """,
    caller: """
      Kazoo gives the URL to the switch as hold music. The switch cannot play a document, so \
      callers wait in silence.
      """,
    remedy: "Write the URL of a sound, such as an .mp3 or .wav file.",
    citations: [.kazoo("kzt_twiml_dial:get_moh/1"), .twilio("voice/twiml/conference")],
    wrong: """
      <Response><Dial><Conference waitUrl="http://twimlets.com/holdmusic?Bucket=jazz">team\
      </Conference></Dial></Response>
      """,
    right: """
      <Response><Dial><Conference waitUrl="http://app.example.com/jazz.mp3">team\
      </Conference></Dial></Response>
      """)

  /// A `Queue` in `Dial`.
  package static let unsupportedQueue = Rule(
    id: "unsupported-queue", severity: .error, scope: .element, relaxation: .always,
    summary: "Queue in Dial, at which Kazoo ends the call",
    finds: "The documentation of Kazoo has Queue, but the code of Kazoo 4.3 does not support it.",
    caller: "Kazoo hangs up at the Dial and does not request 'action'.",
    remedy: """
      Dial a user whose devices are the phones of the agents, by its id in Kazoo. Or use a \
      callflow instead of TwiML: `twimlc translate --migrate` writes one that puts the caller into \
      the queue.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>4f3c2b1a0d9e8f7c6b5a4d3e2f1a0b9c</User></Dial></Response>")

  /// A SIP URI that Kazoo skips.
  package static let skippedSIPURI = Rule(
    id: "skipped-sip-uri", severity: .warning,
    summary: "SIP URI without user or host",
    finds: "The text of a Sip is not a user, an @ and a host.",
    caller: """
      Kazoo skips the Sip and rings the other nouns in the Dial. If there are none, the call ends, \
      and twimlc reports an error for that.
      """,
    remedy: """
      Write the address as sip:USER@HOST, or remove the Sip. From Kazoo 4.3.96 on a Sip fails in \
      any case; see build-dependent-noun.
      """,
    citations: [.kazoo("kzsip_uri:parse/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><User>anna</User><Sip>sip:example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A SIP URI that Kazoo fails on.
  package static let badSIPPort = Rule(
    id: "bad-sip-port", severity: .error,
    summary: "SIP URI whose port is not a number",
    finds: """
      Kazoo reads everything after the colon that follows the host as the port, also parameters \
      such as ;transport=tcp.
      """,
    caller: "Kazoo hangs up at the Dial. No phone rings.",
    remedy: """
      Leave the port or the parameters out. Or dial a device that has these settings, which works \
      on all versions; see build-dependent-noun.
      """,
    citations: [.kazoo("kzsip_uri:parse_port/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><Sip>sip:anna@example.com:5080;transport=tcp</Sip></Dial></Response>",
    right: "<Response><Dial><Device>anna</Device></Dial></Response>")
}
