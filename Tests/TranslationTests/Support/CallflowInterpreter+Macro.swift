import JSON

extension CallflowInterpreter {
  /// `cf_audio_macro`
  mutating func audioMacro(_ data: JSON) -> Verdict {
    var commands: [Command] = []
    for macro in data["macros"]?.array ?? [] {
      let terminators = (macro["terminators"] ?? data["terminators"])?.array ?? Self.anyKey
      switch macro["macro"]?.string {
      case "tts":
        if let command = Self.spoken(macro, language: data["language"], terminators) {
          commands.append(command)
        }
      case "play":
        guard let media = Self.mediaPath(macro["id"]?.string) else { continue }
        commands.append(Self.played(media, terminators))
      case "prompt":
        let language = (macro["language"] ?? data["language"])?.string ?? "en-us"
        let name = macro["id"]?.string ?? ""
        commands.append(
          Self.played("prompt://0123456789abcdef0123456789abcdef/\(name)/\(language)", Self.anyKey))
      case "say":
        commands.append(
          Command(
            "say",
            [
              "Say-Text": macro["text"] ?? .null, "Type": macro["type"] ?? .null,
              "Method": macro["method"] ?? .null, "Language": .string("en-us"),
            ]))
      case "tone":
        let tone = (macro.members ?? []).filter { $0.key != "macro" }
        commands.append(Command("tones", ["Tones": .array([.object(tone)])]))
      // The module crashes, and the flow continues.
      default: return .go("_")
      }
    }
    guard !commands.isEmpty else { return .go("_") }
    for command in commands { send(command.name, command.fields) }
    waitForNoop()
    return .go("_")
  }

  private static func played(_ media: String, _ terminators: [JSON]) -> Command {
    Command(
      "play",
      [
        "Media-Name": .string(media), "Terminators": .array(terminators),
        "Endless-Playback": .boolean(false),
      ])
  }

  /// Arguments after the first missing one are dropped: `cf_audio_macro:macro/2`.
  private static func spoken(_ macro: JSON, language: JSON?, _ keys: [JSON]) -> Command? {
    guard let text = macro["text"]?.string, !text.isEmpty else { return nil }
    let voice = macro["voice"]?.string
    let spokenLanguage = voice == nil ? nil : (macro["language"] ?? language)?.string
    let terminators = spokenLanguage == nil || keys.isEmpty ? anyKey : keys
    return Command(
      "tts",
      [
        "Text": .string(text), "Voice": .string(voice ?? "male"),
        "Language": .string(spokenLanguage ?? "en-us"), "Engine": .string("flite"),
        "Terminators": .array(terminators),
      ])
  }
}
