extension Vocabulary {
  /// Whether a value of Say's `voice` names a man: Twilio's `man`, or one of Amazon Polly's voices
  /// as in `Polly.Matthew-Neural`.
  package static func isMaleVoice(_ name: String) -> Bool {
    let speaker = name.split(separator: ".").last?.prefix { $0 != "-" } ?? ""
    return name == "man" || malePollySpeakers.contains(String(speaker))
  }

  private static let malePollySpeakers: Set<String> = [
    "Adriano", "Andres", "Arthur", "Brian", "Cristiano", "Daniel", "Enrique", "Geraint", "Giorgio",
    "Gregory", "Hans", "Jacek", "Jan", "Joey", "Justin", "Karl", "Kevin", "Liam", "Mads",
    "Mathieu", "Matthew", "Maxim", "Miguel", "Pedro", "Remi", "Ricardo", "Ruben", "Russell",
    "Sergio", "Stephen", "Takumi", "Thiago",
  ]
}
