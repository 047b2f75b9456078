package import Diagnostics
import TwiMLVocabulary

extension Rule {
  /// A noun that Kazoo skips.
  package static let skippedNoun = Rule(
    id: "skipped-noun", severity: .warning, scope: .parent,
    summary: "noun that is not rung beside others that are",
    finds: "A noun other than User, Device, Number and Sip in a Dial that rings several.",
    caller: "Kazoo skips the noun and rings the others.",
    remedy: "Write a User or Device in its place, or remove it.",
    citations: [.kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3")],
    fix: .either(
      safe: "only the case is different",
      unsafe: "the noun is guessed from its name"),
    wrong: "<Response><Dial><User>bob</User><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>bob</User><User>anna</User></Dial></Response>")

  /// The id of a user or device that no account has.
  package static let unlikelyID = Rule(
    id: "unlikely-id", severity: .warning,
    summary: "id that no user or device has",
    finds: """
      The text of User or Device with spaces or other characters that an id of Kazoo does not \
      have. Ids are 32 hexadecimal digits. Kazoo does not look for names.
      """,
    caller: """
      Kazoo does not find the user or device and skips it. The others in the Dial ring; if there \
      are none, the call ends.
      """,
    remedy: "Write the id of the user or device, as Kazoo's API shows it.",
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kz_endpoint:build/2"),
    ],
    wrong: "<Response><Dial><User>Anna Smith</User></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A `Dial` that can ring nobody.
  package static let nobodyToRing = Rule(
    id: "nobody-to-ring", severity: .error,
    summary: "Dial in which nobody can be rung",
    finds: """
      A Dial whose nouns Kazoo skips, all of them. Kazoo rings numbers, users and devices, and \
      takes one Conference alone.
      """,
    caller: "Kazoo ends the call at the Dial. Neither 'action' nor the next verb runs.",
    remedy: """
      Write a User or Device with an id of the account, or a Number. Client and other nouns of \
      Twilio do not exist on Kazoo.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:exec/3"), .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"),
    ],
    wrong: "<Response><Dial><Client>anna</Client></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A noun that only some builds of Kazoo can ring.
  package static let buildDependentNoun = Rule(
    id: "build-dependent-noun", severity: .warning, scope: .parent,
    summary: "noun that fails on Kazoo builds from 4.3.96 on",
    finds: """
      A Sip, two or more Numbers, or a Number beside another node. Kazoo builds endpoints from \
      these by code that fails on builds from 4.3.96 on.
      """,
    caller: "On those builds Kazoo hangs up at the Dial. Earlier builds ring them.",
    remedy: """
      Ring one Number alone, or users and devices. A device of the account can stand for a SIP \
      address.
      """,
    citations: [
      .kazoo("kzt_twiml_dial:xml_elements_to_endpoints/3"), .kazoo("kzd_devices:fix_presence_id/2"),
    ],
    fix: .either(
      safe: "only white space and line breaks are removed",
      unsafe: "what stands beside the Number is removed"),
    wrong: "<Response><Dial><Sip>sip:anna@example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// Nouns beside a number in text.
  package static let nounBesideNumber = Rule(
    id: "noun-beside-number", severity: .warning, scope: .parent,
    summary: "noun beside the text of Dial",
    finds: "A noun in a Dial whose text has a digit.",
    caller: "Kazoo dials the number in the text, and nobody else.",
    remedy: "Put the number into a Number, or remove the noun.",
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial>+14155550100<User>anna</User></Dial></Response>",
    right: "<Response><Dial>+14155550100</Dial></Response>")

  /// A `Conference` without a name.
  package static let unnamedConference = Rule(
    id: "unnamed-conference", severity: .warning, scope: .element,
    summary: "Conference without a name",
    finds: """
      A Conference without text. Kazoo makes the id of the room from the name, so without one it \
      is the same for all documents that name none.
      """,
    caller: "Callers who have nothing to do with each other meet in one room.",
    remedy: "Write a name between the tags, another one for each group of callers.",
    citations: [.kazoo("kzt_twiml_dial:conference_id/1")],
    wrong: "<Response><Dial><Conference/></Dial></Response>",
    right: "<Response><Dial><Conference>team</Conference></Dial></Response>")

  /// TwiML as hold music.
  package static let documentAsMusic = Rule(
    id: "document-as-music", severity: .warning,
    summary: "waitUrl that returns a document instead of a sound",
    finds: """
      waitUrl at twimlets.com, or with an address that ends in .xml or .twiml. Twilio takes TwiML \
      or a sound there, Kazoo only a sound.
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
    summary: "queue, at which the call ends",
    finds: """
      A Queue in Dial. Kazoo's documentation has it; its code logs that it is unsupported.
      """,
    caller: "Kazoo hangs up at the Dial. 'action' has no effect.",
    remedy: """
      Translate the document with --migrate: a callflow puts the caller into the queue by \
      acdc_member. Or ring a user whose devices are the agents' telephones.
      """,
    citations: [.kazoo("kzt_twiml_dial:exec/3")],
    wrong: "<Response><Dial><Queue>support</Queue></Dial></Response>",
    right: "<Response><Dial><User>support</User></Dial></Response>")

  /// A SIP URI that Kazoo skips.
  package static let skippedSIPURI = Rule(
    id: "skipped-sip-uri", severity: .warning,
    summary: "SIP URI without user or host",
    finds: "A Sip whose text is not a user, an @ and a host.",
    caller: """
      Kazoo skips it and rings the others. If nobody is left, the call ends, which is an error of \
      its own.
      """,
    remedy: "Write sip:USER@HOST.",
    citations: [.kazoo("kzsip_uri:parse/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><User>anna</User><Sip>sip:example.com</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")

  /// A SIP URI that Kazoo fails on.
  package static let badSIPPort = Rule(
    id: "bad-sip-port", severity: .error,
    summary: "SIP URI whose port is not a number",
    finds: """
      Kazoo takes all that follows the colon after the host for the port, parameters such as \
      ;transport=tcp included.
      """,
    caller: "Kazoo hangs up at the Dial. Nobody is rung.",
    remedy: "Leave the port or the parameters out. A device of the account can carry them.",
    citations: [.kazoo("kzsip_uri:parse_port/1")], twilioErrors: [13224],
    wrong: "<Response><Dial><Sip>sip:anna@example.com:5080;transport=tcp</Sip></Dial></Response>",
    right: "<Response><Dial><User>anna</User></Dial></Response>")
}
