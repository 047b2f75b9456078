import Diagnostics
import JSON
import KazooCallflow
import Testing
import TwiMLVocabulary

@Suite
struct MigrationTests {
  @Test(arguments: [
    (
      "<Say voice='alice' language='pt-BR'>Olá</Say>",
      #"{"module":"tts","data":{"text":"Olá","voice":"female","language":"pt-BR","engine":"flite"},"children":{}}"#
    ),
    (
      "<Say voice='Polly.Matthew-Neural'>Hi</Say>",
      #"{"module":"tts","data":{"text":"Hi","voice":"male","language":"en-us","engine":"flite"},"children":{}}"#
    ),
    (
      "<Say><![CDATA[Hi]]> <emphasis>you</emphasis></Say>",
      #"{"module":"tts","data":{"text":"Hi you","voice":"male","language":"en-us","engine":"flite"},"children":{}}"#
    ),
    (
      "<Reject reason='spam'> </Reject>",
      #"{"module":"response","data":{"code":503,"message":"rejected"},"children":{}}"#
    ),
  ])
  func `TwiML that only Kazoo's interpreter refuses is translated as intended`(
    _ verbs: String, _ flow: String
  ) {
    let translating = Translating("<Response>\(verbs)</Response>", isMigrating: true)
    #expect(translating.json == flow)
    #expect(translating.isTranslated)
    #expect(!Translating("<Response>\(verbs)</Response>").isTranslated)
  }

  @Test
  func `several variables in one Set become one action`() {
    let verbs =
      "<Set><Variable key='a' value='1'/><Variable key='b' value='2'/></Set>"
      + "<Redirect method='GET'>http://h/r</Redirect>"
    let translating = Translating(
      "<Response>\(verbs)</Response>", target: .kazoo5, isMigrating: true)
    #expect(translating.isTranslated)
    #expect(
      translating.flow?.actions.reversed().map(\.module) == ["answer", "set_variables", "pivot"])
  }

  @Test
  func `embedded TwiML is rewritten so that Kazoo runs it`() {
    let document = """
      <Response><Set><Variable key="a" value="1"/><Variable key="b" value="2"/></Set>\
      <Gather action="http://h/g"><Say voice="alice" language="en-US">Hi <b>you</b></Say></Gather>\
      <Hangup> </Hangup></Response>
      """
    let translating = Translating(document, target: .kazoo5, isMigrating: true)
    guard case .object(let members) = translating.flow?.actions.first?["serverless"],
      case .string(let twiml) = members.first?.value
    else {
      Issue.record("no TwiML in \(translating.json)")
      return
    }
    #expect(
      twiml == #"<Response><Set><Variable key="a" value="1"/></Set>"#
        + #"<Set><Variable key="b" value="2"/></Set>"#
        + #"<Gather action="http://h/g"><Say voice="woman" language="en">Hi you</Say></Gather>"#
        + "<Hangup/></Response>")
    #expect(!Translating(twiml, target: .kazoo5).findings.contains { $0.severity == .error })
  }

  @Test(arguments: [
    ("es", #"<Say language="es">"#), ("en-gb", #"<Say language="en-gb">"#),
    ("en-GB", #"<Say language="en-gb">"#), ("es-MX", #"<Say language="es">"#),
    ("FR", #"<Say language="fr">"#), ("pt-BR", "<Say>"),
  ])
  func `an unknown language becomes its nearest match or is left out`(_ tag: String, _ say: String)
  {
    let translating = Translating(
      "<Response><Gather action='http://h/g'><Say language='\(tag)'>x</Say></Gather></Response>",
      target: .kazoo5, isMigrating: true)
    #expect(translating.json.contains(say.replacing("\"", with: #"\""#)), "\(translating.json)")
  }

  @Test(arguments: ["<Sms>Hi</Sms>", "<Say/>", "<Say>a</Say><Connect/>", "<Dial>anna</Dial>"])
  func `verbs that nothing can carry stay errors`(_ verbs: String) {
    #expect(!Translating("<Response>\(verbs)</Response>", isMigrating: true).isTranslated)
  }
}
