extension Vocabulary {
  static let twilioOnly: [ElementSpec] = []
}
