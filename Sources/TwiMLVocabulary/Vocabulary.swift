/// Every element of Twilio's voice TwiML and of Kazoo's subset.
public enum Vocabulary {
  /// What Kazoo runs, verbs first, in the order of its documentation.
  public static let kazoo: [ElementSpec] = []
  /// The rest of Twilio's voice TwiML.
  public static let beyondKazoo: [ElementSpec] = Vocabulary.twilioOnly
}
