package import Diagnostics
import KazooCallflow

extension Rule {
  /// An engine that a callflow cannot name.
  package static let lossEngine = Rule(
    id: "loss-engine", severity: .warning,
    summary: "a callflow can name only four speech engines",
    finds: """
      The engine of a Say is not one of \(ActionSchema.engines.map { "'\($0)'" }.listed()). Pivot \
      accepts any name.
      """,
    caller: "The callflow speaks with the default engine of the system.",
    remedy: """
      Make the engine the default of the system: tts_provider in the document speech of Kazoo's \
      system configuration. Or let Pivot run the Say: \(servedSeparately)
      """,
    citations: [.kazoo("kzd_callflow:validate_flow/1")],
    wrong: #"<Response><Say engine="festival">Hello</Say></Response>"#,
    right: "<Response><Redirect>http://app.example.com/say.php</Redirect></Response>")

  /// A voice that Kazoo has not, in a migration.
  package static let lossVoice = Rule(
    id: "loss-voice", severity: .note,
    summary: "a migrated callflow speaks with another voice",
    finds: "A Say has a voice that Kazoo does not have, and the option `--migrate` is given.",
    caller: """
      Kazoo has only a male and a female voice. The male one speaks for the names of men that \
      twimlc knows, such as Polly.Matthew, and the female one for all others.
      """,
    remedy: "To keep a certain voice, record the text as a file and play that.",
    citations: [.kazoo("kzt_twiml_util:get_voice/1"), .twilio("voice/twiml/say/text-speech")],
    wrong: #"<Response><Say voice="Polly.Joanna">Hello</Say></Response>"#,
    right: "<Response><Play>http://app.example.com/hello.mp3</Play></Response>")
}
